"""Whose work the service uses: pictures and letters that others made for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.kit.public_pages import public_page


@public_page
@require_safe
def credits_page(request: HttpRequest) -> HttpResponse:
    """Who made the pictures and the letters, and on what terms."""
    return render(request, "content/credits.html")
