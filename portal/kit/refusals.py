"""Kind pages for requests that are turned away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form whose token is missing or old: says that going back keeps what was written."""
    return render(request, "403_csrf.html", status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """The page for somebody who presses too fast: says when to try again."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = "60"
    return response
