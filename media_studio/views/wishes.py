"""Readers' wishes: each is looked at by somebody of the newsroom, shown to everybody, and answered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.models import Wish
from portal.kit.languages import words_now

from .. import newsroom, wishes
from ..comparing import word_changes
from ..forms_newsroom import TakeUpForm
from ..forms_wishes import AnswerWishForm, ShowWishForm, TakeDownWishForm
from ..refusals import AlreadyDecided, NotReady
from ..wish_words import what_is_told, without_contacts
from . import access
from .newsroom import newsroom_people

LATEST = 30


@newsroom_people
def every(request: HttpRequest) -> HttpResponse:
    """All wishes by where they are: to read, to answer, answered, taken down."""
    handled = Wish.objects.select_related("about__locale")
    answered = handled.shown().exclude(state="")
    down = handled.filter(taken_down_at__isnull=False).order_by("-taken_down_at")
    parts = [
        (_("To read"), list(newsroom.wishes_waiting())),
        (_("To answer"), list(newsroom.wishes_to_answer())),
        (_("Answered"), list(answered[:LATEST])),
        (_("Taken down"), list(down[:LATEST])),
    ]
    return access.page(request, "wishes", {"parts": [part for part in parts if part[1]]})


@newsroom_people
def wish(request: HttpRequest, pk: int) -> HttpResponse:
    """One wish, and what one can do with it now."""
    found = Wish.objects.filter(pk=pk).first()
    return _page(request, found) if found and _is_open(found) else _gone(request)


@access.posted("wish", "pk", keeps=TakeUpForm)
@newsroom_people
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """The wish becomes an idea."""
    found, form = get_object_or_404(Wish, pk=pk), TakeUpForm(request.POST)
    if not form.is_valid():
        return _page(request, found, idea=form)
    try:
        made = wishes.take_up_wish(access.person(request), wish=found, **form.cleaned_data)
    except AlreadyDecided:
        return _gone(request)
    messages.success(request, _("The wish is an idea now. Next: say who does what."))
    return redirect("studio:idea", made.pk)


@access.posted("wish", "pk", keeps=ShowWishForm)
@newsroom_people
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody may read it, in these words."""
    found, form = get_object_or_404(Wish, pk=pk), ShowWishForm(request.POST)
    if not form.is_valid():
        return _page(request, found, show=form)
    try:
        wishes.show_wish(access.person(request), wish=found, words=form.cleaned_data["shown"])
    except NotReady as refusal:
        form.add_error("shown", str(refusal))
        return _page(request, found, show=form)
    except AlreadyDecided:
        return _gone(request)
    messages.success(request, _("Everybody can read the wish now. It waits for an answer."))
    return redirect("studio:wish", pk)


@access.posted("wish", "pk", keeps=AnswerWishForm)
@newsroom_people
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What whoever is responsible says."""
    found, form = get_object_or_404(Wish, pk=pk), AnswerWishForm(request.POST)
    if not form.is_valid():
        return _page(request, found, answer=form)
    try:
        wishes.answer_wish(access.person(request), wish=found, answer=wishes.Answer(**form.cleaned_data))
    except AlreadyDecided as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, answer=form)
    messages.success(request, _("The answer stands under the wish now."))
    return redirect("studio:wish", pk)


@access.posted("wish", "pk", keeps=TakeDownWishForm)
@newsroom_people
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody reads it any more."""
    found, form = get_object_or_404(Wish, pk=pk), TakeDownWishForm(request.POST)
    if not form.is_valid():
        return _page(request, found, down=form)
    try:
        wishes.take_down_wish(access.person(request), wish=found, reason=form.cleaned_data["reason"])
    except AlreadyDecided as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, down=form)
    messages.success(request, _("Nobody else can read the wish now."))
    return redirect("studio:wish", pk)


@access.posted("wish", "pk")
@newsroom_people
def thank(request: HttpRequest, pk: int) -> HttpResponse:
    """Put away with thanks."""
    try:
        wishes.thank_for_wish(access.person(request), wish=get_object_or_404(Wish, pk=pk))
    except AlreadyDecided:
        return _gone(request)
    messages.success(request, _("The wish is put away with thanks."))
    return redirect("studio:newsroom")


@access.posted("wish", "pk")
@newsroom_people
def spam(request: HttpRequest, pk: int) -> HttpResponse:
    """Gone for good."""
    try:
        wishes.drop_as_spam(access.person(request), wish=get_object_or_404(Wish, pk=pk))
    except AlreadyDecided:
        return _gone(request)
    messages.success(request, _("It is gone for good."))
    return redirect("studio:newsroom")


def _is_open(found: Wish) -> bool:
    """Whether there is anything to do: one that was put away is over."""
    return found.handled_at is None or found.shown_at is not None


def _page(request: HttpRequest, found: Wish, **sent: Any) -> HttpResponse:
    """The page with all its forms. One that was sent, and was not right, comes back as it was."""
    is_down = found.taken_down_at is not None
    words = found.shown_words or without_contacts(found.words)
    given = {"state": found.state, "answer": found.answer, "owner": found.owner}
    context = {
        "wish": found,
        "idea": sent.get("idea") or TakeUpForm(),
        "show": sent.get("show") or ShowWishForm(initial={"shown": words}),
        "answer": sent.get("answer") or AnswerWishForm(initial=given),
        "down": sent.get("down") or TakeDownWishForm(),
        "wrong": next(iter(sent.values()), None),
        "may_show": found.handled_at is None or is_down,
        "told": [] if found.is_shown else what_is_told(found.words, words_now()),
        "changes": word_changes(found.words, found.shown_words) if found.is_changed and found.words else [],
        "steps": found.steps.select_related("by"),
    }
    return access.page(request, "wish", context, status=422 if sent else 200)


def _gone(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("Somebody has already looked at this wish."))
    return redirect("studio:newsroom")
