"""What every public page has in common: its way home, its other languages, one answer for everybody."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Page as PageOfThings
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import Page, PageQuerySet, PageViewRestriction

from portal.kit.languages import EASY, FINNISH, address_now, easy_address, own_address, reads_easy
from portal.kit.one_answer import is_one_answer
from portal.kit.page_changes import family, told_by
from portal.kit.public_pages import share
from portal.kit.remembered import remembered

from ..picture_use import has_a_strange_picture
from ..recording_use import has_a_strange_recording
from .consents import only_covered
from .findable import Findable
from .framing import FramePage, frame_pages, private, restrictions

NATIVE_NAMES = dict(settings.LANGUAGES)
LANGUAGE_CODES = [code for code, _name in settings.LANGUAGES]


def list_panels(kind: Any) -> list[Any]:
    """What an editor fills in of a page that is a list, with a word on what is done there."""
    told = HelpPanel(
        content=gettext_lazy("The list fills itself. Here you write its title and introduction.")
    )
    return [told, *kind.content_panels, FieldPanel("intro")]


@dataclass(frozen=True)
class Translation:
    """Where a page is in one language: for who reads now, and its whole address in its own language."""

    url: str
    address: str

    @classmethod
    def of(cls, page: Page) -> "Translation":
        """Where a page is."""
        return cls(page.url or "", own_url(page))


class PublicPage(Findable):
    """A page that anybody may read: the same bytes for everybody, with links to its other languages."""

    show_in_menus_default = False
    door = "read"
    is_shared = True  # at its end it can be shared and printed
    pictures_in = "body"  # the field of the form that is told about a strange picture

    class Meta:
        abstract = True

    @classmethod
    def shown(cls) -> PageQuerySet:
        """Pages of this kind that anybody may read now, the newest first."""
        return cls.objects.live().exclude(private()).order_by("-first_published_at", "-pk")

    def clean(self) -> None:
        """Forms learn here, kindly, that a picture or a recording is not this page's to show."""
        super().clean()
        if has_a_strange_picture(self):
            words = _("A picture in the text is somebody else's. Take it out first.")
            raise ValidationError({self.pictures_in: words})
        if has_a_strange_recording(self):
            words = _("A recording in the text is somebody else's. Take it out first.")
            raise ValidationError({self.pictures_in: words})

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, shared for a short while. Where an easy twin is, its readers come to that."""
        if self.is_borrowed and (twin := self.live_translations().get(EASY)):
            return HttpResponseRedirect(twin.url)
        return share(request, super().serve(request, *args, **kwargs))

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Where the page is: for who reads easy Finnish a Finnish page stands under that language."""
        parts = super().get_url_parts(request)
        return parts if parts is None or parts[2] is None else (*parts[:2], address_now(parts[2]))

    @property
    def is_borrowed(self) -> bool:
        """Whether it is a Finnish page, shown to somebody who reads easy Finnish."""
        return reads_easy() and self.locale.language_code == FINNISH

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the frame of the page needs to know."""
        translations = self.live_translations()
        return {
            **super().get_context(request, *args, **kwargs),
            "language_links": self.language_links(translations),
            "alternates": [(code, page.address) for code, page in translations.items()],
            "canonical": own_url(self),
            "is_borrowed": self.is_borrowed,
            "breadcrumb": self.breadcrumb(),
            "door": self.door,
            "description": self.search_description or self.in_short,
            "is_large": self.is_shared and request.GET.get("print") == "large",
        }

    @property
    def in_short(self) -> str:
        """A sentence or two on what the page tells, for lists and search engines."""
        texts = (getattr(self, name, "") for name in ("summary", "intro", "lead"))
        return " ".join(next((text for text in texts if text), "").split())

    @property
    def private(self) -> Q:
        """What not everybody may read."""
        return private()

    def get_view_restrictions(self) -> "QuerySet[PageViewRestriction]":
        """Wagtail's own; where nothing on the whole site is restricted, this page is not either."""
        if is_one_answer() and not restrictions():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def live_translations(self) -> dict[str, Translation]:
        """Where this page is in each language that it can be read in now, itself among them."""
        found = dict(remembered(("translations", self.pk), self._translations))
        if only_covered([self]):
            found[self.locale.language_code] = Translation.of(self)
        return {code: found[code] for code in LANGUAGE_CODES if code in found}

    def _translations(self) -> dict[str, Translation]:
        pages = self.get_translations().live().exclude(private()).select_related("locale")
        with told_by(f"key:{self.translation_key}"):
            return {page.locale.language_code: Translation.of(page) for page in only_covered(pages)}

    def language_links(self, translations: dict[str, Translation]) -> list[dict[str, Any]]:
        """One link a language: to this page there, or to the home of the language, and `says` tells so."""
        links = []
        for code in LANGUAGE_CODES:
            page = translations.get(code)
            name, says, href = NATIVE_NAMES[code], "", _path_in(code, translations) or f"/{code}/"
            if not page and not (code == EASY and FINNISH in translations):
                with translation.override(code):
                    says = _("%(language)s: home page") % {"language": name}
            current = code == (EASY if self.is_borrowed else self.locale.language_code)
            links.append({"code": code, "name": name, "says": says, "href": href, "current": current})
        return links

    def breadcrumb(self) -> list[dict[str, str]]:
        """The way from home to here; home itself has none."""
        above = self._live_above()
        if not above:
            return []
        steps = [
            {"label": _("Home") if page.depth == 2 else page.title, "href": address_now(page.url)}
            for page in above
        ]
        return [*steps, {"label": self.title, "href": ""}]

    def _live_above(self) -> list[Page | FramePage]:
        """The live pages from home down to this one. Most are parts of the site, and known for the menus."""
        paths = [self.path[:end] for end in range(2 * self.steplen, len(self.path), self.steplen)]
        frame = frame_pages(self.locale.language_code) if paths else []
        known: dict[str, Page | FramePage] = {page.path: page for page in frame}
        if any(path not in known for path in paths):
            with told_by(f"frame@{family(self.locale.language_code)}"):
                known = {page.path: page for page in Page.objects.filter(path__in=paths).live()}
        return [known[path] for path in paths if path in known]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The page for the sitemap, with its other languages."""
        alternates = [
            {"location": page.address, "lang_code": code} for code, page in self.live_translations().items()
        ]
        changed = self.last_published_at or self.latest_revision_created_at
        return [{"location": own_url(self), "lastmod": changed, "alternates": alternates}]


def _path_in(code: str, translations: dict[str, Translation]) -> str:
    """Where the page is in a language; a Finnish one is shown to readers of easy Finnish, and says so."""
    page, finnish = translations.get(code), translations.get(FINNISH)
    if code == FINNISH and finnish:
        return own_address(finnish.url)
    if code == EASY and page is None and finnish:
        return easy_address(finnish.url)
    return page.url if page else ""


def absolute(path: str | None) -> str:
    """The whole address of a path of ours. It comes from the settings, so it is the same for every reader."""
    return f"{settings.BASE_URL}{path}" if path and path.startswith("/") else path or settings.BASE_URL


def own_url(page: Page) -> str:
    """The whole address of a page in its own language, whoever reads it."""
    here = page.url or ""
    return absolute(here if page.locale.language_code == EASY else own_address(here))


def page_of(things: Any, request: HttpRequest, size: int) -> PageOfThings:
    """The part of a list that `?page=` asks for; the nearest one when there is no such part."""
    return Paginator(things, size).get_page(request.GET.get("page"))
