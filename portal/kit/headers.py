"""Security headers, one content policy per path. Who serves something else says so by a function here."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; manifest-src 'self'"
)
# A page that is looked at before it is out: as strict, but the CMS shows it in a frame.
PREVIEW = STRICT.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
# The CMS writes styles and scripts into its pages; nothing else may.
CMS = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'self'"
)
# What people brought: it loads nothing, and where a browser opens it as a page, that page may do nothing.
FILE = "default-src 'none'; sandbox; frame-ancestors 'none'"
# A mail brings its looks along, and nothing else may come with it.
MAIL = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; sandbox"
POLICIES = (("/admin/", CMS), ("/", STRICT))  # by the beginning of the address, the first that fits
_REFUSED = (
    *("accelerometer", "bluetooth", "camera", "display-capture", "geolocation", "gyroscope"),
    *("hid", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb"),
)
PERMISSIONS = ", ".join([*(f"{name}=()" for name in _REFUSED), "publickey-credentials-get=(self)"])
Answer = TypeVar("Answer", bound=HttpResponseBase)


def policy_for(path: str) -> str:
    """The content policy of an address."""
    return next(policy for beginning, policy in POLICIES if path.startswith(beginning))


def let_record(response: HttpResponse) -> HttpResponse:
    """This one page may use the microphone, and play what it has just recorded."""
    response.headers["Permissions-Policy"] = PERMISSIONS.replace("microphone=()", "microphone=(self)")
    response.headers["Content-Security-Policy"] = STRICT.replace("media-src 'self'", "media-src 'self' blob:")
    return response


def let_form_lead_to(response: Answer, origin: str) -> Answer:
    """A form of this one page may be answered by a way on to another host: browsers ask the policy."""
    policy = STRICT.replace("form-action 'self'", f"form-action 'self' {origin}")
    response.headers["Content-Security-Policy"] = policy
    return response


def as_file(response: Answer) -> Answer:
    """What somebody brought, shown as the kind it is said to be and as nothing else: it can run nothing."""
    response.headers["Content-Security-Policy"] = FILE
    response.headers["Content-Disposition"] = "inline"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def as_mail(response: HttpResponse) -> HttpResponse:
    """The HTML of a mail, looked at in a browser."""
    response.headers["Content-Security-Policy"] = MAIL
    return response


class HeadersMiddleware:
    """Sets the content policy of the path, and what browsers may use, on every answer.

    It stands before what serves static files: those are answers too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Wagtail sends a preview through all of this a first time with the address that the page will have.
        policy = PREVIEW if getattr(request, "is_preview", False) else policy_for(request.path)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        # Nobody else's page shows a picture or a file of ours, or reads a page of ours out of its memory.
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
