"""Where else the words of people are shown: the CMS, feeds, files. Run inside a site; gives addresses."""

import json
from collections.abc import Iterator
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from content.models import Picture, Recording, StoryPage
from portal.accounts.models import User

HOUSE = """
    wagtailadmin_home wagtailadmin_explore_root wagtailadmin_reports:workflow
    wagtailadmin_reports:workflow_tasks
wagtailadmin_reports:site_history wagtailadmin_reports:aging_pages wagtailadmin_reports:locked_pages
wagtailadmin_reports:page_types_usage wagtailimages:index wagtailimages_chooser:choose wagtailmedia:index
wagtailmedia_chooser:choose wagtaildocs:index wagtailadmin_choose_page wagtailusers_users:index
wagtailadmin_workflows:index wagtailsites:index wagtailadmin_collections:index wagtailadmin_tag_autocomplete
service_checks wagtailadmin_userbar
"""
OF_A_PAGE = """
wagtailadmin_pages:edit wagtailadmin_pages:history wagtailadmin_pages:view_draft wagtailadmin_pages:usage
wagtailadmin_pages:delete wagtailadmin_pages:copy wagtailadmin_pages:move wagtailadmin_pages:unpublish
wagtailadmin_pages:workflow_history wagtailadmin_pages:preview_on_edit
wagtailadmin_explore
"""
OF_A_SNIPPET = "edit inspect history delete"
KINDS = ("", "_atom", "_json")
SEARCHED = quote("<img oa src=x onerror=alert(999)>")


def addresses() -> str:
    """All of them, as JSON."""
    found = [*_house(), *_pages(), *_snippets(), *_pictures()]
    return json.dumps(list(dict.fromkeys(address for address in found if address)))


def _to(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _house() -> Iterator[str]:
    yield from (_to(name) for name in HOUSE.split())
    for name in ("wagtailadmin_pages:search", "wagtailimages:index", "wagtailusers_users:index"):
        yield f"{_to(name)}?q={SEARCHED}"
    yield from (_to("wagtailusers_users:edit", person.pk) for person in User.objects.order_by("pk")[:2])


def _pages() -> Iterator[str]:
    for kind in get_page_models():
        page = kind.objects.order_by("-live", "pk").first()
        if kind is Page or page is None:
            continue
        yield _to("wagtailadmin_pages:edit", page.pk)
        yield _to("wagtailadmin_explore", page.pk)
        if kind is StoryPage:  # the other pages of the CMS are the same for every kind
            yield from (_to(name, page.pk) for name in OF_A_PAGE.split())
            versions = page.revisions.order_by("pk")
            for version in versions[:1]:
                yield _to("wagtailadmin_pages:revisions_view", page.pk, version.pk)
                yield _to("wagtailadmin_pages:revisions_revert", page.pk, version.pk)
                yield _to("wagtailadmin_pages:revisions_compare", page.pk, "earliest", "latest")


def _snippets() -> Iterator[str]:
    for kind in get_snippet_models():
        views = kind.snippet_viewset
        yield _to(views.get_url_name("list"))
        yield f"{_to(views.get_url_name('list'))}?q={SEARCHED}"
        thing = kind._default_manager.first()
        if thing:
            yield from (_to(views.get_url_name(name), thing.pk) for name in OF_A_SNIPPET.split())


def _pictures() -> Iterator[str]:
    for picture in Picture.objects.all()[:1]:
        yield _to("wagtailimages:edit", picture.pk)
        yield _to("wagtailimages:image_usage", picture.pk)
        yield _to("wagtailimages:delete", picture.pk)
    for recording in Recording.objects.all()[:1]:
        yield _to("wagtailmedia:edit", recording.pk)


def feeds() -> str:
    """Every feed in Finnish, as JSON."""
    with override("fi"):
        return json.dumps(
            [reverse(f"content:feed{which}{kind}") for which in ("", "_stories", "_events") for kind in KINDS]
        )
