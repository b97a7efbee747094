"""What was decided about one person in one room. Looking at it is written down, and the page says so."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from peer import blocking, flag_runs, former_names, noting
from peer.context import tries_taken_back
from peer.deciding import may_restrict
from peer.decision_forms import NoteForm, WriterForm
from peer.models import Participant
from peer.queue import decisions_about
from peer.restricting import Case
from portal.kit.keeping import keeps_text

from .doors import SignedIn, for_moderators, only_posted, page_of
from .restricting import act_about_person


@for_moderators
@require_GET
def person(request: SignedIn, seat_id: int) -> HttpResponse:
    """The decisions and the notes about a person in this room."""
    return _page(request, _seat(request, seat_id))


@keeps_text(WriterForm, page=page_of)
@only_posted
@for_moderators
def act(request: SignedIn, seat_id: int) -> HttpResponse:
    """A reminder, a warning, a pause, or taking the seat away."""
    seat, form = _seat(request, seat_id), WriterForm(request.POST, auto_id="writer_%s")
    if not form.is_valid():
        return _page(request, seat, act=form)
    decided = act_about_person(request.user, Case(seat, after=form.cleaned_data["after"] or 0), form)
    if decided.mine:
        messages.success(request, _("The person was told."))
    else:
        messages.warning(request, _("Another moderator decided something meanwhile. Look at it first."))
    return redirect("peer:person", seat_id)


@keeps_text(NoteForm, page=page_of)
@only_posted
@for_moderators
def note(request: SignedIn, seat_id: int) -> HttpResponse:
    """A note about the person, for other moderators."""
    seat, form = _seat(request, seat_id), NoteForm(request.POST, auto_id="note_%s")
    if not form.is_valid():
        return _page(request, seat, note=form)
    noting.add_note(request.user, seat=seat, text=form.cleaned_data["text"])
    messages.success(request, _("Other moderators see your note."))
    return redirect("peer:person", seat_id)


def _seat(request: SignedIn, seat_id: int) -> Participant:
    seat = get_object_or_404(Participant.objects.select_related("room", "user"), pk=seat_id)
    if not noting.may_look_at_person(request.user, seat):
        raise Http404
    return seat


def _page(request: SignedIn, seat: Participant, **wrong: Form) -> HttpResponse:
    """However one came to it, the look is written down."""
    noting.look_at_person(request.user, seat=seat)
    decisions = decisions_about(seat)
    after = {"after": decisions[0].pk if decisions else 0}
    may_act = may_restrict(request.user, seat) and seat.removed_at is None
    context = {
        "door": "talk",
        "seat": seat,
        "decisions": decisions,
        "notes": seat.moderator_notes.select_related("writer"),
        "writer_form": may_act and (wrong.get("act") or WriterForm(initial=after, auto_id="writer_%s")),
        "note_form": wrong.get("note") or NoteForm(auto_id="note_%s"),
        "blocks": blocking.habits_of(seat.user),
        "names": former_names.earlier_names(seat),
        "tries": tries_taken_back(seat.pk).count(),
        "told_today": flag_runs.told_today(seat),
        "wrong": next(iter(wrong.values()), None),
    }
    return render(request, "peer/person.html", context, status=422 if wrong else 200)
