"""Reading at one's own pace: the place, the mode, and the transcript on paper."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peer import history, queries, reading
from peer.models import Participant, Room
from portal.kit import clock

from .doors import SignedIn, in_room, only_posted
from .numbers import number_in


@only_posted
@in_room
def place(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """ "Show new messages": the reader goes on to this number, and sees where the new ones begin."""
    seq = number_in(request.POST.get("seq"))
    reading.keep_place(request.user, room=room, seq=seq or 0)
    return redirect(f"{reverse('peer:room', args=[room.slug])}?seen={seat.read_seq}#new")


@only_posted
@in_room
def mode(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """How messages come from now on. A mode that nobody knows changes nothing."""
    wished = request.POST.get("mode", "")
    if wished in Participant.ReadingMode.values:
        reading.choose_mode(request.user, room=room, mode=wished)
    return redirect(f"{reverse('peer:room', args=[room.slug])}#messages-title")


@in_room
@require_GET
def transcript(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """What was said, to read or to print: page by page, or the newest in one piece."""
    seat.user = request.user
    whole = "whole" in request.GET
    after = number_in(request.GET.get("after")) or 0
    said = history.newest_messages(seat) if whole else history.messages_from(seat, after=after)
    full = not whole and len(said) == history.TRANSCRIPT_PAGE
    context = {
        "door": "talk",
        "room": room,
        "seat": seat,
        "said": said,
        "after": after,
        "next_after": said[-1].seq if full else None,
        "whole": whole,
        "is_cut": whole and len(said) == history.TRANSCRIPT_WHOLE,
        "most": history.TRANSCRIPT_WHOLE,
        "made_at": clock.now(),
        "apart": queries.apart_from(request.user),
    }
    return render(request, "peer/transcript.html", context)
