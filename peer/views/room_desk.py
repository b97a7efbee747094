"""Acts about a whole room, and a look into a room from the desk."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from peer import noting, queries, room_acts
from peer.decision_forms import PinForm
from peer.models import Room
from peer.room_acts import PAUSE_MINUTES, SLOW_SECONDS
from peer.room_state import room_state
from peer.state_words import text_of, title_of
from portal.accounts.models import User
from portal.kit.keeping import keeps_text

from .doors import SignedIn, for_moderators, only_posted
from .numbers import number_in

Act = Callable[[User, Room], Room]


def _pause(minutes: int) -> Act:
    return lambda actor, room: room_acts.pause_room(actor, room=room, minutes=minutes)


def _slow(seconds: int) -> Act:
    return lambda actor, room: room_acts.slow_room(actor, room=room, seconds=seconds)


ACTS: dict[str, Act] = {
    **{f"pause_{minutes}": _pause(minutes) for minutes in PAUSE_MINUTES},
    **{f"slow_{seconds}": _slow(seconds) for seconds in SLOW_SECONDS},
    "resume": lambda actor, room: room_acts.resume_room(actor, room=room),
    "close": lambda actor, room: room_acts.close_early(actor, room=room),
    "reopen": lambda actor, room: room_acts.reopen_room(actor, room=room),
    "unpin": lambda actor, room: room_acts.pin_notice(actor, room=room, text=""),
}


def page_of_desk(*, slug: str) -> str:
    """The desk of a room."""
    return reverse("peer:room_desk", args=[slug])


@for_moderators
@require_GET
def desk(request: SignedIn, slug: str) -> HttpResponse:
    """The acts about this room, with its state now."""
    return _page(request, _room(slug), PinForm())


@keeps_text(PinForm, page=page_of_desk)
@only_posted
@for_moderators
def act(request: SignedIn, slug: str) -> HttpResponse:
    """One act about the room: a button, or the notice."""
    room = _room(slug)
    if do := ACTS.get(request.POST.get("act", "")):
        do(request.user, room)
    else:
        form = PinForm(request.POST)
        if not form.is_valid():
            return _page(request, room, form)
        room_acts.pin_notice(request.user, room=room, text=form.cleaned_data["text"])
    messages.success(request, _("Done. Everybody in the room sees it now."))
    return redirect("peer:room_desk", slug)


@for_moderators
@require_GET
def look(request: SignedIn, slug: str) -> HttpResponse:
    """Reads a room from the desk, also a closed one. It is written down that somebody looked."""
    room = get_object_or_404(Room, slug=slug)
    noting.look_into_room(request.user, room=room)
    before = number_in(request.GET.get("before"))
    shown = queries.messages_before(room, request.user, before)
    earlier = shown[0].seq if len(shown) == queries.PAGE else None
    context = {"door": "talk", "room": room, "shown": shown, "earlier": earlier}
    return render(request, "peer/room_look.html", context)


def _room(slug: str) -> Room:
    return get_object_or_404(Room, slug=slug, is_closed=False)


def _page(request: SignedIn, room: Room, form: PinForm) -> HttpResponse:
    state = room_state(room)
    context = {
        "door": "talk",
        "room": room,
        "state": state,
        "state_title": title_of(state),
        "state_text": text_of(state),
        "form": form,
        "pauses": PAUSE_MINUTES,
        "slows": [seconds for seconds in SLOW_SECONDS if seconds != room.slow_seconds],
    }
    return render(request, "peer/room_desk.html", context, status=422 if form.errors else 200)
