"""The menu of the CMS by task: what one comes to do, and not where it is kept."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .models import EventIndexPage, NewsIndexPage, ServiceIndexPage, StoryIndexPage, TrialIndexPage

KINDS = (NewsIndexPage, StoryIndexPage, TrialIndexPage, ServiceIndexPage, EventIndexPage)
BY_TASK = [
    "news",
    "stories",
    "programme",
    "services",
    "organisations",
    "event-pages",
    "events",
    "consents",
    "words",
    "images",
    "media",
    "documents",
    "reports",
    "lessons",
    "explorer",
    "settings",
]


class PartOfTheSite(MenuItem):
    """Leads to the pages of one part, in the language that the editor reads."""

    def __init__(self, kind: type[Page], label: Any, name: str, icon: str) -> None:
        super().__init__(label, "", name=name, icon_name=icon)
        self.kind = kind

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the part is there and the person may see pages in it."""
        return self._place(request) is not None

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The link; menus are kept for everybody, so nothing of the person is kept here."""
        url = reverse("wagtailadmin_explore", args=[self._place(request)])
        return LinkMenuItem(self.name, self.label, url, icon_name=self.icon_name, attrs=self.attrs)

    def _place(self, request: HttpRequest) -> int | None:
        found = _places(request).get(ContentType.objects.get_for_model(self.kind).pk, [])
        here = [number for number, language in found if language == translation.get_language()]
        return next(iter(here or [number for number, _language in found]), None)


def _places(request: HttpRequest) -> dict[int, list[tuple[int, str]]]:
    """Pages of all parts that the person may see, by kind, with their language; asked once for a menu."""
    known: dict[int, list[tuple[int, str]]] | None = getattr(request, "_parts_of_the_site", None)
    if known is None:
        policy: Any = policy_registry.get_by_type(Page)
        kinds = ContentType.objects.get_for_models(*KINDS).values()
        pages = policy.explorable_instances(request.user).filter(content_type__in=list(kinds))
        known = {}
        for kind, number, language in pages.order_by("pk").values_list(
            "content_type", "pk", "locale__language_code"
        ):
            known.setdefault(kind, []).append((number, language))
        request._parts_of_the_site = known  # type: ignore[attr-defined]
    return known


def parts() -> list[MenuItem]:
    """A line of the menu for each part of the site on which editors work."""
    return [
        PartOfTheSite(NewsIndexPage, _("News"), "news", "doc-full-inverse"),
        PartOfTheSite(StoryIndexPage, _("Stories"), "stories", "openquote"),
        PartOfTheSite(TrialIndexPage, _("Programme and trials"), "programme", "folder-open-inverse"),
        PartOfTheSite(ServiceIndexPage, _("Services"), "services", "help"),
        PartOfTheSite(EventIndexPage, _("Pages of events"), "event-pages", "date"),
    ]


def in_order(items: list[MenuItem], not_here: set[str]) -> list[MenuItem]:
    """By task; what is in no task keeps Wagtail's order after them."""
    kept = [item for item in items if item.name not in not_here]
    for item in kept:
        if item.name in BY_TASK:
            item.order = 100 + 10 * BY_TASK.index(item.name)
    return kept
