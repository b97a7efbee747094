"""The moderators' desk: what waits, being present, and calls for help."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from peer import claiming, duty, looking_after, moderating, noting
from peer.forms import AnswerForm
from peer.models import Flag, Message, Room
from peer.permissions import may_moderate
from peer.queue import left_out
from peer.queue import queue as queue_of
from peer.wording import unshown_text
from portal.kit.keeping import keeps_text

from .doors import SignedIn, for_moderators, for_readers_of_held, only_posted, page_of


@for_readers_of_held
@require_GET
def queue(request: SignedIn) -> HttpResponse:
    """What waits, most urgent first: in the rooms of one's shift, then in the others."""
    is_moderator = may_moderate(request.user)
    if is_moderator:
        duty.say_page_is_open(request.user)
    shift = duty.running_shift(request.user) if is_moderator else None
    waiting = queue_of(request.user)
    mine, others = looking_after.split(waiting, looking_after.rooms_of_shift(request.user))
    context = {
        "door": "talk",
        "waiting": waiting,
        "more": left_out(request.user, waiting),
        "mine": mine,
        "others": others,
        "alarms": [item for item in waiting if item.alarm],
        "is_moderator": is_moderator,
        "shift": shift,
        "needs_a_break": looking_after.needs_a_break(shift),
        "covers_heavy": is_moderator and looking_after.does_cover_heavy_texts(request.user),
        "rooms": Room.objects.filter(is_closed=False) if is_moderator else Room.objects.none(),
        "closed_rooms": Room.objects.filter(is_closed=True) if is_moderator else Room.objects.none(),
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


@only_posted
@for_moderators
def covering(request: SignedIn) -> HttpResponse:
    """Heavy texts stay covered until one opens them, or they do not: until one chooses anew."""
    looking_after.cover_heavy_texts(request.user, covers=request.POST.get("cover") == "1")
    return redirect("peer:queue")


@keeps_text(AnswerForm, page=page_of)
@for_moderators
@require_http_methods(["GET", "POST"])
def call(request: SignedIn, flag_id: int) -> HttpResponse:
    """A call for help or a text that was not taken, and the answer to it."""
    flag = _call(request, flag_id)
    if flag.message:  # the person wrote on: everything is on that message's page
        return _answer_on_message(request, flag.message)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if moderating.answer_call(request.user, flag=flag, words=form.cleaned_data["words"]):
            messages.success(request, _("Your answer was sent."))
        else:
            messages.warning(request, _("Another moderator answered first."))
        return redirect("peer:queue")
    noting.look_at_call(request.user, flag=flag)
    claim = getattr(flag, "claim", None)
    claim = claim if claiming.does_hold(claim) else None
    is_mine = claim is not None and claim.moderator_id == request.user.pk
    context = {"door": "talk", "flag": flag, "form": form, "claim": claim, "is_mine": is_mine}
    is_crisis = flag.kind == Flag.Kind.CRISIS
    context |= {"is_crisis": is_crisis, "unshown": unshown_text(flag.refused_for)}
    context["is_covered"] = is_crisis and looking_after.does_cover_heavy_texts(request.user)
    return render(request, "peer/call.html", context, status=422 if form.errors else 200)


@only_posted
@for_moderators
def claim_call(request: SignedIn, flag_id: int) -> HttpResponse:
    """Takes a call for a while, or gives it back."""
    flag = _call(request, flag_id)
    if flag.message:
        return redirect("peer:item", flag.message.pk)
    if request.POST.get("let_go"):
        claiming.let_go(request.user, flag=flag)
        return redirect("peer:queue")
    claiming.claim_call(request.user, flag=flag)
    return redirect("peer:call", flag_id)


def _call(request: SignedIn, flag_id: int) -> Flag:
    """A call for help, or an alarm; nobody answers their own."""
    is_call = Q(kind=Flag.Kind.HELP, message=None) | Q(kind=Flag.Kind.CRISIS)
    calls = Flag.objects.filter(is_call).exclude(flagger__user=request.user)
    calls = calls.exclude(message__participant__user=request.user)
    return get_object_or_404(
        calls.select_related("flagger", "room", "message", "claim__moderator"), pk=flag_id
    )


def _answer_on_message(request: SignedIn, message: Message) -> HttpResponse:
    form = AnswerForm(request.POST)
    if request.method == "POST" and form.is_valid():
        moderating.write_to_writer(request.user, message=message, words=form.cleaned_data["words"])
        messages.success(request, _("Your words were sent."))
    return redirect("peer:item", message.pk)
