"""What one can do about one message, and asking for help."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from peer import chat, flagging, queries, seen
from peer.care import care_card
from peer.forms import FlagForm, HelpForm
from peer.models import Message, Participant, Room
from peer.permissions import may_read_held
from portal.kit.keeping import keeps_text

from .doors import NoMessage, SignedIn, in_room, only_posted, page_of
from .numbers import number_in


@in_room
@require_GET
def message(request: SignedIn, *, room: Room, seat: Participant, message_id: int) -> HttpResponse:
    """One message and what one can do about it."""
    return _page(request, room, seat, visible_message(request, seat, message_id, also_gone=True), FlagForm())


@in_room
@require_GET
def seen_here(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """What somebody saw here lately, to tell about it: also what they do not see any more."""
    before = number_in(request.GET.get("before"))
    lately, earlier = seen.seen_lately(seat, before=before)
    context = {
        "door": "talk",
        "room": room,
        "seen": lately,
        "earlier": earlier,
        "is_past": before is not None,
    }
    return render(request, "peer/seen.html", context)


@only_posted
@in_room
def take_back(request: SignedIn, *, room: Room, seat: Participant, message_id: int) -> HttpResponse:
    """The writer takes the message back."""
    chat.take_back(request.user, message=visible_message(request, seat, message_id))
    messages.success(request, _("Your message is gone. Nobody sees it now."))
    return redirect("peer:room", room.slug)


@keeps_text(FlagForm, page=page_of)
@only_posted
@in_room
def flag(request: SignedIn, *, room: Room, seat: Participant, message_id: int) -> HttpResponse:
    """Tells a moderator about the message."""
    about, form = visible_message(request, seat, message_id, also_gone=True), FlagForm(request.POST)
    if not form.is_valid():
        return _page(request, room, seat, about, form)
    try:
        flagging.flag_message(request.user, message=about, **form.cleaned_data)
    except flagging.TooManyFlags:
        form.add_error("kind", _("Thank you. A moderator looks at your earlier ones first."))
        return _page(request, room, seat, about, form)
    messages.success(request, _("Thank you. A moderator looks at the message. Nobody sees who told."))
    return redirect("peer:room", room.slug)


@only_posted
@in_room
def hard(request: SignedIn, *, room: Room, seat: Participant, message_id: int) -> HttpResponse:
    """The message is hard to read. The writer may get a hint, and does not learn from whom."""
    flagging.mark_hard(request.user, message=visible_message(request, seat, message_id))
    messages.success(request, _("Thank you. The writer may get a hint. Nobody sees who told."))
    return redirect("peer:room", room.slug)


@keeps_text(HelpForm, page=page_of)
@in_room
@require_http_methods(["GET", "POST"])
def ask_for_help(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """Calls a moderator privately; shows who helps at once."""
    form = HelpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        flagging.call_for_help(request.user, room=room, **form.cleaned_data)
        messages.success(request, _("A moderator got your call. The answer comes to this page."))
        return redirect("peer:room", room.slug)
    context = {"door": "talk", "room": room, "form": form, "care": care_card()}
    return render(request, "peer/help.html", context)


def visible_message(
    request: SignedIn, seat: Participant, message_id: int, *, also_gone: bool = False
) -> Message:
    """A message of the room that the person may read; NoMessage for any other one.

    `also_gone`: or about which they may still tell a moderator. Its words are not shown then, and the page is
    the same whether its writer took it back or the two do not meet any more.
    """
    found = (
        Message.objects.filter(pk=message_id, room=seat.room_id)
        .select_related("participant__user", "reply_to__participant")
        .first()
    )
    if found is None:
        raise NoMessage
    seat.user = request.user
    is_gone = also_gone and found.participant_id != seat.pk and seen.may_still_tell(seat, found)
    if not is_gone and queries.apart_from(request.user).does_hide(found):
        raise NoMessage
    waits_here = found.status == Message.Status.QUEUED and found.participant_id == seat.pk
    reads_held = found.is_held and may_read_held(request.user, found)
    if not (found.is_shown or waits_here or reads_held or is_gone):
        raise NoMessage
    return found


def _page(request: SignedIn, room: Room, seat: Participant, about: Message, form: FlagForm) -> HttpResponse:
    context = {"door": "talk", "room": room, "seat": seat, "message": about, "form": form}
    if about.participant_id != seat.pk and not about.is_waiting:
        context["seen"] = seen.as_remembered(seat, about)
    context["apart"] = queries.apart_from(request.user)
    return render(request, "peer/message.html", context, status=422 if form.errors else 200)
