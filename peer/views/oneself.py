"""What one settles for oneself: one's name in rooms, whom one does not want to read or to meet."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from peer import beside, blocking, naming, renaming, seen, wording
from peer.forms import NicknameForm
from peer.models import Participant, Room
from portal.accounts.models import User
from portal.kit.keeping import keeps_text

from .doors import SignedIn, for_members, in_room, only_posted, page_of
from .messages import visible_message
from .numbers import number_in


@keeps_text(NicknameForm, page=page_of)
@in_room
@require_http_methods(["GET", "POST"])
def name(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """The name that others in the room see."""
    form = NicknameForm(request.POST or None, initial={"nickname": seat.nickname})
    if request.method == "POST" and form.is_valid():
        try:
            renaming.choose_nickname(request.user, room=room, **form.cleaned_data)
        except naming.NameRefused as refused:
            form.add_error("nickname", wording.reason_text(refused.code))
        else:
            messages.success(request, _("Your name was changed."))
            return redirect("peer:room", room.slug)
    context = {"door": "talk", "room": room, "seat": seat, "form": form}
    return render(request, "peer/name.html", context, status=422 if form.errors else 200)


@only_posted
@in_room
def mute(request: SignedIn, *, room: Room, seat: Participant, message_id: int) -> HttpResponse:
    """The person does not read this writer for now. The writer notices nothing."""
    writer, name = _writer(request, seat, message_id)
    blocking.mute_person(request.user, person=writer, name=name)
    messages.success(request, _("You do not see this person's messages now."))
    return redirect("peer:room", room.slug)


@only_posted
@in_room
def block(request: SignedIn, *, room: Room, seat: Participant, message_id: int) -> HttpResponse:
    """The two do not see each other any more."""
    writer, name = _writer(request, seat, message_id)
    try:
        blocking.block_person(request.user, person=writer, name=name)
    except blocking.TooManyBlocks:
        words = _("You have blocked many people today. A moderator helps you with the next.")
        messages.warning(request, words)
        return redirect("peer:help", room.slug)
    messages.success(request, _("You two do not see each other any more."))
    # The same for everybody who has somebody beside them, whoever was blocked: `beside` says why.
    if beside.beside(request.user):
        return redirect(f"{reverse('peer:blocked')}#beside")
    return redirect("peer:room", room.slug)


@for_members
@require_http_methods(["GET", "POST"])
def blocked(request: SignedIn) -> HttpResponse:
    """Whom the person has blocked or muted, with a way back."""
    if request.method == "POST":
        _undo(request)
        return redirect("peer:blocked")
    blocks = blocking.blocks_of(request.user).select_related("blocked")
    mutes = blocking.mutes_of(request.user).select_related("muted")
    context = {
        "door": "talk",
        "blocks": [(each.pk, naming.name_kept(each.blocked, each.name)) for each in blocks],
        "mutes": [(each.pk, naming.name_kept(each.muted, each.name)) for each in mutes],
        "beside": beside.beside(request.user),
    }
    return render(request, "peer/blocked.html", context)


def _writer(request: SignedIn, seat: Participant, message_id: int) -> tuple[User, str]:
    """Who wrote a message that the person sees, or saw before; and the name as they know it."""
    message = visible_message(request, seat, message_id, also_gone=True)
    return message.participant.user, seen.as_remembered(seat, message).name


def _undo(request: SignedIn) -> None:
    block = request.user.blocks.filter(pk=number_in(request.POST.get("block")) or 0).first()
    mute = request.user.mutes.filter(pk=number_in(request.POST.get("mute")) or 0).first()
    if block:
        try:
            blocking.unblock_person(request.user, person=block.blocked)
        except blocking.EndedOften:
            messages.warning(request, _("You have undone this twice today. You can do it again tomorrow."))
    if mute:
        blocking.unmute_person(request.user, person=mute.muted)
