"""Feedback on accessibility at the newsroom's desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.models import AccessFeedback

from .. import access_feedback
from ..forms_wishes import AnswerFeedbackForm
from ..refusals import Refused
from . import access
from .newsroom import newsroom_people


@newsroom_people
def feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody could not use, and the answer to write."""
    found = AccessFeedback.objects.waiting().filter(pk=pk).first()
    return _page(request, found, AnswerFeedbackForm()) if found else _gone(request)


@access.posted("feedback", "pk", keeps=AnswerFeedbackForm)
@newsroom_people
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer goes out."""
    found, form = get_object_or_404(AccessFeedback, pk=pk), AnswerFeedbackForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    words = form.cleaned_data["answer"]
    try:
        access_feedback.answer_feedback(access.person(request), feedback=found, answer=words)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, form, status=422)
    messages.success(request, _("The feedback is answered."))
    return redirect("studio:desk")


@access.posted("feedback", "pk")
@newsroom_people
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Gone for good."""
    try:
        access_feedback.drop_feedback(
            access.person(request), feedback=get_object_or_404(AccessFeedback, pk=pk)
        )
    except Refused:
        return _gone(request)
    messages.success(request, _("It is gone for good."))
    return redirect("studio:desk")


def _page(
    request: HttpRequest, found: AccessFeedback, form: AnswerFeedbackForm, *, status: int = 200
) -> HttpResponse:
    return access.page(request, "feedback", {"feedback": found, "form": form}, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("Somebody has already answered this."))
    return redirect("studio:desk")
