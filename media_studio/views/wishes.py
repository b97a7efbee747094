"""Readers' wishes: each is looked at by somebody of the newsroom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.models import Wish

from .. import wishes
from ..forms_newsroom import TakeUpForm
from ..refusals import Refused
from . import access
from .newsroom import newsroom_people


@newsroom_people
def wish(request: HttpRequest, pk: int) -> HttpResponse:
    """One wish, and the three things one can do with it."""
    found = Wish.objects.filter(pk=pk, handled_at=None).first()
    return _page(request, found, TakeUpForm()) if found else _gone(request)


@access.posted("wish", "pk", keeps=TakeUpForm)
@newsroom_people
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """The wish becomes an idea."""
    found, form = get_object_or_404(Wish, pk=pk), TakeUpForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        made = wishes.take_up_wish(access.person(request), wish=found, **form.cleaned_data)
    except Refused:
        return _gone(request)
    messages.success(request, _("The wish is an idea now. Next: say who does what."))
    return redirect("studio:idea", made.pk)


@access.posted("wish", "pk")
@newsroom_people
def thank(request: HttpRequest, pk: int) -> HttpResponse:
    """Put away with thanks."""
    try:
        wishes.thank_for_wish(access.person(request), wish=get_object_or_404(Wish, pk=pk))
    except Refused:
        return _gone(request)
    messages.success(request, _("The wish is put away with thanks."))
    return redirect("studio:newsroom")


@access.posted("wish", "pk")
@newsroom_people
def spam(request: HttpRequest, pk: int) -> HttpResponse:
    """Gone for good."""
    try:
        wishes.drop_as_spam(access.person(request), wish=get_object_or_404(Wish, pk=pk))
    except Refused:
        return _gone(request)
    messages.success(request, _("It is gone for good."))
    return redirect("studio:newsroom")


def _page(request: HttpRequest, found: Wish, form: TakeUpForm, *, status: int = 200) -> HttpResponse:
    return access.page(request, "wish", {"wish": found, "form": form}, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("Somebody has already looked at this wish."))
    return redirect("studio:newsroom")
