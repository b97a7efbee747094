"""What stands around every public page: the parts of the site, and what not everybody may read.

Each page asks for it; in one answer it is asked for once.
"""

from dataclasses import dataclass, fields

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from wagtail.models import Page, PageViewRestriction

from portal.kit.one_answer import once
from portal.kit.page_changes import family, shows, told_by
from portal.kit.remembered import remembered

from .twins import readable_in

# The parts of the site by their words in templates, and the kind of page that each is.
PARTS = {
    "home": "homepage",
    "stories": "storyindexpage",
    "news": "newsindexpage",
    "trials": "trialindexpage",
    "services": "serviceindexpage",
    "events": "eventindexpage",
    "newsletters": "newsletterindexpage",
}
KINDS_KNOWN = 20_000

# Of which kind the page at a path was when it was last read; only a hint of which table to ask first.
_kinds: dict[str, type[Page]] = {}


def kinds_of_parts() -> dict[int, str]:
    """The word of each part by the number of its content type."""
    found = ContentType.objects.get_by_natural_key
    return {found("content", kind).pk: word for word, kind in PARTS.items()}


def is_part(page: Page) -> bool:
    """Whether menus, footers or the way home may name the page."""
    kinds = {*PARTS.values(), "standardpage"}
    return page.numchild > 0 or getattr(page.specific_class, "_meta", page._meta).model_name in kinds


@dataclass(frozen=True)
class FramePage:
    """A page to which menus and footers lead; `section` says what a page of text is there."""

    path: str
    depth: int
    title: str
    url: str
    url_path: str
    section: str | None
    content_type_id: int


def frame_pages(language: str) -> list[FramePage]:
    """The live pages to which menus and footers lead."""
    return once(("frame", language), lambda: remembered(("frame", language), lambda: _frame_pages(language)))


def _frame_pages(language: str) -> list[FramePage]:
    parts = Page.objects.filter(content_type__in=kinds_of_parts()).order_by().values("pk")
    named = Page.objects.filter(standardpage__section__gt="").order_by().values("pk")
    # First the few, by their indexes: asked with "or", the database reads every page of the site.
    pages = Page.objects.live().filter(readable_in(language), pk__in=parts.union(named))
    with told_by(f"frame@{family(language)}"):
        found = list(pages.annotate(section=F("standardpage__section")))
    names = [field.name for field in fields(FramePage)]
    return [FramePage(**{name: getattr(page, name) for name in names}) for page in found]


def restrictions() -> list[PageViewRestriction]:
    """What an editor closed to some readers, on the whole site."""
    return once("restrictions", lambda: remembered("restrictions", _restrictions))


def _restrictions() -> list[PageViewRestriction]:
    with told_by():  # its own table is always told
        return list(PageViewRestriction.objects.select_related("page"))


def private() -> Q:
    """For querysets of pages: what not everybody may read. The same as Wagtail's `private_q`."""
    found = Q()
    for restriction in restrictions():
        found |= Page.objects.all().descendant_of_q(restriction.page, inclusive=True)
    return found or Q(pk__in=[])


def live_at(url_path: str) -> Page | None:
    """The live page with this path, whole and with its language. The slug is there for the index."""
    with told_by():
        found = _live_at(url_path)
    if found is not None:
        shows(f"page:{found.pk}")
    return found


def _live_at(url_path: str) -> Page | None:
    wanted = {"slug": url_path.rstrip("/").rsplit("/", 1)[-1], "url_path": url_path, "live": True}
    kind = _kinds.get(url_path)
    found = kind._default_manager.filter(**wanted).select_related("locale").first() if kind else None
    if found is None and (bare := Page.objects.filter(**wanted).first()) is not None:
        if len(_kinds) > KINDS_KNOWN:
            _kinds.clear()
        kind = _kinds[url_path] = bare.specific_class or Page
        found = kind._default_manager.filter(pk=bare.pk).select_related("locale").first()
    return found
