"""What the moderators' pages and the pages of decisions say."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from peer.claiming import does_hold
from peer.models import Appeal, Decision
from peer.queue import Waiting
from portal.kit import clock

register = template.Library()
TITLES = {
    Decision.Kind.REMOVE: gettext_noop("A moderator removed your message"),
    Decision.Kind.MASK: gettext_noop("A moderator covered a part of your message"),
    Decision.Kind.REMIND: gettext_noop("A moderator reminded you of the rules"),
    Decision.Kind.WARN: gettext_noop("A moderator warned you"),
    Decision.Kind.PAUSE: gettext_noop("You got a pause from writing"),
    Decision.Kind.NEUTRAL_NAME: gettext_noop("A moderator covered your name in a room"),
    Decision.Kind.TAKE_SEAT: gettext_noop("A moderator removed you from the room"),
}


@register.filter
def desk_address(item: Waiting):
    """The page of something that waits."""
    if item.message:
        return reverse("peer:item", args=[item.message.pk])
    if item.appeal:
        return reverse("peer:appeal", args=[item.appeal.pk])
    return reverse("peer:call", args=[item.flag.pk])


@register.filter
def holding_claim(item: Waiting):
    """Who looks at it now, if anybody does."""
    return item.claim if does_hold(item.claim) else None


@register.filter
def decision_title(decision):
    """What was decided, said to the person whom it is about."""
    return gettext(TITLES[Decision.Kind(decision.kind)])


@register.filter
def appeal_state(appeal):
    """How an appeal stands."""
    if appeal.decided_at is None:
        return gettext("You asked. Another moderator looks at this.")
    if appeal.outcome == Appeal.Outcome.OVERTURNED:
        return gettext("Another moderator looked again. The decision was changed.")
    return gettext("Another moderator looked again. The decision stays.")


@register.filter
def is_closed_early(room):
    """Whether a moderator closed the room until its next opening."""
    return bool(room.closed_until and room.closed_until > clock.now())


@register.simple_tag
def decisions_trail(here):
    """The way to one decision about oneself."""
    return [{"label": gettext("Decisions about me"), "href": reverse("peer:decisions")}, {"label": here}]
