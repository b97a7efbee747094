"""What lets a reader put the site among the programs of a phone, and what is shown without a connection."""

import hashlib
import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.kit.bundles import is_bundled, parts_of
from portal.kit.public_pages import public_page

from .languages import language_links

ICONS = ((192, "any"), (512, "any"), (512, "maskable"))
PAPER, CARD = "#FBF7F0", "#FFFFFF"  # as in static/css/tokens.css; a manifest knows no themes
SCRIPT = "text/javascript; charset=utf-8"
LETTERS = "fonts/hyperlegible-latin-400.woff2"


@public_page
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The site as a program, in the language of the address: W3C Web Application Manifest.

    `minimal-ui` keeps the browser's own way back.
    """
    language = translation.get_language() or settings.LANGUAGE_CODE
    told = {
        "id": "/",
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME,
        "description": _("Stories, news and peer support in plain language."),
        "lang": language.partition("-")[0],
        "dir": "ltr",
        "start_url": f"/{language}/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": CARD,
        "icons": [_icon(size, purpose) for size, purpose in ICONS],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@public_page
@require_safe
def on_the_phone(request: HttpRequest) -> HttpResponse:
    """How to put the site on a phone, and what it does there without a network."""
    context = {"language_links": language_links("content:on_the_phone")}
    return render(request, "content/on_the_phone.html", context)


@public_page
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What one can do without a connection. It tells nothing of anybody, so every browser may keep it."""
    return render(request, "content/offline.html")


@public_page
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that shows the page above without a network. It keeps that page and its looks alone."""
    pages = {code: _offline_page(code) for code, _name in settings.LANGUAGES}
    sheets = [static(name) for name in (["css/site.css"] if is_bundled() else parts_of("css/site.css"))]
    kept = {"pages": pages, "looks": [*sheets, static(LETTERS), static("img/icons.svg")]}
    words = json.dumps(kept, sort_keys=True)
    kept["name"] = f"offline-{hashlib.sha256(words.encode()).hexdigest()[:12]}"
    context = {"kept": json.dumps(kept, sort_keys=True), "home": pages[settings.LANGUAGE_CODE]}
    return render(request, "content/offline_worker.js", context, content_type=SCRIPT)


def _icon(size: int, purpose: str) -> dict[str, str]:
    name = f"img/icon-{size}{'-maskable' if purpose == 'maskable' else ''}.png"
    return {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _offline_page(language: str) -> str:
    with translation.override(language):
        return reverse("content:offline")
