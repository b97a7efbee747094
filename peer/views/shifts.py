"""A moderator's own shift: beginning it, ending it with a note, and the rota."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET

from peer import duty, shifts
from peer.models import Shift
from peer.shift_forms import BeginForm, NoteForm
from portal.accounts.models import User
from portal.kit.keeping import keeps_text

from .doors import SignedIn, for_moderators, only_posted

REFUSALS = {
    "not_its_time": gettext_noop("This shift cannot begin now."),
    "another_runs": gettext_noop("Another shift of yours goes on. End it first."),
    "note_not_read": gettext_noop("There is a newer note. Read it first."),
    "bad_hours": gettext_noop("Choose how long you are here."),
    "called_again": gettext_noop("Somebody called again. Write their name under what is open."),
    "open_alarm": gettext_noop("Somebody may need help now. Look at that first."),
    "no_note": gettext_noop("Write the note for the next moderator first."),
}


def shift_page(**_rest: object) -> str:
    """Where somebody goes who was signed out."""
    return reverse("peer:shift")


@for_moderators
@require_GET
def shift(request: SignedIn) -> HttpResponse:
    """My shift, and the rota in words."""
    return _page(request, NoteForm())


@only_posted
@for_moderators
def begin(request: SignedIn) -> HttpResponse:
    """The moderator has read the last note and begins."""
    form = BeginForm(request.POST)
    try:
        if not form.is_valid():
            raise shifts.ShiftRefused("bad_hours")
        _begin(request.user, **form.cleaned_data)
    except shifts.ShiftRefused as refused:
        messages.warning(request, _(REFUSALS[refused.code]))
        return redirect("peer:shift")
    messages.success(request, _("Your shift has begun."))
    return redirect("peer:queue")


@keeps_text(NoteForm, page=shift_page)
@only_posted
@for_moderators
def end(request: SignedIn) -> HttpResponse:
    """The shift ends with its note; not while an alarm is open."""
    form, running = NoteForm(request.POST), duty.running_shift(request.user)
    if running is None:
        messages.warning(request, _("You have no shift now."))
        return redirect("peer:shift")
    if not form.is_valid():
        return _page(request, form)
    try:
        shifts.end_shift(request.user, shift=running, note=shifts.Note(**form.cleaned_data))
    except shifts.ShiftRefused as refused:
        form.add_error(None, _(REFUSALS[refused.code]))
        return _page(request, form)
    messages.success(request, _("Your shift has ended. Thank you."))
    return redirect("peer:shift")


def _begin(person: User, *, shift: int | None, note: int | None, hours: int | None) -> Shift:
    if shift:
        planned = get_object_or_404(Shift, pk=shift, moderator=person)
        return shifts.begin_shift(person, shift=planned, note_read=note)
    return shifts.begin_unplanned_shift(person, hours=hours or 0, note_read=note)


def _page(request: SignedIn, form: NoteForm) -> HttpResponse:
    running, planned = duty.running_shift(request.user), shifts.shift_to_begin(request.user)
    note = shifts.last_note(list(planned.rooms.all()) if planned else [])
    rota = list(shifts.rota())
    context = {
        "door": "talk",
        "running": running,
        "alarms": shifts.open_alarms(running) if running else [],
        "planned": planned,
        "note": note,
        "begin": BeginForm(initial={"note": note.pk if note else None}),
        "form": form,
        "own": [one for one in rota if one.moderator_id == request.user.pk and not one.begun_at],
        "days": _by_day(rota),
    }
    return render(request, "peer/shift.html", context, status=422 if form.errors else 200)


def _by_day(rota: list[Shift]) -> list[dict[str, Any]]:
    days = groupby(rota, key=lambda one: timezone.localdate(one.starts_at))
    found = [(day, list(turns)) for day, turns in days]
    return [{"day": turns[0].starts_at, "turns": turns} for _day, turns in found]
