"""On which pages a picture may stand: one of the house on any, somebody's own where they tell themselves."""

from typing import Any

from wagtail.models import Page

from .digest import pictures_of


def may_stand_on(page: Page | None, picture: Any) -> bool:
    """Whether this page may show this picture. Nothing else of somebody's picture is printed either."""
    if picture.is_house:
        return True
    return picture.owner_id is not None and picture.owner_id == getattr(page, "storyteller_id", None)


def has_a_strange_picture(page: Page) -> bool:
    """Whether a picture in this page is somebody else's."""
    return any(not may_stand_on(page, picture) for picture in pictures_of(page))
