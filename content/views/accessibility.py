"""The accessibility statement, and the form for what did not work."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content import access_feedback
from content.forms_wish import FeedbackForm
from content.models import StandardPage
from content.models.public import absolute
from content.models.twins import readable_in
from content.tested_pages import statement_facts
from portal.kit.languages import address_now
from portal.kit.public_forms import public_form
from portal.kit.public_pages import public_page

from .languages import language_links


@public_page
@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """The page that editors wrote; where there is none, what can be said without one."""
    section = StandardPage.Section.ACCESSIBILITY
    pages = StandardPage.objects.live().filter(section=section)
    page = pages.filter(readable_in(translation.get_language() or "fi")).first()
    if page is not None:
        there = address_now(page.url)
        # An editor may have called the page as this address is called.
        return page.serve(request) if there == request.path else HttpResponseRedirect(there)
    links = language_links("content:accessibility")
    context = {
        "page": {"title": _("Accessibility statement")},
        "canonical": absolute(request.path),
        "alternates": [(link["code"], absolute(link["href"])) for link in links],
        "language_links": links,
        **statement_facts(),
    }
    return render(request, "content/accessibility.html", context)


@public_form(name="access-feedback", per_minute=5)
@public_page
def feedback(request: HttpRequest) -> HttpResponse:
    """The form; sent, the feedback waits at the desk with its last day."""
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        if not told.pop("website"):
            access_feedback.leave_feedback(None, **told)
        return HttpResponseRedirect(reverse("content:access_feedback_thanks"))
    links = language_links("content:access_feedback")
    return render(request, "content/access_feedback.html", {"form": form, "language_links": links})


@public_page
def feedback_thanks(request: HttpRequest) -> HttpResponse:
    """Says what happens next."""
    links = language_links("content:access_feedback_thanks")
    return render(request, "content/access_feedback_thanks.html", {"language_links": links})
