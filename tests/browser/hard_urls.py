"""The portal, and addresses where what seldom happens does happen: for the visits alone."""

from typing import NoReturn

from django.conf.urls.i18n import i18n_patterns
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from psycopg_pool import PoolTimeout

from media_studio.models import Lesson
from portal import urls
from portal.accounts.views.passkey_first import ask_for_passkey
from portal.kit.bodies import TooLargeMiddleware, most_for
from portal.kit.refusals import too_many

handler500 = urls.handler500


def busy(_request: HttpRequest) -> NoReturn:
    """The database has no turn to give."""
    raise OperationalError from PoolTimeout()


def broken(_request: HttpRequest) -> NoReturn:
    """Something fails that nobody thought of."""
    raise RuntimeError("This page breaks on purpose.")


@require_POST
def form(_request: HttpRequest) -> HttpResponse:
    """Takes a form and has nothing to show."""
    return HttpResponse()


def large(request: HttpRequest) -> HttpResponse:
    """More comes than fits."""
    request.META["CONTENT_LENGTH"] = str(most_for(request.path) + 1)
    return TooLargeMiddleware(form)(request)


def lesson(request: HttpRequest, key: str) -> HttpResponse:
    """A lesson as the CMS shows it in a frame, before it is saved."""
    return get_object_or_404(Lesson, translation_key=key, locale__language_code=get_language()).serve_preview(
        request, ""
    )


urlpatterns = [
    *i18n_patterns(
        path("hard/busy/", busy),
        path("hard/broken/", broken),
        path("hard/often/", too_many),
        path("hard/form/", form),
        path("hard/large/", large),
        path("hard/passkey/", csrf_exempt(ask_for_passkey)),
        path("hard/lesson/<uuid:key>/", lesson),
    ),
    *urls.urlpatterns,
]
