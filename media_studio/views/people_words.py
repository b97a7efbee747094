"""What a person in a story said, in words for its storyteller."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page

from content.models import PersonIn
from content.models.people_in import How
from portal.kit import clock


@dataclass(frozen=True)
class Said:
    """The sign, the sentence, and whether the storyteller has something to do."""

    kind: str
    text: str
    is_mine: bool


def said_of(person: PersonIn, draft: Page) -> Said:
    """What the person said about what the newest version shows of them."""
    if person.withdrawn_at is not None:
        return Said("closed", _("They took their yes back. You did nothing wrong."), True)
    if person.declined_at is not None:
        return Said("closed", _("They do not want to be in it."), True)
    if person.given_at is None:
        return _not_answered(person)
    if person.is_over:
        return Said("closed", _("Their yes is over. Ask again."), True)
    if not person.covers(draft):
        return Said("wait", _("It has changed since their yes. Ask again."), True)
    return Said("done", _given(person), False)


def _not_answered(person: PersonIn) -> Said:
    if person.answer:
        return Said("wait", _("You answered their question. They decide now."), False)
    if person.question:
        return Said("open", _("They ask something first: %(words)s") % {"words": person.question}, True)
    if person.asked_at is None:
        return Said("open", _("You have not asked yet."), True)
    day = clock.day_in_words(person.asked_at)
    return Said("wait", _("The link was made: %(day)s. No answer yet.") % {"day": day}, False)


def _given(person: PersonIn) -> str:
    day = clock.day_in_words(person.given_at) if person.given_at else ""
    if person.how == How.LINK:
        return _("They said yes by the link: %(day)s.") % {"day": day}
    told = {"day": day, "name": person.witness}
    if person.how == How.PAPER:
        return _("Yes on paper: %(day)s. It is kept by: %(name)s.") % told
    return _("Yes by word of mouth: %(day)s. It was heard by: %(name)s.") % told
