"""Too hard: a paragraph is marked with one press. The pages of it are kept by nobody, and hold no session."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from content import marking_hard
from content.forms_hard import HearForm
from content.marking_hard import NotThere
from content.models.consents import only_covered
from content.paragraphs import digest_of_words, paragraph_of, paragraphs_of
from content.queries import shown_pages
from portal.kit.public_forms import is_first_time, public_form

from .languages import language_links

A_DAY = 24 * 60 * 60
MOST_LETTERS = 20_000


@public_form(name="too_hard", per_minute=20)
@never_cache
def too_hard(request: HttpRequest, page_id: int) -> HttpResponse:
    """The paragraphs of a page with a button each; pressed, the paragraph waits in the newsroom."""
    page = _shown(page_id)
    if request.method != "POST":
        return _list(request, page)
    digest = _asked_for(request)
    try:
        # Somebody who presses again is thanked again, and counts once.
        if paragraph_of(page, digest) is None:
            raise NotThere
        is_new = is_first_time(request, f"hard:{page.pk}:{digest}", A_DAY)
        if is_new or not marking_hard.open_task(page, digest):
            marking_hard.mark_hard(None, page=page, digest=digest)
    except NotThere:
        return _list(request, page, status=409)
    return HttpResponseRedirect(reverse("content:too_hard_marked", args=[page.pk, digest]))


@public_form(name="too_hard_mail", per_minute=5)
@never_cache
def too_hard_marked(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """One paragraph: thanks when it is marked, and where to leave an address; else its one button."""
    page = _shown(page_id)
    found, task = paragraph_of(page, digest), marking_hard.open_task(page, digest)
    if found is None:
        return _list(request, page, status=404)
    form = HearForm(request.POST if request.method == "POST" else None)
    if task and request.method == "POST" and form.is_valid():
        try:
            if not form.cleaned_data["website"]:
                marking_hard.ask_to_hear(None, paragraph=task, mail=form.cleaned_data["mail"])
            return HttpResponseRedirect(reverse("content:too_hard_asked", args=[page.pk]))
        except ValidationError as refusal:
            form.add_error("mail", refusal)
    context = {"paragraph": found, "task": task, "form": form}
    return _page(request, "too_hard_marked", page, context, digest)


@never_cache
def too_hard_asked(request: HttpRequest, page_id: int) -> HttpResponse:
    """Says that one mail comes, and that the address is forgotten then."""
    return _page(request, "too_hard_asked", _shown(page_id), {})


def _asked_for(request: HttpRequest) -> str:
    """The sign of the paragraph: a button knows it; a script sends the words that stand on the page."""
    words = request.POST.get("words", "")[:MOST_LETTERS]
    return digest_of_words(words) if words else request.POST.get("paragraph", "")


def _list(request: HttpRequest, page: Page, *, status: int = 200) -> HttpResponse:
    context = {"paragraphs": paragraphs_of(page), "is_gone": status != 200}
    return _page(request, "too_hard", page, context, status=status)


def _page(
    request: HttpRequest, name: str, page: Page, more: Mapping[str, object], *parts: str, status: int = 200
) -> HttpResponse:
    links = language_links(f"content:{name}", page.pk, *parts)
    context = {"about": page, "language_links": links, **more}
    return render(request, f"content/{name}.html", context, status=status)


def _shown(page_id: int) -> Page:
    found = next(iter(only_covered(shown_pages().filter(pk=page_id))), None)
    if found is None:
        raise Http404
    return found.specific
