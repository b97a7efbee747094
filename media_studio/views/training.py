"""Training: the lessons, one lesson by steps or whole, my stamps on paper."""

import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from portal.kit import clock
from portal.kit.keeping import keeps_text

from ..forms_training import NameForm
from ..models import Lesson
from ..training import lessons, practising
from . import access


@access.signed_in
def training(request: HttpRequest) -> HttpResponse:
    """All lessons by whom they are for; my stamps; my practice drafts."""
    me = access.person(request)
    context = {
        "shelf": lessons.shelf(me, language_of(request)),
        "stamps": lessons.stamps_of(me),
        "drafts": [(each, lessons.exercise_of(each)) for each in lessons.drafts_of(me)],
    }
    return access.page(request, "training/training", context)


@access.signed_in
def lesson(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What the lesson is about, and where one begins or goes on."""
    found = found_or_404(request, key)
    practice = lessons.practice_for(access.person(request), found)
    context = _of(request, found) | {"practice": practice, "is_begun": practice.pk is not None}
    return access.page(request, "training/lesson", context)


@access.signed_in
def step(request: HttpRequest, key: uuid.UUID, number: int) -> HttpResponse:
    """One step a page. A press on "Next" keeps the place."""
    found = found_or_404(request, key)
    steps = list(found.steps)
    if request.method == "POST":
        practising.keep_place(access.person(request), lesson=found, step=number)
        return redirect("studio:lesson_step", key, min(max(number, 1), len(steps)))
    if not 1 <= number <= len(steps):
        raise Http404
    more = {"step": steps[number - 1].value, "number": number, "count": len(steps)}
    return access.page(request, "training/step", _of(request, found) | more)


@access.signed_in
def whole(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """All steps on one page."""
    return access.page(request, "training/whole", _of(request, found_or_404(request, key)))


@keeps_text(NameForm)
@access.signed_in
def certificate(request: HttpRequest) -> HttpResponse:
    """My stamps with their days, to print, under the name that I choose. The name is kept nowhere."""
    me = access.person(request)
    first = {"name": me.first_name}
    form = NameForm(request.POST if request.method == "POST" else None, initial=first)
    name = form.cleaned_data["name"] if form.is_bound and form.is_valid() else me.first_name
    paper = {"today": clock.today(), "site": settings.BASE_URL}
    context = {"stamps": lessons.stamps_of(me), "form": form, "name": name, **paper}
    return access.page(request, "training/certificate", context)


def language_of(request: HttpRequest) -> str:
    """The language of the address."""
    return str(getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE))[:2]


def found_or_404(request: HttpRequest, key: uuid.UUID) -> Lesson:
    """The lesson as this reader sees it."""
    found = lessons.lesson_for(key, language_of(request))
    if found is None:
        raise Http404
    return found


def _of(request: HttpRequest, lesson: Lesson) -> dict[str, Any]:
    stamp = lessons.stamp_for(access.person(request), lesson)
    return {"lesson": lesson, "key": lesson.translation_key, "stamp": stamp}
