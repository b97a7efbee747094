"""My desk as named parts, one line each, the most urgent part first. A new part is a function in `PARTS`."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.models import HardParagraph, Report, Wish
from content.models.access_feedback import ANSWER_DAYS
from content.models.access_feedback import REMINDER_DAYS as FEEDBACK_REMINDER
from content.models.wishes import REMINDER_DAYS
from content.partial_dates import in_words
from portal.accounts.models import User
from portal.kit import clock

from .. import agenda, appeals, corrections, desk, newsroom, queries, rewriting
from ..models import Occasion
from ..permissions import may_work_in_newsroom
from . import access, reader_test_words
from .assignments import Line as Promise
from .assignments import lines_of
from .days import from_until

WISH_SHOWN = 120  # characters of a wish on the desk


@dataclass(frozen=True)
class Line:
    """One sentence that opens what waits, and a little about it."""

    text: str
    href: str  # none where there is nothing to open
    meta: str = ""
    kind: str = "wait"  # how it looks: "urgent", "wait", or "" for what only is


@dataclass(frozen=True)
class Part:
    """One kind of things that wait. Assignments bring their buttons with them."""

    key: str
    heading: str
    lines: list[Line] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of this kind waits."""
        return not self.lines and not self.promises


def parts_of(person: User) -> list[Part]:
    """What waits for this person, without the parts in which nothing does."""
    return [part for part in (make(person) for make in PARTS) if not part.is_empty]


def desk_page(request: HttpRequest, more: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The desk; with `refused` and `unsent` in `more` it gives words back that could not be sent."""
    me = access.person(request)
    context = {
        "requests": queries.requests_for(me).select_related("storyteller"),
        "parts": parts_of(me),
        "works_in_newsroom": may_work_in_newsroom(me),
    }
    return access.page(request, "desk", context | more, status=status)


def _reports(person: User) -> Part:
    lines = [
        Line(
            _said_of(report),
            reverse("studio:report", args=[report.pk]),
            f"{report.get_reason_display()} {clock.in_words(report.made_at)}",
            kind="urgent",
        )
        for report in desk.reports_for(person)
    ]
    return Part("reports", _("Readers report these"), lines)


def _said_of(report: Report) -> str:
    if report.wish_id:
        return _("A reader reports the wish “%(words)s”.") % {"words": report.title}
    if report.portfolio_id:
        return _("A reader reports the portfolio of %(name)s.") % {"name": report.title}
    return _("A reader reports “%(title)s”.") % {"title": report.title}


def _appeals(person: User) -> Part:
    story = _("%(name)s asks you to look again at “%(title)s”.")
    portfolio = _("%(name)s asks you to look again at a portfolio.")
    lines = [
        Line(
            (portfolio if taken.portfolio_id else story) % {"name": taken.storyteller, "title": taken.title},
            reverse("studio:appeal", args=[taken.pk]),
            _("Asked %(when)s") % {"when": clock.in_words(taken.appealed_at or taken.made_at)},
        )
        for taken in appeals.appeals_for(person)
    ]
    return Part("appeals", _("Look at these again"), lines)


def _corrections(person: User) -> Part:
    text = _("Your correction in “%(title)s” waits for the storyteller.")
    lines = [
        Line(
            text % {"title": one.story.title},
            reverse("studio:propose_correction", args=[one.story_id]),
            _("Proposed %(when)s") % {"when": clock.in_words(one.made_at)},
            kind="",
        )
        for one in corrections.proposed_by(person)
    ]
    return Part("corrections", _("Your corrections"), lines)


def _stories(person: User) -> Part:
    lines = [_story(one) for one in desk.waiting_for(person)]
    return Part("stories", _("Stories that wait for a reader"), lines)


def _unread(person: User) -> Part:
    """An editor reads which story; who only gives the rights reads that there is one."""
    lines = [_without_reader(person, one) for one in desk.without_reader(person)]
    return Part("unread", _("These have no reader"), lines)


def _without_reader(person: User, one: desk.Waiting) -> Line:
    people, since = "", _("Waiting since %(when)s") % {"when": clock.in_words(one.since)}
    ask = _("Ask an administrator to give somebody the right to read.")
    if desk.may_give_rights(person):
        people, ask = reverse("wagtailusers_users:index"), _("Give one more person the right to read.")
    if not person.has_perm("media_studio.read_as_editor"):
        return Line(_("A story waits. Nobody can read it yet."), people, f"{ask} {since}.", kind="urgent")
    said = {"title": one.title, "name": one.storyteller}
    return Line(_("Nobody can read “%(title)s” by %(name)s yet.") % said, people, ask, kind="urgent")


def _story(one: desk.Waiting) -> Line:
    said = {"name": one.storyteller, "title": one.title}
    text = (
        _("%(name)s asks you to read “%(title)s”.") % said
        if one.for_supporter
        else _("“%(title)s” by %(name)s waits for a reader.") % said
    )
    meta = _("Waiting since %(when)s") % {"when": clock.in_words(one.since)}
    changed = _("Changed since it was handed in.") if one.is_changed else ""
    return Line(text, reverse("studio:reading", args=[one.story.pk]), f"{meta}. {changed}".strip())


def _promised(person: User) -> Part:
    return Part(
        "promised", _("What you promised"), promises=lines_of(person, newsroom.assignments_of(person))
    )


def _wishes(person: User) -> Part:
    found = newsroom.wishes_waiting() if may_work_in_newsroom(person) else []
    lines = [
        Line(
            _wished(one) % {"words": Truncator(one.words).chars(WISH_SHOWN)},
            reverse("studio:wish", args=[one.pk]),
            f"{one.about.title}. {clock.in_words(one.made_at)}" if one.about else clock.in_words(one.made_at),
        )
        for one in found
    ]
    return Part("wishes", _("Readers' wishes"), lines)


def _wished(one: Wish) -> str:
    if one.kind == Wish.Kind.STUCK:
        return _("A reader got stuck: “%(words)s”")
    return _("A reader wishes: “%(words)s”")


def _unanswered(person: User) -> Part:
    soon = _day_after(REMINDER_DAYS)
    lines = [
        Line(
            _("“%(words)s” waits for an answer.") % {"words": one.heading},
            reverse("studio:wish", args=[one.pk]),
            _due(one.answer_due),
            kind="urgent" if one.answer_due and one.answer_due <= soon else "wait",
        )
        for one in (newsroom.wishes_to_answer() if may_work_in_newsroom(person) else [])
    ]
    return Part("unanswered", _("Wishes without an answer"), lines)


def _feedback(person: User) -> Part:
    soon = _day_after(ANSWER_DAYS - FEEDBACK_REMINDER)
    lines = [
        Line(
            _("Accessibility: “%(words)s”") % {"words": Truncator(one.words).chars(WISH_SHOWN)},
            reverse("studio:feedback", args=[one.pk]),
            _due(one.due),
            kind="urgent" if one.due <= soon else "wait",
        )
        for one in (newsroom.feedback_waiting() if may_work_in_newsroom(person) else [])
    ]
    return Part("feedback", _("Feedback on accessibility"), lines)


def _day_after(days: int) -> datetime.date:
    return clock.today() + datetime.timedelta(days=days)


def _due(day: datetime.date | None) -> str:
    if day is None:
        return ""
    if day < _day_after(0):
        return _("It was due %(day)s") % {"day": in_words(day.isoformat())}
    return _("Answer by %(day)s") % {"day": in_words(day.isoformat())}


def _hard(person: User) -> Part:
    found = rewriting.to_rewrite() if may_work_in_newsroom(person) else []
    lines = [
        Line(_hard_said(one), reverse("studio:hard", args=[one.task.pk]), _hard_meta(one.task))
        for one in found
    ]
    return Part("hard", _("Too hard to read"), lines)


def _hard_said(one: rewriting.ToRewrite) -> str:
    if one.words is None:
        return _("A hard paragraph of “%(title)s” has changed.") % {"title": one.page.title}
    return _("Too hard: “%(words)s”") % {"words": Truncator(one.words).chars(WISH_SHOWN)}


def _hard_meta(task: HardParagraph) -> str:
    said = ngettext("%(number)s reader", "%(number)s readers", task.marks) % {"number": task.marks}
    return f"{said}. {clock.in_words(task.marked_at)}"


def _reader_tests(person: User) -> Part:
    lines = [Line(*said) for said in reader_test_words.lines_for(person)]
    return Part("reader_tests", _("Answers of readers"), lines)


def _ideas(person: User) -> Part:
    lines = [
        Line(
            _("%(name)s has an idea: “%(title)s”") % {"name": one.by or _("Somebody"), "title": one.title},
            reverse("studio:idea", args=[one.pk]),
            clock.in_words(one.made_at),
        )
        for one in (newsroom.ideas_waiting() if may_work_in_newsroom(person) else [])
    ]
    return Part("ideas", _("New ideas"), lines)


def _wanted(person: User) -> Part:
    found = newsroom.open_assignments() if may_work_in_newsroom(person) else []
    return Part("wanted", _("Who wants to do this?"), promises=lines_of(person, found))


def _soon(person: User) -> Part:
    lines = [
        Line(
            f"{one.get_kind_display()}: {one.title}",
            reverse("studio:occasion", args=[one.pk]),
            _when(one),
            kind="",
        )
        for one in agenda.soon_for(person)
    ]
    return Part("soon", _("You come along to these"), lines)


def _when(one: Occasion) -> str:
    when = f"{clock.day_in_words(one.begins_at)} {from_until(one.begins_at, one.ends_at)}"
    return f"{when}. {one.place}" if one.place else when


PARTS: tuple[Callable[[User], Part], ...] = (
    _reports,
    _feedback,
    _appeals,
    _unread,
    _stories,
    _promised,
    _wishes,
    _unanswered,
    _hard,
    _reader_tests,
    _ideas,
    _wanted,
    _corrections,
    _soon,
)
