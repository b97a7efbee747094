"""The moderators' pages: what waits, one thing at a time, and being present."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from peer import duty, moderating
from peer.forms import AnswerForm, RemoveForm, VersionForm
from peer.models import Flag, Message
from peer.permissions import may_moderate
from peer.queue import context_of, messages_open_to
from peer.queue import queue as queue_of
from portal.kit.keeping import keeps_text

from .doors import SignedIn, for_moderators, for_readers_of_held, only_posted, page_of


@for_readers_of_held
@require_GET
def queue(request: SignedIn) -> HttpResponse:
    """What waits, most urgent first. A moderator who has it open is present."""
    is_moderator = may_moderate(request.user)
    if is_moderator:
        duty.say_queue_is_open(request.user)
    context = {
        "door": "talk",
        "waiting": queue_of(request.user),
        "is_moderator": is_moderator,
        "moderators": duty.moderators_present(),
        "until": duty.present_until(request.user),
    }
    return render(request, "peer/queue.html", context)


@only_posted
@for_moderators
def presence(request: SignedIn) -> HttpResponse:
    """ "I am here", or "I am going"."""
    if request.POST.get("going"):
        duty.go_away(request.user)
        return redirect("peer:rooms")
    duty.say_i_am_here(request.user)
    return redirect("peer:queue")


@for_readers_of_held
@require_GET
def item(request: SignedIn, message_id: int) -> HttpResponse:
    """One message with what was said before it, why it waits, and the two decisions."""
    message = _message(request, message_id)
    return _page(request, message, RemoveForm(initial={"version": message.version}))


@only_posted
@for_moderators
def approve(request: SignedIn, message_id: int) -> HttpResponse:
    """The message is shown, or stays."""
    message, form = _message(request, message_id), VersionForm(request.POST)
    if not form.is_valid():
        return redirect("peer:item", message_id)
    decided = moderating.approve_message(request.user, message=message, version=form.cleaned_data["version"])
    return _after(request, message_id, decided, _("Everybody in the room sees the message."))


@keeps_text(RemoveForm, page=page_of)
@only_posted
@for_moderators
def remove(request: SignedIn, message_id: int) -> HttpResponse:
    """The message is removed, with a reason."""
    message, form = _message(request, message_id), RemoveForm(request.POST)
    if not form.is_valid():
        return _page(request, message, form)
    decided = moderating.remove_message(request.user, message=message, **form.cleaned_data)
    return _after(request, message_id, decided, _("The message is gone. The writer reads the reason."))


@keeps_text(AnswerForm, page=page_of)
@for_moderators
@require_http_methods(["GET", "POST"])
def call(request: SignedIn, flag_id: int) -> HttpResponse:
    """A call for help, and the answer to it."""
    flag = get_object_or_404(Flag.objects.select_related("flagger", "room"), pk=flag_id, kind=Flag.Kind.HELP)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if moderating.answer_call(request.user, flag=flag, words=form.cleaned_data["words"]):
            messages.success(request, _("Your answer was sent."))
        else:
            messages.warning(request, _("Another moderator answered first."))
        return redirect("peer:queue")
    return render(request, "peer/call.html", {"door": "talk", "flag": flag, "form": form})


def _message(request: SignedIn, message_id: int) -> Message:
    return get_object_or_404(messages_open_to(request.user), pk=message_id)


def _after(request: SignedIn, message_id: int, decided: moderating.Decided, words: str) -> HttpResponse:
    if decided.mine:
        messages.success(request, words)
        return redirect("peer:queue")
    messages.warning(request, _("This was decided already. Look at what was decided."))
    return redirect("peer:item", message_id)


def _page(request: SignedIn, message: Message, form: RemoveForm) -> HttpResponse:
    decision = message.decisions.select_related("moderator", "reason").order_by("-pk").first()
    is_moderator = may_moderate(request.user)
    flags = message.flags.filter(closed_at=None).order_by("made_at") if is_moderator else Flag.objects.none()
    context = {
        "door": "talk",
        "message": message,
        "before": context_of(message),
        "flags": flags,
        "decision": decision,
        "is_open": message.is_held or (message.is_shown and bool(flags)),
        "is_moderator": is_moderator,
        "form": form,
    }
    return render(request, "peer/item.html", context, status=422 if form.errors else 200)
