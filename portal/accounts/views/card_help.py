"""Helping others with sign-in cards: typing their number, yes or no, throwing cards away, making one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kit.counting import is_over
from portal.kit.keeping import keeps_text
from portal.kit.posting import only_posted
from portal.kit.refusals import too_many

from ..cards.asking import NobodyAsks, say_no, say_yes, waiting_with
from ..cards.making import CardRefused, make_card_for, throw_away
from ..cards.permissions import (
    cards_to_look_after,
    helped_by,
    helps_everybody,
    may_make_for,
    may_say_yes,
)
from ..cards.sessions import is_by_card
from ..forms.cards import CardForForm, NumberForm
from ..models import CardRequest, User
from ..permissions import signed_in
from .card_asked import only_with_cards
from .card_paper import paper
from .helper_proof import proof_first

View = Callable[..., HttpResponse]
KEY = "card_helping"  # in the helper's session: the number that they typed
ADDRESS = "card_for"  # for whom a card is to be made, while staff prove who they are
NUMBERS = 10  # that one helper may type in ten minutes
CARDS_AN_HOUR = 20  # that one of the staff may try to make
CARDS_A_PAGE = 50
GRAVE = (CardRequest.Kind.MAKE, CardRequest.Kind.PROOF)


def for_helpers(view: View) -> View:
    """A page for supporters and staff. A session that a card opened helps nobody in."""

    @only_with_cards
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        helper = signed_in(request)
        if not helps_everybody(helper) and not helped_by(helper):
            raise PermissionDenied
        if is_by_card(request):
            messages.warning(request, _("You came in by a card. To help others, sign in by mail or passkey."))
            return redirect("accounts:me")
        return view(request, *args, **kwargs)

    return guarded


@keeps_text(NumberForm)
@for_helpers
def card_help(request: HttpRequest) -> HttpResponse:
    """A place for the number, and the cards that the helper may throw away."""
    helper = signed_in(request)
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if is_over(f"card-number:{helper.pk}", limit=NUMBERS, seconds=10 * 60):
            return too_many(request)
        try:
            waiting_with(helper, form.cleaned_data["number"])
        except NobodyAsks:
            form.add_error("number", _("Nobody waits with this number. Look at the other screen again."))
        else:
            request.session[KEY] = form.cleaned_data["number"]
            return redirect("accounts:card_answer")
    cards = Paginator(cards_to_look_after(helper), CARDS_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "cards": cards, "may_make": may_make_for(helper)}
    return render(request, "accounts/card_help.html", context)


@for_helpers
def card_answer(request: HttpRequest) -> HttpResponse:
    """Who asks, for what, on which device; a yes or a no."""
    helper = signed_in(request)
    try:
        found = waiting_with(helper, request.session.get(KEY, ""))
    except NobodyAsks:
        return _too_late(request)
    may = may_say_yes(helper, found)
    if request.method == "POST":
        is_yes = request.POST.get("answer") == "yes" and may
        here = reverse("accounts:card_answer")
        if is_yes and found.kind in GRAVE and (first := proof_first(request, here)):
            return first
        return _answer(request, helper, found, is_yes)
    return render(request, "accounts/card_answer.html", {"asked": found, "may": may})


def _answer(request: HttpRequest, helper: User, found: CardRequest, is_yes: bool) -> HttpResponse:
    name = str(found.person)
    try:
        (say_yes if is_yes else say_no)(helper, request=found)
    except (NobodyAsks, CardRefused):
        return _too_late(request)
    request.session.pop(KEY, None)
    if is_yes:
        messages.success(request, _("You said yes. %(name)s can go on.") % {"name": name})
    else:
        messages.success(request, _("You said no. Nobody came in."))
    return redirect("accounts:card_help")


def _too_late(request: HttpRequest) -> HttpResponse:
    request.session.pop(KEY, None)
    messages.info(request, _("Nobody waits with this number any more. Ask for a new one."))
    return redirect("accounts:card_help")


@only_posted(lambda **_parts: reverse("accounts:card_help"))
@for_helpers
def throw_card_away(request: HttpRequest, pk: int) -> HttpResponse:
    """The card of somebody whom the helper looks after opens nothing any more."""
    helper = signed_in(request)
    found = get_object_or_404(cards_to_look_after(helper), pk=pk)
    throw_away(helper, card=found)
    messages.success(request, _("The card opens nothing any more."))
    return redirect("accounts:card_help")


@keeps_text(CardForForm, not_again="said_yes")
@for_helpers
def card_for(request: HttpRequest) -> HttpResponse:
    """Staff print a card for somebody who cannot sign in. No account and no right to one sound alike."""
    helper = signed_in(request)
    if not may_make_for(helper):
        raise PermissionDenied
    form = CardForForm(request.POST or None, initial={"email": request.session.pop(ADDRESS, "")})
    if request.method == "POST" and form.is_valid():
        if first := proof_first(request, reverse("accounts:card_for")):
            request.session[ADDRESS] = form.cleaned_data["email"]
            return first
        if is_over(f"card-for:{helper.pk}", limit=CARDS_AN_HOUR, seconds=60 * 60):
            return too_many(request)
        try:
            return _made_for(request, helper, form)
        except (User.DoesNotExist, CardRefused):
            form.add_error("email", _("No card can be made for this address. Check the address."))
    return render(request, "accounts/card_for.html", {"form": form})


def _made_for(request: HttpRequest, helper: User, form: CardForForm) -> HttpResponse:
    person = User.objects.exclude(pk=helper.pk).get(email__iexact=form.cleaned_data["email"])
    _card, secret = make_card_for(helper, person=person)
    return paper(request, person, secret, shows_name=form.cleaned_data["name"])
