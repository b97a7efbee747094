"""Who may see a picture. The public sees it only as part of a page that the public may see."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page, ReferenceIndex

from .models import Picture
from .models.consents import is_covered, needs_consent

# Rooms above know who else may look, a storyteller's supporter for one. Each question is asked in turn;
# they are put here when the apps start: `picture_viewers.append(may_see_as_supporter)`.
picture_viewers: list[Callable[[Any, Picture], bool]] = []


def may_see(person: Any, picture: Picture) -> bool:
    """Whether this person may see a picture that is not public."""
    if not getattr(person, "is_active", False):
        return False
    if picture.owner_id == person.pk or (picture.is_house and person.has_perm("wagtailadmin.access_admin")):
        return True
    return any(may_look(person, picture) for may_look in picture_viewers)


def is_public(picture: Picture) -> bool:
    """Whether anybody may see the picture now.

    Yes while a live page shows it by a standing consent. A picture of the house is public besides; once it
    has been part of somebody's story, only as long as some live page that tells nobody's story uses it.
    """
    if any(_shows(consent.page) for consent in picture.consents.standing().select_related("page")):
        return True
    if not picture.is_house:
        return False
    return not picture.consents.exists() or _is_on_a_free_page(picture)


def _shows(page: Page) -> bool:
    return page.live and not page.get_view_restrictions().exists() and is_covered(page.specific)


def _is_on_a_free_page(picture: Picture) -> bool:
    numbers = ReferenceIndex.get_references_to(picture).values_list("object_id", flat=True)
    pages = Page.objects.live().public().filter(pk__in=[number for number in numbers if number.isdecimal()])
    return any(not needs_consent(page) for page in pages.specific())
