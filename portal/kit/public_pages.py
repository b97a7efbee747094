"""Answers that are the same bytes for everybody, and may be kept for a short while by anyone."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils.cache import get_conditional_response

from .one_answer import one_answer

# A story that is taken back must be gone from every copy within 60 seconds: half of that leaves room.
SHARED_FOR = 30
KEPT_FOR = 20  # by the server itself, where nobody says that something changed

READS = {"GET", "HEAD"}

View = Callable[..., HttpResponse]


def share(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with a short public lifetime and a tag of its bytes; 304 when the reader has them already.

    Only a good answer to GET or HEAD is shared. One that read the session is left as it is.
    """
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        response.add_post_render_callback(lambda rendered: _shared(request, rendered))
        return response
    return _shared(request, response)


def public_page(view: View) -> View:
    """A view whose page is the same for everybody. What it reads twice is asked for once."""

    @wraps(view)
    def shared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in READS:
            return share(request, view(request, *args, **kwargs))
        with one_answer():
            return written(share(request, view(request, *args, **kwargs)))

    return shared


def written(response: HttpResponse) -> HttpResponse:
    """The answer with its page written now, and not when somebody sends it."""
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        done: HttpResponse = response.render()
        return done
    return response


def _shared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    session = getattr(request, "session", None)
    if request.method not in READS or response.status_code != 200 or getattr(session, "accessed", False):
        return response
    response.headers.setdefault("Cache-Control", f"public, max-age={SHARED_FOR}")
    response.headers["ETag"] = f'"{hashlib.blake2b(response.content, digest_size=16).hexdigest()}"'
    return get_conditional_response(request, response.headers["ETag"], None, response) or response
