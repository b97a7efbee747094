"""One's own portfolio: choose, see exactly what would be public, say yes; and one button that ends it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from content.models import Portfolio, TakeDown
from content.models.portfolios import hidden_by, portfolio_of, public_works_of
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.keeping import keeps_text

from .. import presenting
from ..appeals import may_ask_again
from ..forms_portfolio import PortfolioForm, PortfolioForms
from ..refusals import Refused
from . import access
from .own_name_words import in_a_portfolio

NOT_CARRIED = ("csrfmiddlewaretoken", "go", "seen")


@keeps_text(PortfolioForm)
@access.signed_in
def portfolio(request: HttpRequest) -> HttpResponse:
    """The form; then the portfolio as others would see it; then the yes."""
    me = access.person(request)
    mine, pages = portfolio_of(me), public_works_of(me)
    data = request.POST if request.method == "POST" and pages else None
    forms = PortfolioForms(data, portfolio=mine, pages=pages)
    go = request.POST.get("go", "see")
    if data is None or go == "change":
        return _form_page(request, mine, forms)
    if not forms.is_valid():
        return _form_page(request, mine, forms, status=422)
    try:
        if go == "yes":
            return _say_yes(request, forms)
        return _seen_page(request, forms)
    except Refused as refusal:
        return _form_page(request, mine, forms, refused=str(refusal), status=422)


@access.posted("portfolio")
@access.signed_in
def switch_off(request: HttpRequest) -> HttpResponse:
    """Nobody else sees it from now on."""
    presenting.switch_off(access.person(request))
    messages.success(request, _("Your portfolio is hidden. Others no longer see it."))
    return redirect("studio:portfolio")


def _say_yes(request: HttpRequest, forms: PortfolioForms) -> HttpResponse:
    seen = request.POST.get("seen", "")
    made = presenting.present(access.person(request), chosen=forms.chosen, seen=seen)
    is_saved = _("It is saved. Another editor must look at it first.")
    messages.success(request, _("Your portfolio is public now.") if made.is_on else is_saved)
    return redirect("studio:portfolio")


def _seen_page(request: HttpRequest, forms: PortfolioForms) -> HttpResponse:
    me = access.person(request)
    face = presenting.looks_like(me, chosen=forms.chosen)
    words = "\n".join([face.about, *(each.role for each in face.works), *(each.words for each in face.roles)])
    works = public_works_of(me, [each.number for each in face.works])
    context = {
        "face": face,
        "hidden": _hidden(me),
        "own_name": in_a_portfolio(me.first_name, face.name, words, works),
        "today": clock.today(),
        "carried": [(name, value) for name, value in request.POST.items() if name not in NOT_CARRIED],
    }
    return access.page(request, "portfolio_seen", context)


def _hidden(me: User) -> TakeDown | None:
    """Also of one that its owner took back: a later one is hidden too."""
    mine = Portfolio.objects.filter(owner=me).first()
    return hidden_by(mine) if mine else None


def _form_page(
    request: HttpRequest,
    mine: Portfolio | None,
    forms: PortfolioForms,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    hidden = _hidden(access.person(request))
    has_faults = request.method == "POST" and status != 200
    context = {
        "mine": mine,
        "hidden": hidden,
        "may_ask": hidden is not None and mine is not None and may_ask_again(hidden, mine),
        "forms": forms,
        "errors": forms.errors if has_faults else [],
        "refused": refused,
    }
    return access.page(request, "portfolio", context, status=status)
