"""The language of a page comes from its address, and from nothing else.

So an anonymous page is the same bytes for everybody: no cookie and no Accept-Language decides.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import is_valid_path
from django.utils import translation


class PathLanguageMiddleware:
    """Speaks the language of the path's first part; without one, the first language of the house."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        in_path = translation.get_language_from_path(request.path_info)
        language = in_path or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]  # Django's own name for it
            response = self.get_response(request)
            if response.status_code == 404 and not in_path and self._is_known(request):
                return HttpResponseRedirect(f"/{language}{request.get_full_path()}")
            response.headers.setdefault("Content-Language", language)
            return response

    @staticmethod
    def _is_known(request: HttpRequest) -> bool:
        path = f"/{settings.LANGUAGE_CODE}{request.path_info}"
        return request.method in {"GET", "HEAD"} and path.endswith("/") and bool(is_valid_path(path))
