"""What was taken down and waits for another editor's eyes, and what that editor may see."""

import datetime
from typing import TypeAlias

from wagtail.models import Revision

from content.models import Consent, Portfolio, StoryPage, TakeDown
from content.models.portfolios import hidden_by
from content.models.seals import is_sealed
from content.permissions import may_take_down
from portal.accounts.models import User
from portal.kit import clock

from . import queries
from .policy.appeals import TIME_TO_ASK, Asking, Deciding, Verdict, may_ask, may_decide

Thing: TypeAlias = StoryPage | Portfolio


def thing_of(taken: TakeDown) -> Thing | None:
    """The story or the portfolio; None for a page that nobody can ask about."""
    if taken.portfolio_id:
        return Portfolio.objects.filter(pk=taken.portfolio_id).first()
    return StoryPage.objects.filter(pk=taken.page_id).first() if taken.page_id else None


def asking(taken: TakeDown, thing: Thing) -> Asking:
    """The facts that say whether its storyteller or owner may ask now."""
    return Asking(
        is_standing=_is_standing(taken, thing),
        was_asked=taken.appealed_at is not None,
        age=clock.now() - taken.made_at,
    )


def deciding(person: User, taken: TakeDown, thing: Thing) -> Deciding:
    """The facts that say whether this person may decide now."""
    waits = taken.appealed_at is not None and taken.decided_at is None
    return Deciding(
        waits=waits and not is_away(thing) and _is_standing(taken, thing),
        took_it_down=taken.taken_down_by_id == person.pk,
        is_storyteller=_whose(thing) == person.pk,
    )


def may_ask_again(taken: TakeDown | None, thing: Thing) -> bool:
    """Whether another editor can be asked now."""
    return taken is not None and may_ask(asking(taken, thing)) is Verdict.YES


def last_day(taken: TakeDown) -> datetime.datetime:
    """Until when one may ask."""
    return taken.made_at + TIME_TO_ASK


def appeals_for(person: User) -> list[TakeDown]:
    """What this editor may look at again, the one that has waited longest first."""
    if not may_take_down(person):
        return []
    waiting = TakeDown.objects.filter(appealed_at__isnull=False, decided_at=None)
    found = waiting.select_related("page", "portfolio", "storyteller", "taken_down_by")
    return [taken for taken in found.order_by("appealed_at", "pk") if may_look_again(person, taken)]


def may_look_again(person: User, taken: TakeDown) -> bool:
    """Whether this editor sees what was taken down, to decide about it."""
    thing = thing_of(taken)
    if thing is None or not may_take_down(person):
        return False
    return may_decide(deciding(person, taken, thing)) is Verdict.YES


def version_taken_down(taken: TakeDown) -> Revision | None:
    """What was public of a story when it was taken down."""
    if taken.page_id is None:
        return None
    said_yes = Consent.objects.filter(page_id=taken.page_id, given_at__lte=taken.made_at)
    newest = said_yes.select_related("revision").order_by("-given_at", "-pk").first()
    return newest.revision if newest else None


def looked_at_again(person: User, story: StoryPage) -> StoryPage | None:
    """The page as it was taken down, for an editor who may decide about it now."""
    taken = queries.taken_down(story)
    if taken is None or not may_look_again(person, taken):
        return None
    version = version_taken_down(taken)
    return version.as_object() if version else None


def is_away(thing: Thing) -> bool:
    """Whether whose it is took it back: nobody else sees anything of it."""
    return not thing.name if isinstance(thing, Portfolio) else is_sealed(thing)


def _whose(thing: Thing) -> int | None:
    return thing.owner_id if isinstance(thing, Portfolio) else thing.storyteller_id


def _is_standing(taken: TakeDown, thing: Thing) -> bool:
    standing = hidden_by(thing) if isinstance(thing, Portfolio) else queries.taken_down(thing)
    return standing is not None and standing.pk == taken.pk
