"""The newsroom's calendar: a week, and what comes later; each thing in it has a page."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.keeping import keeps_text

from .. import agenda, occasions
from ..forms_calendar import OccasionForm, filled_in
from ..models import Occasion
from ..permissions import may_see_draft, may_work_in_newsroom
from ..refusals import Refused
from . import access
from .board_words import to_do_of
from .days import day_in_words, from_until
from .newsroom import newsroom_people

LATER = 28
FARTHEST = 60  # weeks away from this one


@dataclass(frozen=True)
class Entry:
    """One thing in the calendar, in words."""

    href: str
    when: str
    what: str
    title: str
    place: str
    people: str
    is_mine: bool
    is_cancelled: bool
    kind: str


@dataclass(frozen=True)
class ShownDay:
    """One day in words, with its entries."""

    heading: str
    is_today: bool
    entries: list[Entry]


@access.signed_in
def calendar(request: HttpRequest) -> HttpResponse:
    """A week, day by day; under it what comes in the four weeks after.

    The newsroom sees all of it; anybody else what they promised, and the days of their own stories.
    """
    me, away = access.person(request), _weeks_away(request)
    monday = agenda.monday_of(clock.today()) + away * agenda.WEEK
    days, later = agenda.days_from(monday), agenda.days_from(monday + agenda.WEEK, LATER)
    works = may_work_in_newsroom(me)
    if not works:
        days, later = [agenda.only_of(me, day) for day in days], [agenda.only_of(me, day) for day in later]
    context = {
        "works": works,
        "days": [_shown(day, me) for day in days],
        "is_empty": all(day.is_empty for day in days),
        "later": [_shown(day, me) for day in later if not day.is_empty],
        "week": monday.isocalendar().week,
        "is_now": away == 0,
        "before": away - 1 if away > -FARTHEST else None,
        "after": away + 1 if away < FARTHEST else None,
    }
    return access.page(request, "calendar", context)


@keeps_text(OccasionForm)
@newsroom_people
def plan(request: HttpRequest) -> HttpResponse:
    """Something new in the calendar."""
    form = OccasionForm(_sent(request), initial={"kind": Occasion.Kind.SHIFT, "day": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            made = occasions.plan_occasion(access.person(request), plan=form.plan)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is in the calendar. You come along."))
            return redirect("studio:occasion", made.pk)
    return access.page(request, "occasion_form", {"form": form}, status=422 if form.errors else 200)


@newsroom_people
def occasion(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is, who comes along, and what one can do."""
    found = get_object_or_404(Occasion, pk=pk)
    context = {
        "occasion": found,
        "when": f"{clock.in_words(found.begins_at)}–{clock.clock_time(found.ends_at)}",
        "people": list(found.people.order_by("first_name", "pk")),
        "comes": found.people.filter(pk=access.person(request).pk).exists(),
        "is_over": found.ends_at < clock.now(),
    }
    return access.page(request, "occasion", context)


@keeps_text(OccasionForm)
@newsroom_people
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words or times."""
    found = get_object_or_404(Occasion, pk=pk, cancelled_at=None)
    form = OccasionForm(_sent(request), initial=filled_in(found))
    if request.method == "POST" and form.is_valid():
        try:
            occasions.change_occasion(access.person(request), occasion=found, plan=form.plan)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is changed. Whoever comes along is told."))
            return redirect("studio:occasion", pk)
    context = {"form": form, "occasion": found}
    return access.page(request, "occasion_form", context, status=422 if form.errors else 200)


@access.posted("occasion", "pk")
@newsroom_people
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """It does not take place."""
    return _act(request, pk, occasions.cancel_occasion, _("It is cancelled. Whoever comes along is told."))


@access.posted("occasion", "pk")
@newsroom_people
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """I come along."""
    return _act(request, pk, occasions.join, _("You come along. Good!"))


@access.posted("occasion", "pk")
@newsroom_people
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """I do not come after all."""
    return _act(request, pk, occasions.leave, _("You do not come along. That is all right."))


def _act(request: HttpRequest, pk: int, act: Any, said: str) -> HttpResponse:
    try:
        act(access.person(request), occasion=get_object_or_404(Occasion, pk=pk))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("studio:occasion", pk)


def _sent(request: HttpRequest) -> Any:
    """What was sent, also when it is nothing; None while the form is only looked at."""
    return request.POST if request.method == "POST" else None


def _weeks_away(request: HttpRequest) -> int:
    """How many weeks from this one; anything else is this week."""
    asked = request.GET.get("week", "0")
    digits = asked.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(FARTHEST))):
        return 0
    return max(-FARTHEST, min(FARTHEST, int(asked)))


def _shown(day: agenda.Day, person: User) -> ShownDay:
    entries = [_occasion_entry(each, person) for each in day.occasions]
    entries += [_due_entry(each, person) for each in day.due]
    entries += [_coming_entry(each, person) for each in day.coming]
    return ShownDay(_heading(day.date), day.is_today, entries)


def _heading(day: datetime.date) -> str:
    words = day_in_words(day)
    return words[:1].upper() + words[1:]


def _occasion_entry(one: Occasion, person: User) -> Entry:
    people = one.people.all()
    return Entry(
        href=reverse("studio:occasion", args=[one.pk]) if may_work_in_newsroom(person) else "",
        when=from_until(one.begins_at, one.ends_at),
        what=str(one.get_kind_display()),
        title=one.title,
        place=one.place,
        people=", ".join(str(each) for each in people),
        is_mine=any(each.pk == person.pk for each in people),
        is_cancelled=one.cancelled_at is not None,
        kind=one.kind,
    )


def _due_entry(one: Any, person: User) -> Entry:
    works, is_mine = may_work_in_newsroom(person), one.person_id == person.pk
    own = f"{reverse('studio:home')}#task-{one.pk}" if is_mine else ""
    return Entry(
        href=reverse("studio:idea", args=[one.idea_id]) if one.idea_id and works else own,
        when="",
        what=_("The last day to %(do)s.") % {"do": to_do_of(one)},
        title=one.idea.name if one.idea else "",
        place=one.place,
        people=str(one.person or _("Whoever wants to")),
        is_mine=one.person_id == person.pk,
        is_cancelled=False,
        kind="due",
    )


def _coming_entry(one: agenda.Coming, person: User) -> Entry:
    is_own = one.story.storyteller_id == person.pk
    href = reverse("studio:preview", args=[one.story.pk]) if may_see_draft(person, one.story) else ""
    return Entry(
        href=reverse("studio:plan", args=[one.story.pk]) if is_own else href,
        when=clock.hour_in_words(one.at),
        what=_("Becomes public"),
        title=one.title,
        place="",
        people=str(one.story.storyteller or ""),
        is_mine=False,
        is_cancelled=False,
        kind="coming",
    )
