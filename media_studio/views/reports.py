"""Readers' reports on the editors' desk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content import reporting
from content.models import Report, StoryPage
from content.permissions import may_take_down
from content.queries import open_reports

from ..corrections import may_correct
from ..forms import TakeDownForm
from . import access


@access.desk_people
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: what the reader says, the page, and what an editor can do."""
    return _page(request, _open_report(request, pk), TakeDownForm())


@access.posted("report", "pk")
@access.desk_people
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing needs to be done."""
    reporting.close_report(access.person(request), report=_open_report(request, pk))
    messages.success(request, _("The report is closed. The page stays."))
    return redirect("studio:desk")


@access.posted("report", "pk", keeps=TakeDownForm)
@access.desk_people
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """The page goes away from readers, with a reason."""
    found = _open_report(request, pk)
    form = TakeDownForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    reporting.take_down(access.person(request), page=found.page, reason=form.cleaned_data["reason"])
    messages.success(request, _("The page is down. The storyteller is told why."))
    return redirect("studio:desk")


def _open_report(request: HttpRequest, pk: int) -> Report:
    if not may_take_down(access.person(request)):
        raise PermissionDenied
    return get_object_or_404(open_reports(), pk=pk)


def _page(request: HttpRequest, found: Report, form: TakeDownForm, *, status: int = 200) -> HttpResponse:
    story = StoryPage.objects.filter(pk=found.page_id).first()
    correct = story is not None and may_correct(access.person(request), story)
    context = {"report": found, "form": form, "may_correct": correct}
    return access.page(request, "report", context, status=status)
