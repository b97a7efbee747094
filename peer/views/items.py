"""One message in the queue: taking it, what one needs to know, and the decisions."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from peer import claiming, flag_runs, looking_after, moderating, noting
from peer.context import answered_by, context_of, tries_taken_back
from peer.deciding import Decided, may_restrict
from peer.decision_forms import AuthoritiesForm, MaskForm, NoteForm, RemoveForm, WordForm, WriterForm
from peer.former_names import with_names_then
from peer.forms import VersionForm
from peer.models import Flag, Message
from peer.permissions import may_moderate
from peer.queue import decisions_about, messages_open_to, open_alarm
from peer.restricting import Case
from portal.kit.keeping import keeps_text

from .doors import SignedIn, TakenBack, for_moderators, for_readers_of_held, only_posted, page_of
from .restricting import act_about_person

RECENT = 5


@for_readers_of_held
@require_GET
def item(request: SignedIn, message_id: int) -> HttpResponse:
    """One message with what was said before it, why it waits, and the decisions for who has taken it."""
    return _page(request, _message(request, message_id))


@only_posted
@for_moderators
def claim(request: SignedIn, message_id: int) -> HttpResponse:
    """Takes the message for a while, or gives it back."""
    message = _message(request, message_id)
    if request.POST.get("let_go"):
        claiming.let_go(request.user, message=message)
        return redirect("peer:queue")
    claiming.claim_message(request.user, message=message)
    return redirect("peer:item", message_id)


@only_posted
@for_moderators
def approve(request: SignedIn, message_id: int) -> HttpResponse:
    """The message is shown, or stays."""
    message, form = _message(request, message_id), VersionForm(request.POST)
    if not form.is_valid():
        return redirect("peer:item", message_id)
    decided = moderating.approve_message(request.user, message=message, version=form.cleaned_data["version"])
    words = _("Everybody in the room sees the message.") if message.is_held else _("It was written down.")
    return _after(request, message_id, decided, words)


@keeps_text(MaskForm, page=page_of)
@only_posted
@for_moderators
def mask(request: SignedIn, message_id: int) -> HttpResponse:
    """A part of the message is covered, the rest is shown."""
    message = _message(request, message_id)
    form = MaskForm(request.POST, message=message, auto_id="mask_%s")
    if not form.is_valid():
        return _page(request, message, mask=form)
    why = {name: form.cleaned_data[name] for name in ("version", "reason", "words", "anyway")}
    decided = moderating.mask_part(request.user, message=message, pieces=form.pieces, **why)
    return _after(request, message_id, decided, _("The rest is shown. The writer reads the reason."))


@keeps_text(RemoveForm, page=page_of)
@only_posted
@for_moderators
def remove(request: SignedIn, message_id: int) -> HttpResponse:
    """The message is removed, with a reason."""
    message, form = _message(request, message_id), RemoveForm(request.POST, auto_id="remove_%s")
    if not form.is_valid():
        return _page(request, message, remove=form)
    decided = moderating.remove_message(request.user, message=message, **form.cleaned_data)
    return _after(request, message_id, decided, _("The message is gone. The writer reads the reason."))


@keeps_text(WriterForm, page=page_of)
@only_posted
@for_moderators
def writer(request: SignedIn, message_id: int) -> HttpResponse:
    """An act about who wrote the message. The message itself waits still."""
    message, form = _message(request, message_id), WriterForm(request.POST, auto_id="writer_%s")
    if not form.is_valid():
        return _page(request, message, writer=form)
    case = Case(message.participant, message, form.cleaned_data["version"])
    decided = act_about_person(request.user, case, form)
    if not decided.mine:
        return _after(request, message_id, decided, "")
    messages.success(request, _("The person was told. Decide about the message too."))
    return redirect("peer:item", message_id)


@keeps_text(AuthoritiesForm, page=page_of)
@only_posted
@for_moderators
def authorities(request: SignedIn, message_id: int) -> HttpResponse:
    """Writes down that somebody was told about a danger to life."""
    message, form = _message(request, message_id), AuthoritiesForm(request.POST, auto_id="told_%s")
    if not form.is_valid():
        return _page(request, message, authorities=form)
    moderating.tell_authorities(request.user, message=message, words=form.told)
    messages.success(request, _("It was written down. Thank you for acting."))
    return redirect("peer:item", message_id)


@keeps_text(WordForm, page=page_of)
@only_posted
@for_moderators
def word(request: SignedIn, message_id: int) -> HttpResponse:
    """A private word to the writer."""
    message, form = _message(request, message_id), WordForm(request.POST, auto_id="word_%s")
    if not form.is_valid():
        return _page(request, message, word=form)
    moderating.write_to_writer(request.user, message=message, words=form.cleaned_data["words"])
    messages.success(request, _("Your words were sent."))
    return redirect("peer:item", message_id)


@keeps_text(NoteForm, page=page_of)
@only_posted
@for_moderators
def note(request: SignedIn, message_id: int) -> HttpResponse:
    """A note about the writer, for other moderators."""
    message, form = _message(request, message_id), NoteForm(request.POST, auto_id="note_%s")
    if not form.is_valid():
        return _page(request, message, note=form)
    noting.add_note(request.user, seat=message.participant, text=form.cleaned_data["text"], message=message)
    messages.success(request, _("Other moderators see your note."))
    return redirect("peer:item", message_id)


@only_posted
@for_moderators
def keep_together(request: SignedIn, message_id: int, flag_id: int) -> HttpResponse:
    """Every message about which only this one person told stays."""
    flag = get_object_or_404(
        _message(request, message_id).flags.select_related("flagger"),
        pk=flag_id,
        kind__in=[Flag.Kind.WORRY, Flag.Kind.REPORT],
    )
    count = flag_runs.keep_together(request.user, flag=flag)
    words = ngettext("%(count)d message stays.", "%(count)d messages stay.", count)
    messages.success(request, words % {"count": count})
    return redirect("peer:queue")


def _message(request: SignedIn, message_id: int) -> Message:
    open_here = messages_open_to(request.user).filter(pk=message_id).first()
    if open_here is None:
        is_back = Message.objects.filter(pk=message_id, status=Message.Status.TAKEN_BACK).exists()
        raise TakenBack if is_back else Http404
    return open_here


def _after(request: SignedIn, message_id: int, decided: Decided, words: str) -> HttpResponse:
    if decided.mine:
        messages.success(request, words)
        return redirect("peer:queue")
    messages.warning(request, _("This was decided already. Look at what was decided."))
    return redirect("peer:item", message_id)


def _page(request: SignedIn, message: Message, **wrong: Form) -> HttpResponse:
    """However one came to it, the page is a look that is written down; a wrong form opens nothing more."""
    is_moderator = may_moderate(request.user)
    answered = answered_by(message)
    before = with_names_then([*context_of(message), message, *([answered] if answered else [])])
    if is_moderator:
        noting.look_at_item(request.user, message=message)
        noting.look_at_gone(request.user, messages=before, because=message)
    flags = (
        list(message.flags.filter(closed_at=None).select_related("flagger").order_by("made_at"))
        if is_moderator
        else []
    )
    alarm = open_alarm(message.room_id, message.participant_id) if is_moderator else None
    claim = getattr(message, "claim", None)
    claim = claim if claiming.does_hold(claim) else None
    is_mine = is_moderator and claim is not None and claim.moderator_id == request.user.pk
    context: dict[str, Any] = {
        "door": "talk",
        "message": message,
        "before": before[: before.index(message)],
        "answered": answered,
        "tries": tries_taken_back(message.participant_id).count(),
        "flags": flags,
        "is_covered": looking_after.does_cover_heavy_texts(request.user)
        and looking_after.is_heavy(message, flags),
        "is_crisis": alarm is not None,
        "newest_alarm": alarm if alarm and alarm.message_id not in (message.pk, None) else None,
        "decision": message.decisions.select_related("moderator", "reason").order_by("-pk").first(),
        "is_open": message.is_held or message.is_shown or bool(flags),
        "is_decided": not message.is_held and not flags and message.decisions.exists(),
        "is_moderator": is_moderator,
        "claim": claim,
        "is_mine": is_mine,
        "wrong": next(iter(wrong.values()), None),
        "runs": flag_runs.runs_among(request.user, flags),
    }
    if is_mine or wrong:
        context |= _for_deciding(request, message, wrong)
    if is_mine:
        context |= _about_writer(message)
    return render(request, "peer/item.html", context, status=422 if wrong else 200)


def _for_deciding(request: SignedIn, message: Message, wrong: dict[str, Form]) -> dict[str, Any]:
    """The forms: for who has taken the message, and for who gets one back that was filled in wrong."""
    version = {"version": message.version}
    may_act = may_restrict(request.user, message.participant)
    return {
        "decides": True,
        "mask_form": wrong.get("mask") or MaskForm(message=message, initial=version, auto_id="mask_%s"),
        "remove_form": wrong.get("remove") or RemoveForm(initial=version, auto_id="remove_%s"),
        "writer_form": may_act and (wrong.get("writer") or WriterForm(initial=version, auto_id="writer_%s")),
        "told_form": wrong.get("authorities") or AuthoritiesForm(auto_id="told_%s"),
        "word_form": wrong.get("word") or WordForm(auto_id="word_%s"),
        "note_form": wrong.get("note") or NoteForm(auto_id="note_%s"),
    }


def _about_writer(message: Message) -> dict[str, Any]:
    """What was decided and noted about the writer: only for who has taken the message."""
    seat = message.participant
    notes = seat.moderator_notes.select_related("writer")[:RECENT]
    return {"knows_past": True, "decisions": decisions_about(seat, RECENT), "notes": notes}
