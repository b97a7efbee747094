"""A reader test as its readers meet it: what it is, the page, one question at a time, thanks. No account."""

import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from content import reader_answering as answering
from content.forms_reader_test import form_for, said_in
from content.models import ReaderAnswer, ReaderQuestion, ReaderTest
from content.reader_test_reads import LinkOver, open_test, read_page
from portal.kit.public_forms import is_too_fast

from .by_link import by_link
from .languages import language_links

ANSWERS_A_MINUTE = 60
# A group of readers often sits behind one address.
link = by_link(name="reader-test", a_minute=400, refused=LinkOver, gone="content/reader_test_gone.html")


@require_safe
@link
def reader_test(request: HttpRequest, key: str) -> HttpResponse:
    """What the test is, in short; nobody's name is asked."""
    test = open_test(key)
    context = {"about": read_page(test), "questions": test.questions.count()}
    return _page(request, "reader_test", test, context, key)


@require_safe
@link
def reader_test_page(request: HttpRequest, key: str) -> HttpResponse:
    """The page that is tested, as its readers see it, with the way to the questions above and below."""
    test = open_test(key)
    page = read_page(test)
    context = page.get_context(request)
    links = language_links("content:reader_test_page", key, query=request.GET.urlencode())
    bar = {"reader_test": _next_of(request, key), "language_links": links}
    return render(request, page.get_template(request), context | bar)


@require_safe
@link
def reader_test_begin(request: HttpRequest, key: str) -> HttpResponse:
    """A reader's own key is made for the address. Nothing is kept before the first answer."""
    open_test(key)
    return redirect("content:reader_test_question", key, secrets.token_urlsafe(12), 1)


@require_http_methods(["GET", "HEAD", "POST"])
@link
def reader_test_question(request: HttpRequest, key: str, sheet: str, number: int) -> HttpResponse:
    """One question. It may be skipped, and the reader may stop."""
    test = open_test(key)
    read_page(test)
    question = test.questions.filter(number=number).first()
    if question is None:
        raise Http404
    form = form_for(
        question, request.POST if request.method == "POST" else None, _before(test, sheet, question)
    )
    if request.method != "POST":
        return _question(request, test, question, form, key, sheet)
    go = request.POST.get("go", "next")
    if go == "skip":
        return _on(question, key, sheet)
    if is_too_fast(request, "reader-test-answer", ANSWERS_A_MINUTE):
        form.add_error(None, _("Many answers came at once. Wait a minute, then press again."))
        return _question(request, test, question, form, key, sheet, status=429)
    if not form.is_valid() or not _kept(form, question, sheet):
        return _question(request, test, question, form, key, sheet, status=422)
    if go == "stop":
        return redirect("content:reader_test_end", key, sheet)
    if go == "page":
        page = reverse("content:reader_test_page", args=[key])
        return redirect(f"{page}?sheet={sheet}&number={question.number}")
    return _on(question, key, sheet)


@require_http_methods(["GET", "HEAD", "POST"])
@link
def reader_test_end(request: HttpRequest, key: str, sheet: str) -> HttpResponse:
    """Thanks. Whoever has second thoughts takes all their answers back."""
    test = open_test(key)
    if request.method == "POST":
        answering.take_back(sheet, test=test)
        return redirect("content:reader_test_end", key, sheet)
    context = {"about": read_page(test), "sheet": answering.sheet_of(test, sheet)}
    return _page(request, "reader_test_end", test, context, key, sheet)


def _before(test: ReaderTest, sheet: str, question: ReaderQuestion) -> ReaderAnswer | None:
    kept = answering.sheet_of(test, sheet)
    return ReaderAnswer.objects.filter(sheet=kept, question=question).first() if kept else None


def _kept(form: forms.Form, question: ReaderQuestion, sheet: str) -> bool:
    try:
        answering.answer(sheet, question=question, said=said_in(form))
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _on(question: ReaderQuestion, key: str, sheet: str) -> HttpResponse:
    """To the next question, or to the end."""
    following = question.test.questions.filter(number__gt=question.number).first()
    if following is None:
        return redirect("content:reader_test_end", key, sheet)
    return redirect("content:reader_test_question", key, sheet, following.number)


def _next_of(request: HttpRequest, key: str) -> str:
    """Where one goes on from the page: to the first question, or back to the one that one came from."""
    sheet, number = request.GET.get("sheet", ""), request.GET.get("number", "")
    is_back = sheet.replace("-", "").replace("_", "").isalnum() and sheet.isascii() and number in set("12345")
    if not is_back:
        return reverse("content:reader_test_begin", args=[key])
    return reverse("content:reader_test_question", args=[key, sheet, int(number)])


def _question(
    request: HttpRequest,
    test: ReaderTest,
    question: ReaderQuestion,
    form: forms.Form,
    key: str,
    sheet: str,
    *,
    status: int = 200,
) -> HttpResponse:
    numbers = list(test.questions.values_list("number", flat=True))
    context = {
        "question": question,
        "form": form,
        "at": numbers.index(question.number) + 1,
        "of": len(numbers),
        "back_url": _back(numbers, question, key, sheet),
    }
    return _page(request, "reader_test_question", test, context, key, sheet, question.number, status=status)


def _back(numbers: list[int], question: ReaderQuestion, key: str, sheet: str) -> str:
    earlier = [number for number in numbers if number < question.number]
    return reverse("content:reader_test_question", args=[key, sheet, earlier[-1]]) if earlier else ""


def _page(
    request: HttpRequest,
    name: str,
    test: ReaderTest,
    more: dict[str, Any],
    *parts: object,
    status: int = 200,
) -> HttpResponse:
    frame = {"test": test, "key": parts[0], "language_links": language_links(f"content:{name}", *parts)}
    return render(request, f"content/{name}.html", frame | more, status=status)
