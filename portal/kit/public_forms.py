"""Public one-press forms: guarded by where they come from and how often, not by a token.

An anonymous page is the same bytes for everybody, so it cannot carry a token. Browsers say by
Sec-Fetch-Site and Origin whether a form was sent from our own page.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from . import refusals
from .counting import is_over

View = Callable[..., HttpResponse]
PORTS = {"http": 80, "https": 443}


def public_form(*, name: str, per_minute: int = 10) -> Callable[[View], View]:
    """A view whose POST needs no token: refused from another site, and above `per_minute` of one address."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method == "POST":
                if not is_same_origin(request):
                    return refusals.csrf_failure(request)
                if is_too_fast(request, name, per_minute):
                    return refusals.too_many(request)
            return view(request, *args, **kwargs)

        return csrf_exempt(guarded)

    return decorate


def is_same_origin(request: HttpRequest) -> bool:
    """Whether the browser says that our own page sent this: scheme, host and port. Silence counts as no."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    said = _origin(request.headers.get("Origin") or request.headers.get("Referer", ""))
    return said is not None and said == _origin(f"{request.scheme}://{request.get_host()}")


def _origin(address: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an address; None for what has none."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None


def is_too_fast(request: HttpRequest, name: str, per_minute: int) -> bool:
    """Counts this act of this address; True above the limit."""
    # allauth counts the proxies in front, as the settings say.
    key = f"public-form:{name}:{get_adapter().get_client_ip(request)}"
    return is_over(key, limit=per_minute, seconds=60)


def is_first_time(request: HttpRequest, name: str, seconds: int) -> bool:
    """Whether this address does this for the first time in so many seconds; it is counted now."""
    key = f"public-form:{name}:{get_adapter().get_client_ip(request)}"
    return not is_over(key, limit=1, seconds=seconds)
