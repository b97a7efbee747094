"""Reading settings."""

from django.http import HttpRequest, HttpResponse


def reading_css(request: HttpRequest) -> HttpResponse:
    """The visitor's reading settings as a stylesheet."""
    return HttpResponse("", content_type="text/css")
