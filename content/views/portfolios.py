"""The public page of a portfolio: the same for everybody, and as if it had never been when it is off."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from content.models.portfolios import portfolio_at
from content.portfolio_face import face_of
from portal.kit import clock
from portal.kit.public_pages import public_page

from .languages import language_links


@public_page
@require_safe
def portfolio(request: HttpRequest, key: str) -> HttpResponse:
    """What its owner ticked and what is public now; printed, it names the day and its address."""
    found = portfolio_at(key)
    if found is None:
        raise Http404
    context = {
        "face": face_of(found),
        "today": clock.today(),
        "address": f"{settings.BASE_URL}{request.path}",
        "report_url": reverse("content:report_portfolio", args=[key]),
        "language_links": language_links("content:portfolio", key),
        "door": "read",
    }
    return render(request, "content/portfolio.html", context)
