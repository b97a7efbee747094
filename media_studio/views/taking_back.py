"""Taking back one thing or everything: one page that says what happens, one button, and the undo."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.consenting import this_and_translations
from content.models import Picture, Portfolio, Recording, Seal, StoryPage
from content.models.seals import open_seal
from content.sealing import STAYS_FOR, TooLate
from peer.models import Room
from portal.accounts.models import User
from portal.kit import clock

from .. import letters, passport, presenting, queries, taking_back, taking_ideas
from ..models import Idea, Stamp, TakenIdea
from ..training import stamping
from . import access
from .wording import becomes_public, story_is_back_with


@access.signed_in
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """One story: sealed and erased after a day, or kept as a draft by a quiet choice."""
    me = access.person(request)
    own = get_object_or_404(StoryPage, pk=pk, storyteller=me)
    if open_seal(own) is not None:
        return redirect("studio:sealed", pk)
    if request.method != "POST":
        context = {"story": own, "has_a_yes": queries.may_be_taken_back(own), "until": _until()}
        told = {"mailed": letters.mailings_of(own), "others": _other_languages(own)}
        return access.page(request, "take_back", context | told)
    keep_draft = request.POST.get("keep") == "draft"
    taking_back.take_back_story(me, story=own, keep_draft=keep_draft)
    if keep_draft:
        messages.success(request, _("You took your story back. Others no longer see it."))
        return redirect("studio:home")
    messages.success(request, _("Others no longer see your story. You can undo this for one day."))
    return redirect("studio:sealed", pk)


@access.signed_in
def sealed(request: HttpRequest, pk: int) -> HttpResponse:
    """A story that was taken back: until when it can be undone, and the button."""
    me = access.person(request)
    own = StoryPage.objects.filter(pk=pk, storyteller=me).first()
    seal = Seal.objects.filter(page_number=pk, storyteller=me).order_by("-pk").first()
    if seal is None:
        raise Http404
    if own is None:
        messages.info(request, _("The day is over. It is erased."))
        return redirect("studio:passport")
    if request.method == "POST":
        _undo(request, seal)
        return redirect("studio:home")
    if seal.undone_at is not None:
        return redirect("studio:home")
    return access.page(
        request, "sealed", {"story": own, "seal": seal, "is_over": seal.erase_at <= clock.now()}
    )


@access.posted("passport")
@access.signed_in
def undo_thing(request: HttpRequest, pk: int) -> HttpResponse:
    """A sealed picture or recording comes back."""
    me = access.person(request)
    _undo(request, get_object_or_404(Seal, pk=pk, storyteller=me, page_number=None))
    return redirect("studio:passport")


@access.posted("passport")
@access.signed_in
def undo_idea(request: HttpRequest, pk: int) -> HttpResponse:
    """An idea that was taken back comes back, with all that stood in it."""
    me = access.person(request)
    taken = get_object_or_404(TakenIdea, pk=pk, person=me)
    try:
        taking_ideas.undo_idea(me, taken=taken)
    except TooLate as late:
        messages.warning(request, str(late))
    else:
        messages.success(request, _("Your idea is with the media team again, as it was."))
    return redirect("studio:passport")


@access.signed_in
def thing(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One picture, recording, room's messages, idea, name or stamp."""
    me = access.person(request)
    if kind not in THINGS:
        raise Http404
    find, take = THINGS[kind]
    found = find(me, pk)
    if found is None:
        messages.info(request, _("It is taken back already."))
        return redirect("studio:passport")
    if request.method != "POST":
        return access.page(request, "take_back_thing", {"kind": kind, "thing": found, "until": _until()})
    left = take(me, found)
    _say_how_it_went(request, left or 0)
    return redirect("studio:passport")


@access.signed_in
def everything(request: HttpRequest) -> HttpResponse:
    """All of it at once. What cannot be taken now is said, and the button can be pressed again."""
    me = access.person(request)
    if request.method != "POST":
        context = {"passport": passport.passport_of(me), "until": _until()}
        return access.page(request, "take_back_everything", context)
    left = taking_back.take_back_everything(me)
    if left:
        messages.warning(request, _("Some things could not be taken back now. Press again later."))
    else:
        messages.success(request, _("All of it is taken back. Others no longer see any of it."))
    return redirect("studio:passport")


@access.posted("passport")
@access.signed_in
def undo_everything(request: HttpRequest) -> HttpResponse:
    """What "Take back everything" took comes back at once, and nothing that was taken back by itself."""
    if taking_back.undo_everything(access.person(request)):
        messages.warning(request, _("Some things could not come back. Look at each of them."))
    else:
        messages.success(request, _("All of it is yours again, as it was."))
    return redirect("studio:passport")


def _other_languages(story: StoryPage) -> list[dict[str, str]]:
    """The same story in other languages: each goes with it, and is named."""
    others = (page for page in this_and_translations(story) if page.pk != story.pk)
    spoken = dict(settings.LANGUAGES)
    codes = ((page, page.locale.language_code) for page in others)
    return [
        {"title": page.draft_title or page.title, "code": code, "language": spoken.get(code, code)}
        for page, code in codes
    ]


def _until() -> Any:
    return clock.now() + STAYS_FOR


def _say_how_it_went(request: HttpRequest, left: int) -> None:
    if left:
        messages.warning(request, _("Something could not be taken back now. Press again later."))
    else:
        messages.success(request, _("It is taken back. Others no longer see it."))


def _undo(request: HttpRequest, seal: Seal) -> None:
    try:
        outcome = taking_back.undo(access.person(request), seal=seal)
    except TooLate as late:
        messages.warning(request, str(late))
        return
    if outcome.is_public:
        messages.success(request, _("Your story is public again, as it was."))
    elif seal.page_number is None:
        messages.success(request, _("It is yours again, as it was."))
    elif seal.page and (day := queries.planned_for(seal.page.specific)):
        messages.success(request, becomes_public(day))
    elif seal.page:
        back = story_is_back_with(seal.page.specific)
        messages.success(request, f"{back} {outcome.why}".strip())


def _picture(me: User, pk: int) -> Picture | None:
    return next((each for each in passport.loose_of(me)[0] if each.pk == pk), None)


def _recording(me: User, pk: int) -> Recording | None:
    return next((each for each in passport.loose_of(me)[1] if each.pk == pk), None)


def _room(me: User, pk: int) -> Room | None:
    return next((each.room for each in passport.rooms_of(me) if each.room.pk == pk), None)


def _name(me: User, pk: int) -> StoryPage | None:
    return next((each for each in passport.named_in(me) if each.pk == pk), None)


THINGS: dict[str, tuple[Callable[[User, int], Any], Callable[[User, Any], int | None]]] = {
    "picture": (_picture, lambda me, it: taking_back.take_back_pictures(me, numbers={it.pk})),
    "recording": (_recording, lambda me, it: taking_back.take_back_recordings(me, numbers={it.pk})),
    "messages": (_room, lambda me, it: taking_back.take_back_messages(me, rooms={it.pk})),
    "idea": (
        lambda me, pk: Idea.objects.filter(pk=pk, by=me).first(),
        lambda me, it: taking_ideas.take_back_idea(me, idea=it),
    ),
    "stamp": (
        lambda me, pk: Stamp.objects.filter(pk=pk, person=me).first(),
        lambda me, it: stamping.take_stamp_away(me, number=it.pk),
    ),
    "portfolio": (
        lambda me, pk: Portfolio.objects.filter(pk=pk, owner=me).exclude(name="").first(),
        lambda me, it: presenting.take_back_portfolio(me, portfolio=it),
    ),
    "name": (_name, lambda me, it: taking_back.take_name_out(me, story=it)),
}
