"""Security headers, one content policy per path."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; manifest-src 'self'"
)
# A page that is looked at before it is out: as strict, but the CMS shows it in a frame.
PREVIEW = STRICT.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
# The CMS writes styles and scripts into its pages; nothing else may.
CMS = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'self'; base-uri 'self'; object-src 'none'"
)
PERMISSIONS = "camera=(), geolocation=(), payment=(), usb=(), microphone=(), publickey-credentials-get=(self)"


def let_record(response: HttpResponse) -> HttpResponse:
    """This one page may use the microphone, and play what it has just recorded."""
    response.headers["Permissions-Policy"] = PERMISSIONS.replace("microphone=()", "microphone=(self)")
    response.headers["Content-Security-Policy"] = STRICT.replace("media-src 'self'", "media-src 'self' blob:")
    return response


class HeadersMiddleware:
    """Sets the content policy of the path, and what browsers may use, on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", _policy(request))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


def _policy(request: HttpRequest) -> str:
    # Wagtail sends a preview through all of this a first time with the address that the page will have.
    if getattr(request, "is_preview", False):
        return PREVIEW
    return CMS if request.path.startswith("/admin/") else STRICT
