"""A version of a story as readers would see it today."""

from content.digest import pictures_of
from content.models import StoryPage
from content.picture_family import is_outdone
from portal.kit import clock

from .. import placing


def as_readers_see(page: StoryPage, byline: str = "", helped: str | None = None) -> StoryPage:
    """The page with the day and the name it would carry. Only for showing; never save it.

    `helped` are the names chosen for the yes that is about to be given; empty for none.
    """
    if helped is not None:
        page.supporters_named, page.shows_names = helped, True
    page.first_published_at = page.first_published_at or clock.now()
    page.says_alt = True  # a yes covers these words too: no page of the public says them in the text
    page.byline = byline or page.byline or str(page.storyteller)
    return page


def as_others_may_see(page: StoryPage) -> StoryPage:
    """An older version for somebody else: without pictures in which more was cut or covered since."""
    left_out = {picture.pk for picture in pictures_of(page) if is_outdone(picture)}
    if left_out:
        blocks = placing.raw(page.body)
        page.body = [  # type: ignore[assignment]
            block
            for block in blocks
            if block["type"] != "picture" or block["value"]["picture"] not in left_out
        ]
    return page
