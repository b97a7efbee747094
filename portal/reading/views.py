"""Reading settings: a page that is the same for everybody, and the one stylesheet that is not."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import condition, require_http_methods, require_safe

from portal.kit.languages import EASY, words_now
from portal.kit.public_forms import public_form

from . import choices as reading
from .keeping import chosen, set_cookie
from .stylesheet import stylesheet


def _choices_of(request: HttpRequest) -> reading.Choices:
    return reading.read(request.COOKIES.get(reading.COOKIE, ""))


def _etag(request: HttpRequest) -> str:
    return f'"{sha256(stylesheet(_choices_of(request)).encode()).hexdigest()[:20]}"'


@require_safe
@condition(etag_func=_etag)
def reading_css(request: HttpRequest) -> HttpResponse:
    """The visitor's reading settings as a stylesheet; nothing else shows what the cookie says."""
    response = HttpResponse(stylesheet(_choices_of(request)), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


@public_form(name="reading", per_minute=60)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """Offers the choices; one press takes one of them."""
    if request.method == "POST":
        return _take(request)
    context = {"settings": reading.SETTINGS, "saved": request.GET.get("saved", "")}
    return render(request, "reading/settings.html", context)


def _page(after: reading.Choices, *, turned: bool) -> str:
    """The settings again: in easy Finnish when a press has just turned that on."""
    language = EASY if after["easy"] == "yes" else words_now()
    with translation.override(language if turned else translation.get_language()):
        return reverse("reading:settings")


def _take(request: HttpRequest) -> HttpResponse:
    """Keeps one more choice in the cookie, and goes back to the place of the press."""
    after = reading.chosen(_choices_of(request), request.POST.dict())
    key = next((s.key for s in reading.SETTINGS if s.key in request.POST), "all")
    if "all" in request.POST:
        after = reading.defaults()
    response = HttpResponseRedirect(f"{_page(after, turned=key in ('easy', 'all'))}?saved={key}#{key}")
    cookie = reading.write(after)
    set_cookie(request, response, cookie)
    chosen.send(sender=None, person=request.user, cookie=cookie)
    return response
