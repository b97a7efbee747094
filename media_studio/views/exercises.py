"""The exercise of a lesson: begin a practice draft, or write in the form; hear the hints, take the stamp."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import StoryPage
from portal.kit.keeping import keeps_text

from .. import passages, queries
from ..forms_training import FORMS, AnswersForm
from ..manuscript import PARAGRAPH
from ..models import Lesson
from ..models.training import Exercise
from ..permissions import may_tell
from ..policy import kind_words
from ..refusals import Refused
from ..training import checking, lessons, practising, stamping
from . import access
from .training import found_or_404
from .training_words import hints_of, way_on


@keeps_text(AnswersForm)
@access.signed_in
def exercise(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The task, what is there, and what is still missing. A form is sent here too."""
    lesson = found_or_404(request, key)
    if request.method == "POST" and lesson.has_form:
        practising.keep_answers(access.person(request), lesson=lesson, answers=_sent(request, lesson))
        return redirect(reverse("studio:exercise", args=[key]) + "#hints")
    return _page(request, lesson)


@access.posted("exercise", "key")
@access.storytellers
def begin(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """A practice draft, opened where its exercise is done."""
    lesson = found_or_404(request, key)
    try:
        story = practising.begin_practice(access.person(request), lesson=lesson)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:exercise", key)
    return redirect(_address(way_on((), lesson.exercise)[0], story))


@access.posted("exercise", "key")
@access.signed_in
def end(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What was made for practice goes."""
    lesson = found_or_404(request, key)
    me = access.person(request)
    had_draft = lessons.draft_for(lessons.practice_for(me, lesson)) is not None
    practising.end_practice(me, lesson=lesson)
    if had_draft:
        messages.success(request, _("Your practice is deleted. You can undo this for one day."))
    else:
        messages.success(request, _("Your practice is deleted."))
    return redirect("studio:exercise", key)


@access.posted("exercise", "key")
@access.signed_in
def finish(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The stamp: all is there, or the person says that they did it another way."""
    by_own_word = request.POST.get("own") == "yes"
    lesson = found_or_404(request, key)
    try:
        stamping.give_stamp(access.person(request), lesson=lesson, by_own_word=by_own_word)
    except Refused as refusal:
        messages.info(request, str(refusal))
        return redirect("studio:exercise", key)
    messages.success(request, _("The stamp is yours. Well done."))
    return redirect("studio:training")


def _page(request: HttpRequest, lesson: Lesson) -> HttpResponse:
    me = access.person(request)
    practice = lessons.practice_for(me, lesson)
    verdict = checking.verdict_of(practice, lesson)
    draft = lessons.draft_for(practice)
    by_form = lesson.has_form and draft is None and (bool(practice.answers) or not may_tell(me))
    context: dict[str, Any] = {
        "lesson": lesson,
        "key": lesson.translation_key,
        "stamp": lessons.stamp_for(me, lesson),
        "practice_form": FORMS[lesson.exercise](initial=practice.answers) if by_form else None,
        "openers": _openers(lesson),
        "language": lesson.locale.language_code,
        "may_tell": may_tell(me),
        "hints": None if verdict is None else hints_of(verdict),
        "draft": draft,
        "is_begun": draft is not None or bool(practice.answers),
    }
    if draft is not None:
        name, label = way_on(verdict or (), lesson.exercise)
        context |= {"on_href": _address(name, draft), "on_label": label}
    return access.page(request, "training/exercise", context)


def _address(name: str, draft: StoryPage) -> str:
    """Where in the draft it is done; a comment is on its first paragraph."""
    address = reverse(name, args=[draft.pk])
    if name != "studio:comment":
        return address
    parts = passages.passages_of(queries.draft_of(draft))
    first = next((part.id for part in parts if part.kind == PARAGRAPH), passages.TITLE)
    return f"{address}?part={first}"


def _openers(lesson: Lesson) -> tuple[kind_words.Opener, ...]:
    is_comment = lesson.exercise == Exercise.COMMENT
    return kind_words.openers_of(kind_words.COMMENT, lesson.locale.language_code) if is_comment else ()


def _sent(request: HttpRequest, lesson: Lesson) -> dict[str, str]:
    sent = {name: request.POST.get(name, "") for name in practising.ANSWERS[Exercise(lesson.exercise)]}
    begin = request.POST.get("begin")
    if begin and "comment" in sent:
        language = lesson.locale.language_code
        sent["comment"] = kind_words.begun(kind_words.COMMENT, begin, language, sent["comment"])
    return sent
