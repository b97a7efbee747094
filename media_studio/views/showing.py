"""A version of a story as readers would see it today."""

from content.models import StoryPage
from portal.kit import clock


def as_readers_see(page: StoryPage, byline: str = "", helped: str | None = None) -> StoryPage:
    """The page with the day and the name it would carry. Only for showing; never save it.

    `helped` are the names chosen for the yes that is about to be given; empty for none.
    """
    if helped is not None:
        page.supporters_named, page.shows_names = helped, True
    page.first_published_at = page.first_published_at or clock.now()
    page.byline = byline or page.byline or str(page.storyteller)
    return page
