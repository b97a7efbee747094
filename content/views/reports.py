"""Report this: a form for anybody, without an account."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from wagtail.models import Page

from content import reporting
from content.forms import ReportForm
from content.models import StoryPage
from content.models.consents import only_covered
from content.models.portfolios import portfolio_at
from content.queries import shown_pages
from content.wish_reads import shown_wish
from portal.kit.public_forms import public_form
from portal.kit.public_pages import public_page

from .languages import language_links


@public_form(name="report", per_minute=5)
@public_page
def report(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form about a page; sent, it waits on the editors' desk."""
    page = _shown(page_id)
    if page is None:
        raise Http404
    return _form(request, "report", page_id, thing=page, title=page.title, url=page.url)


@public_form(name="report", per_minute=5)
@public_page
def report_portfolio(request: HttpRequest, key: str) -> HttpResponse:
    """The same form about somebody's portfolio."""
    found = portfolio_at(key)
    if found is None:
        raise Http404
    return _form(request, "report_portfolio", key, thing=found, title=found.name, url=_portfolio_url(key))


@public_form(name="report", per_minute=5)
@public_page
def report_wish(request: HttpRequest, number: int) -> HttpResponse:
    """The same form about a wish that everybody reads."""
    found = shown_wish(number)
    if found is None:
        raise Http404
    url = found.get_absolute_url()
    return _form(request, "report_wish", number, thing=found, title=found.heading, url=url)


@public_page
def report_thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Says what happens next."""
    page = _shown(page_id)
    return _thanks(request, "report_thanks", page_id, page.url if page else "")


@public_page
def report_portfolio_thanks(request: HttpRequest, key: str) -> HttpResponse:
    """The same after a report about a portfolio."""
    return _thanks(request, "report_portfolio_thanks", key, _portfolio_url(key) if portfolio_at(key) else "")


@public_page
def report_wish_thanks(request: HttpRequest, number: int) -> HttpResponse:
    """The same after a report about a wish."""
    found = shown_wish(number)
    return _thanks(request, "report_wish_thanks", number, found.get_absolute_url() if found else "")


def _form(
    request: HttpRequest, name: str, number: int | str, *, thing: Any, title: str, url: str
) -> HttpResponse:
    is_story = getattr(thing, "specific_class", None) is StoryPage
    form = ReportForm(request.POST if request.method == "POST" else None, is_story=is_story)
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["website"]:
            told = {field: form.cleaned_data[field] for field in ("reason", "words", "mail")}
            reporting.report_thing(None, thing=thing, **told)
        return HttpResponseRedirect(reverse(f"content:{name}_thanks", args=[number]))
    links = language_links(f"content:{name}", number)
    context = {"title": title, "url": url, "form": form, "language_links": links}
    return render(request, "content/report.html", context)


def _thanks(request: HttpRequest, name: str, number: int | str, url: str) -> HttpResponse:
    links = language_links(f"content:{name}", number)
    return render(request, "content/report_thanks.html", {"url": url, "language_links": links})


def _portfolio_url(key: str) -> str:
    return reverse("content:portfolio", args=[key])


def _shown(page_id: int) -> Page | None:
    return next(iter(only_covered(shown_pages().filter(pk=page_id))), None)
