"""When the database lets nobody in just now: a moment's wait, not a fault, and what was typed comes back."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.template import loader
from django.utils.translation import gettext as _
from django.views.defaults import server_error
from psycopg_pool import PoolTimeout

from .public_forms import is_same_origin

RETRY_SECONDS = 10
OLDER = ("was_", "sent_", "seen")  # fields with what somebody had before them, not with what they wrote
# Locked, also for a table of the same connection; and the same after a snapshot that became old.
SQLITE_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
POSTGRESQL_BUSY = {
    "40001",  # two wrote the same at once
    "40P01",  # each waited for the other
    "55P03",  # a lock was not to be had in time
    "57014",  # an answer was not to be had in time
    "57P03",  # it is just starting
    "53300",  # too many are inside
}


def is_busy(error: BaseException | None) -> bool:
    """Whether this error says only that the database had no turn to give."""
    if not isinstance(error, OperationalError):
        return False
    cause = error.__cause__
    if isinstance(cause, PoolTimeout):
        return True
    said = getattr(cause, "sqlite_errorname", None) or ""
    return said.startswith(SQLITE_BUSY) or getattr(cause, "sqlstate", None) in POSTGRESQL_BUSY


def broken_or_busy(request: HttpRequest) -> HttpResponse:
    """What is answered when something was raised: 503 and a second try when all were busy, 500 otherwise.

    Asks no database: neither who is there nor what they may.
    """
    response = _busy(request) if is_busy(sys.exc_info()[1]) else server_error(request)
    if response.status_code == 503:
        response["Retry-After"] = str(RETRY_SECONDS)
        response["Cache-Control"] = "no-store"
    return response


def _busy(request: HttpRequest) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        sentence = _("The site is busy just now. Your text is safe on this device. We try again.")
        return JsonResponse({"state": "busy", "sentence": sentence}, status=503)
    typed = _typed(request)
    words = [value for name, value in typed if " " in value and not name.startswith(OLDER)]
    context = {
        "address": request.get_full_path(),
        "typed": typed,
        "words": "\n\n".join(words),
        "method": request.method,
    }
    return HttpResponse(loader.render_to_string("503.html", context), status=503)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, to be sent again; nothing of a stranger's page, of a form with files, of the CMS."""
    if request.method != "POST" or request.path.startswith("/admin/") or not is_same_origin(request):
        return []
    try:
        if request.FILES:
            return []
        return [(name, str(value)) for name, values in request.POST.lists() for value in values]
    except UnreadablePostError:
        return []
