"""Where an editor or an administrator can look in the CMS of the seeded world: run inside a site."""

import json
from collections.abc import Iterator

from django.apps import apps
from django.urls import reverse
from wagtail.models import get_page_models

from content.models import StoryPage
from tests.portal.access import cms

# What gives a part of a page, or JSON for one, is asked for by the pages themselves.
PARTS = ("_results", "chooser", "choose", "chosen", "autocomplete", "wagtailadmin_api", "preview_on", "find")
OF_ONE = (
    *("usage", "copy", "delete", "move", "unpublish", "view_draft", "workflow_history", "set_privacy"),
    *("add_subpage", "history", "revisions_index"),
)

# A thing of each kind that an address may name; other kinds are found by the model of the address.
FIRST = {
    "draft": "content.storypage",
    "version": "wagtailcore.revision",
    "task": "wagtailcore.task",
    "workflow": "wagtailcore.workflow",
    "collection": "wagtailcore.collection",
    "person": "accounts.user",
    "picture_pk": "content.picture",
    "recording_pk": "content.recording",
    "document_pk": "content.materialfile",
}


def addresses() -> str:
    """Every address that names a page to look at, as JSON."""
    return json.dumps(list(dict.fromkeys([*_of_pages(), *_of_others()])))


def _of_pages() -> Iterator[str]:
    for kind in get_page_models():
        # The first that was made has every vector in it.
        if page := kind.objects.exclude(depth=1).first():
            yield reverse("wagtailadmin_pages:edit", args=[page.pk])
            yield reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
    story = StoryPage.objects.first()
    yield reverse("wagtailadmin_explore", args=[story.get_parent().pk])
    yield from (reverse(f"wagtailadmin_pages:{name}", args=[story.pk]) for name in OF_ONE)


def _of_others() -> Iterator[str]:
    facts = {name: _first(model) for name, model in FIRST.items()}
    for pattern in cms.of_the_cms():
        if pattern.space != "wagtailadmin_pages" and not any(part in pattern.name for part in PARTS):
            yield cms.address_of(pattern, facts)


def _first(model: str) -> int:
    found = apps.get_model(model)._default_manager.first()
    assert found, f"the seeded world has no {model}"
    return found.pk
