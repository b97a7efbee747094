"""Report this: a form for anybody, without an account."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from wagtail.models import Page

from content import reporting
from content.forms import ReportForm
from content.models.consents import only_covered
from content.queries import shown_pages
from portal.kit.public_forms import public_form
from portal.kit.public_pages import public_page

from .languages import language_links


@public_form(name="report", per_minute=5)
@public_page
def report(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form; sent, it waits on the editors' desk."""
    page = _page(page_id)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["website"]:
            told = {name: form.cleaned_data[name] for name in ("reason", "words", "mail")}
            reporting.report_page(None, page=page, **told)
        return HttpResponseRedirect(reverse("content:report_thanks", args=[page.pk]))
    links = language_links("content:report", page.pk)
    return render(
        request, "content/report.html", {"page_reported": page, "form": form, "language_links": links}
    )


@public_page
def report_thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Says what happens next."""
    page = _shown(page_id)
    links = language_links("content:report_thanks", page_id)
    return render(request, "content/report_thanks.html", {"page_reported": page, "language_links": links})


def _shown(page_id: int) -> Page | None:
    return next(iter(only_covered(shown_pages().filter(pk=page_id))), None)


def _page(page_id: int) -> Page:
    page = _shown(page_id)
    if page is None:
        raise Http404
    return page
