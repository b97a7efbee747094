"""Readers' reports on the editors' desk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from content import reporting
from content.models import Portfolio, Report, StoryPage, Wish
from content.permissions import may_take_down
from content.queries import open_reports
from portal.accounts.models import User

from .. import wishes
from ..corrections import may_correct
from ..forms import TakeDownForm
from ..forms_wishes import TakeDownWishForm
from ..refusals import Refused
from . import access


@access.desk_people
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: what the reader says, the page, and what an editor can do."""
    found = _open_report(request, pk)
    return _page(request, found, _empty(found))


@access.posted("report", "pk")
@access.desk_people
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing needs to be done."""
    reporting.close_report(access.person(request), report=_open_report(request, pk))
    messages.success(request, _("The report is closed. Nothing was taken down."))
    return redirect("studio:desk")


@access.posted("report", "pk", keeps=TakeDownForm)
@access.desk_people
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """The page goes away from readers, with a reason."""
    found = _open_report(request, pk)
    form = _filled(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        messages.success(request, _taken_down(access.person(request), found, form.cleaned_data["reason"]))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("studio:desk")


def _taken_down(me: User, found: Report, reason: str) -> str:
    """Away with it; says what was done."""
    thing = found.thing
    if isinstance(thing, Wish):
        wishes.take_down_wish(me, wish=thing, reason=reason)
        return _("Nobody else can read the wish now.")
    reporting.take_down(me, thing=thing, reason=reason)
    is_portfolio = isinstance(thing, Portfolio)
    hidden = _("The portfolio is hidden. Its owner is told why.")
    return hidden if is_portfolio else _("The page is down. The storyteller is told why.")


def _empty(found: Report) -> Form:
    return TakeDownWishForm() if found.wish_id else TakeDownForm(of_portfolio=bool(found.portfolio_id))


def _filled(found: Report, sent: QueryDict) -> Form:
    if found.wish_id:
        return TakeDownWishForm(sent)
    return TakeDownForm(sent, of_portfolio=bool(found.portfolio_id))


def _open_report(request: HttpRequest, pk: int) -> Report:
    if not may_take_down(access.person(request)):
        raise PermissionDenied
    return get_object_or_404(open_reports(), pk=pk)


def _address(found: Report) -> str:
    if found.portfolio:
        return reverse("content:portfolio", args=[found.portfolio.key])
    if found.wish:
        return str(found.wish.get_absolute_url())
    return str(found.page.url) if found.page else ""


def _page(request: HttpRequest, found: Report, form: Form, *, status: int = 200) -> HttpResponse:
    story = StoryPage.objects.filter(pk=found.page_id).first()
    correct = story is not None and may_correct(access.person(request), story)
    context = {"report": found, "url": _address(found), "form": form, "may_correct": correct}
    return access.page(request, "report", context, status=status)
