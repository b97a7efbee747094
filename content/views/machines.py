"""Pages for machines: robots.txt, security.txt and the sitemap."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.sitemaps import Sitemap
from wagtail.query import PageQuerySet

from content.models.public import absolute
from content.queries import shown_pages
from portal.kit import clock
from portal.kit.languages import WRITTEN
from portal.kit.public_pages import public_page

PRIVATE_PATHS = [
    "/admin/",
    "/accounts/",
    "/me/",
    "/studio/",
    "/desk/",
    "/rooms/",
    "/queue/",
    "/search/",
    "/report/",
    "/service/",
    "/subscribe/",
    "/unsubscribe/",
    "/events/place/",
]

# Pages that are no pages of the CMS, by the names of their addresses.
HOUSE_PAGES = ["content:words", "content:guide", "content:wishes", "content:credits", "content:on_the_phone"]
SECURITY_HOLDS = datetime.timedelta(days=180)


class ShownPages(Sitemap):
    """Every page that anybody may read now, with its other languages."""

    def items(self) -> PageQuerySet:
        """The pages, home first."""
        return shown_pages().order_by("path").specific(defer=True)


class HousePages(Sitemap):
    """What the house shows besides, in each language."""

    def items(self) -> list[str]:
        """The names of the addresses."""
        return HOUSE_PAGES

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        return [each for name in self.items() for each in _in_each_language(name)]


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap."""
    parts: dict[str, Any] = {"pages": ShownPages(request), "house": HousePages(request)}
    return django_sitemap(request, sitemaps=parts)


@public_page
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole in the house (RFC 9116). Not there while the house names nobody."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    today = clock.now().astimezone(datetime.UTC).date()
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {today + SECURITY_HOLDS:%Y-%m-%d}T00:00:00Z",
        f"Preferred-Languages: {', '.join(code for code, _name in WRITTEN)}",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """What machines may read: the public pages, and nothing that belongs to somebody."""
    prefixes = ["", *(f"/{code}" for code, _name in settings.LANGUAGES)]
    shut = [f"Disallow: {prefix}{path}" for path in PRIVATE_PATHS for prefix in prefixes]
    lines = ["User-agent: *", *shut, "", f"Sitemap: {settings.BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _in_each_language(name: str) -> list[dict[str, Any]]:
    """One address in every language, each with the others beside it. In easy Finnish they tell the same."""
    found = {}
    for code, _language in WRITTEN:
        with translation.override(code):
            found[code] = absolute(reverse(name))
    alternates = [{"location": address, "lang_code": code} for code, address in found.items()]
    return [{"location": address, "alternates": alternates} for address in found.values()]
