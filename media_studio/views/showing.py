"""A version of a story as readers would see it today."""

from content.models import StoryPage
from portal.kit import clock


def as_readers_see(page: StoryPage, byline: str = "") -> StoryPage:
    """The page with the day and the name it would carry. Only for showing; never save it."""
    page.first_published_at = page.first_published_at or clock.now()
    page.byline = byline or page.byline or str(page.storyteller)
    return page
