"""Pages for machines: robots.txt and the sitemap."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.query import PageQuerySet

from content.queries import shown_pages
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


class ShownPages(Sitemap):
    """Every page that anybody may read now, with its other languages."""

    def items(self) -> PageQuerySet:
        """The pages, home first."""
        return shown_pages().order_by("path").specific(defer=True)


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap."""
    return django_sitemap(request, sitemaps={"pages": ShownPages(request)})


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """What machines may read: the public pages, and nothing that belongs to somebody."""
    prefixes = ["", *(f"/{code}" for code, _name in settings.LANGUAGES)]
    shut = [f"Disallow: {prefix}{path}" for path in PRIVATE_PATHS for prefix in prefixes]
    lines = ["User-agent: *", *shut, "", f"Sitemap: {settings.BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
