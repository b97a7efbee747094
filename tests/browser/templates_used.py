"""Says in a header which of our own templates made a page, so that a test can tell what nobody looked at."""

from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import Template
from django.test.signals import template_rendered
from django.test.utils import instrumented_test_render

OWN = Path(settings.BASE_DIR) / "templates"
used: ContextVar[set[str]] = ContextVar("used")
Template._render = instrumented_test_render


def note(template: Template, **_: object) -> None:
    """A template was rendered: it is noted when it is ours."""
    if template.origin and Path(template.origin.name).is_relative_to(OWN):
        used.get(set()).add(str(Path(template.origin.name).relative_to(OWN)))


template_rendered.connect(note)


class TemplatesUsedMiddleware:
    """Adds `X-Templates` to every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        names: set[str] = set()
        used.set(names)
        response = self.get_response(request)
        response["X-Templates"] = ",".join(sorted(names))
        return response
