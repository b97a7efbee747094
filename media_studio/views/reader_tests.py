"""Reader tests in the newsroom: the list, a new one, its link and its results."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from content.models import ReaderAnswer, ReaderTest
from content.models.public import absolute
from content.permissions import may_test_pages
from content.reader_test_reads import key_of, public_page
from portal.kit.keeping import keeps_text
from portal.kit.languages import words_now
from portal.kit.text import plain

from .. import reader_results as results
from .. import reader_testing as testing
from ..forms_reader_tests import ReaderTestForm
from ..refusals import Refused
from . import access
from .access import View
from .link_codes import code_of

WORDS_SOUGHT = 100


def testers(view: View) -> View:
    """A door for editors."""
    return access.door(view, may_test_pages)


@testers
def every(request: HttpRequest) -> HttpResponse:
    """All tests; and pages to test, found by the words in their names."""
    words = plain(request.GET.get("q", ""), max_length=WORDS_SOUGHT)
    found = results.pages_to_test(words, words_now()) if words else []
    return access.page(request, "reader_tests", {"rows": results.tests(), "words": words, "found": found})


@keeps_text(ReaderTestForm)
@testers
def new(request: HttpRequest, page_id: int) -> HttpResponse:
    """A new test of one page: questions are offered, and may be changed."""
    page = public_page(page_id)
    if page is None:
        raise Http404
    language = page.locale.language_code
    form = ReaderTestForm(request.POST if request.method == "POST" else None, language=language)
    if request.method == "POST" and form.is_valid():
        try:
            made = testing.make_test(
                access.person(request), page=page, questions=form.questions, until=form.cleaned_data["until"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The test is ready. Send its link to readers."))
            return redirect("studio:reader_test", made.pk)
    context = {"about": page, "form": form}
    return access.page(request, "reader_test_new", context, status=422 if form.errors else 200)


@testers
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A test: its link, what readers answered, and what the page says of it."""
    found = results.results_of(pk)
    if found is None:
        raise Http404
    link = link_of(found.test) if found.test.is_open else ""
    context = {"found": found, "test": found.test, "link": link, "code": code_of(link) if link else ""}
    return access.page(request, "reader_test", context)


@access.posted("reader_test", "pk")
@testers
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """The link opens nothing from now on."""
    return _done(request, pk, testing.end_test, _("The test has ended. Its link takes no answers."))


@access.posted("reader_test", "pk")
@testers
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """The page says how many readers tested it, or says so no more."""
    if request.POST.get("go") == "hide":
        return _done(request, pk, testing.hide_mark, _("The page says nothing of this test now."))
    return _done(request, pk, testing.show_mark, _("The page now says how many readers tested it."))


@access.posted("reader_test", "pk")
@testers
def drop_all(request: HttpRequest, pk: int) -> HttpResponse:
    """All answers are gone."""
    return _done(request, pk, testing.drop_answers, _("All answers are gone."))


@access.posted("reader_test", "pk")
@testers
def answer(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One answer: did its reader understand; or it goes."""
    found = get_object_or_404(ReaderAnswer, pk=number, question__test=pk)
    me, go = access.person(request), request.POST.get("go", "")
    try:
        if go == "drop":
            testing.drop_answer(me, answer=found)
            messages.success(request, _("The answer is gone."))
            return redirect("studio:reader_test", pk)
        testing.judge_answer(me, answer=found, understood=go)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{reverse('studio:reader_test', args=[pk])}#answer-{number}")


def link_of(test: ReaderTest) -> str:
    """The whole address that readers get, in the language of the page."""
    with translation.override(test.page.locale.language_code):
        return absolute(reverse("content:reader_test", args=[key_of(test)]))


def _done(request: HttpRequest, pk: int, do: Callable[..., Any], said: str) -> HttpResponse:
    try:
        do(access.person(request), test=get_object_or_404(ReaderTest, pk=pk))
        messages.success(request, said)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("studio:reader_test", pk)
