"""Paragraphs that readers found too hard: one at a time, with the way to mend it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.models import StoryPage
from portal.accounts.models import User

from .. import corrections, rewriting
from ..forms_newsroom import StaysForm
from ..refusals import NotReady, Refused
from . import access
from .newsroom import newsroom_people


@newsroom_people
def hard(request: HttpRequest, pk: int) -> HttpResponse:
    """The paragraph in its words, how many found it hard, and the two answers."""
    found = rewriting.one_to_rewrite(pk)
    return _page(request, found, StaysForm()) if found else _gone(request)


@access.posted("hard", "pk", keeps=StaysForm)
@newsroom_people
def mended(request: HttpRequest, pk: int) -> HttpResponse:
    """It is easier now. While the same words stand there nothing is sent; a written reason stays."""
    found = rewriting.one_to_rewrite(pk)
    if found is None:
        return _gone(request)
    try:
        rewriting.answer_mended(access.person(request), task=found.task)
    except NotReady as refusal:
        form = StaysForm(initial={"reason": request.POST.get("reason", "")})
        return _page(request, found, form, refused=str(refusal), status=422)
    except Refused:
        return _gone(request)
    messages.success(request, _("Thank you. Who asked to hear gets one mail."))
    return redirect("studio:newsroom")


@access.posted("hard", "pk", keeps=StaysForm)
@newsroom_people
def stays(request: HttpRequest, pk: int) -> HttpResponse:
    """It stays, with a reason."""
    found, form = rewriting.one_to_rewrite(pk), StaysForm(request.POST)
    if found is None:
        return _gone(request)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        rewriting.answer_stays(access.person(request), task=found.task, **form.cleaned_data)
    except Refused:
        return _gone(request)
    messages.success(request, _("It stays. Who asked to hear gets your reason."))
    return redirect("studio:newsroom")


def _page(
    request: HttpRequest,
    found: rewriting.ToRewrite,
    form: StaysForm,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    edit_url = _edit_url(access.person(request), found.page)
    context = {"found": found, "form": form, "edit_url": edit_url, "refused": refused}
    return access.page(request, "hard", context, status=status)


def _edit_url(person: User, page: Page) -> str:
    """Where this person mends it: of a story a correction is proposed to its teller; else in the CMS."""
    if isinstance(page, StoryPage):
        may = corrections.may_correct(person, page)
        return reverse("studio:propose_correction", args=[page.pk]) if may else ""
    may_edit = person.has_perm("wagtailadmin.access_admin") and page.permissions_for_user(person).can_edit()
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit else ""


def _gone(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("Somebody has already answered this."))
    return redirect("studio:newsroom")
