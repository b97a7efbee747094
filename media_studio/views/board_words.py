"""The board in words: each card one sentence of who has it, since when, and what comes next."""

from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from content.permissions import may_take_down
from portal.accounts.models import User
from portal.kit import clock

from .. import board
from ..models import Assignment, Idea
from ..permissions import may_act_now, may_see_draft
from ..policy.columns import Column
from ..policy.stages import Stage
from .days import due_in_words, since_in_words
from .wording import listed

HEADINGS = {
    Column.IDEAS: gettext_lazy("Ideas"),
    Column.WRITTEN: gettext_lazy("Being written"),
    Column.READ: gettext_lazy("Being read"),
    Column.CONSENT: gettext_lazy("Waiting for a yes"),
    Column.PLANNED: pgettext_lazy("board", "Planned"),
    Column.PUBLIC: gettext_lazy("Newly public"),
    Column.TAKEN_DOWN: gettext_lazy("Taken down"),
}


TO_DO = {
    Assignment.Role.TELLS: pgettext_lazy("to do", "write"),
    Assignment.Role.INTERVIEWS: pgettext_lazy("to do", "interview somebody"),
    Assignment.Role.PICTURES: pgettext_lazy("to do", "take pictures"),
    Assignment.Role.RECORDS: pgettext_lazy("to do", "record"),
    Assignment.Role.READS: pgettext_lazy("to do", "read"),
    Assignment.Role.HELPS: pgettext_lazy("to do", "help"),
}


@dataclass(frozen=True)
class Row:
    """One card as it is shown. Without an address there is nothing to open."""

    title: str
    sentence: str
    next: str
    href: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Shown:
    """One column with its cards."""

    column: Column
    heading: str
    rows: list[Row]
    at_once: ClassVar[int] = 3  # a longer column would push the others' second row far down

    @property
    def first(self) -> list[Row]:
        """Those that are seen at once."""
        return self.rows[: self.at_once]

    @property
    def others(self) -> list[Row]:
        """Those that unfold."""
        return self.rows[self.at_once :]


def columns(person: User) -> list[Shown]:
    """The whole board for this person, also the columns with nothing in them."""
    found = board.cards()
    return [
        Shown(column, str(heading), [_row(card, person) for card in _of(column, found)])
        for column, heading in HEADINGS.items()
    ]


def _of(column: Column, cards: list[board.Card]) -> list[board.Card]:
    """What waited longest comes first; what is public waits for nothing: there the newest does."""
    own = [card for card in cards if card.column is column]
    return own[::-1] if column is Column.PUBLIC else own


def _row(card: board.Card, person: User) -> Row:
    said = {"name": _holder(card), "since": since_in_words(card.since)}
    sentence = _("%(name)s, %(since)s.") % said
    heading = str(HEADINGS[card.column])
    return Row(card.title, sentence, _next(card), href=_href(card, person), heading=heading)


def _holder(card: board.Card) -> str:
    """Who has it. Of what was public only the name that readers know."""
    if card.column is Column.IDEAS:
        return _idea_holder(card)
    if card.column is Column.READ:
        return _("The media team")
    if card.stage is Stage.WAITS_FOR_PEOPLE:
        return _("The people in it")
    if card.column in {Column.PUBLIC, Column.TAKEN_DOWN}:
        return card.byline or _("The media team")
    return str(card.teller or _("Somebody"))


def _idea_holder(card: board.Card) -> str:
    names = listed(list(dict.fromkeys(str(each.person) for each in card.assignments if each.person)))
    return names or _("The newsroom")


def _next(card: board.Card) -> str:
    teller = {"name": card.teller or _("Somebody")}
    said = {
        Column.WRITTEN: _("Next: %(name)s hands it in.") % teller,
        Column.READ: _("Next: a reader passes it on, or asks for a change."),
        Column.CONSENT: _("Next: %(name)s says yes or no.") % teller,
        Column.PUBLIC: _("Everybody can read it."),
        Column.TAKEN_DOWN: _next_of_taken_down(card),
    }
    if card.column is Column.IDEAS:
        return _next_of_idea(card)
    if card.column is Column.PLANNED and card.planned_for:
        return _("Next: it becomes public %(when)s.") % {"when": clock.in_words(card.planned_for)}
    if card.stage is Stage.WAITS_FOR_PEOPLE:
        return _("Next: everybody in it says yes.")
    return said.get(card.column, "")


def _next_of_taken_down(card: board.Card) -> str:
    """An appeal that is open waits for another editor than the one who took the story down."""
    if card.taken is not None and card.taken.appealed_at and card.taken.decided_at is None:
        by = {"name": card.taken.taken_down_by or _("Somebody")}
        return _("Its teller asks to look again. Next: another editor than %(name)s decides.") % by
    if card.stage is Stage.TAKEN_BACK:
        return _("Next: its teller shows it again, or changes it.")
    return _("Next: its teller may change it and hand it in.")


def _next_of_idea(card: board.Card) -> str:
    if card.idea is not None and card.idea.state == Idea.State.NEW:
        return _("Next: the newsroom keeps it, or says why not.")
    if not card.assignments:
        return _("Next: somebody says who does what.")
    first = _first(card.assignments)
    if first.person is None:
        said = {"do": to_do_of(first), "due": due_in_words(first.due)}
        return _("Next: who wants to %(do)s? %(due)s") % said
    said = {"name": str(first.person), "does": task_of(first), "due": due_in_words(first.due)}
    return _("Next: %(name)s %(does)s. %(due)s") % said


def _first(assignments: tuple[Assignment, ...]) -> Assignment:
    """What is due first; what has no day comes last."""
    return min(assignments, key=lambda each: (each.due is None, each.due, each.pk))


def task_of(assignment: Assignment) -> str:
    """What there is to do, as it stands in a sentence: "writes"."""
    return str(assignment.get_role_display()).lower()


def to_do_of(assignment: Assignment) -> str:
    """What there is to do, as it stands after a promise: "write"."""
    return str(TO_DO[Assignment.Role(assignment.role)])


def _href(card: board.Card, person: User) -> str:
    if card.column is Column.IDEAS and card.idea:
        return reverse("studio:idea", args=[card.idea.pk])
    if card.story is None:
        return ""
    if card.column is Column.PUBLIC:
        return str(card.story.url or "")
    if card.story.storyteller_id == person.pk:
        return reverse("studio:story", args=[card.story.pk])
    if card.taken is not None and may_take_down(person):
        return reverse("studio:appeal", args=[card.taken.pk])
    if card.column is Column.READ and may_act_now(person, card.story):
        return reverse("studio:reading", args=[card.story.pk])
    if may_see_draft(person, card.story):
        return reverse("studio:preview", args=[card.story.pk])
    return reverse("studio:idea", args=[card.idea.pk]) if card.idea else ""
