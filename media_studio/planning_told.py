"""What became of the day of a story, told to its storyteller and to the media team."""

from typing import Any

from content.models import Consent, StoryPage
from content.models.planned import Happening
from portal.accounts.models import User

from . import queries
from .models import Notice
from .models.notices import Kind
from .people_told import editors_but

KINDS = {
    Happening.PUBLIC: Kind.DAY_CAME,
    Happening.MISSED: Kind.DAY_MISSED,
    Happening.CHANGED: Kind.DAY_CHANGED,
    Happening.HIDDEN: Kind.DAY_HIDDEN,
    Happening.ENDED: Kind.DAY_ENDED,
}
FOR_EDITORS = {Happening.MISSED, Happening.HIDDEN, Happening.ENDED}


def tell_of_day(page: Any, happening: Happening) -> None:
    """A notice for the storyteller, and for the editors when a yes is missing: with the title they read."""
    story = StoryPage.objects.filter(pk=page.pk).select_related("storyteller").first()
    if story is None or story.storyteller is None:
        return
    title, told = _title(story), {story.storyteller}
    if happening in FOR_EDITORS:
        told |= set(editors_but(story.storyteller))
    elif happening is Happening.CHANGED and (reader := reader_of(story)):
        told.add(reader)
    for person in sorted(told, key=lambda each: each.pk):
        Notice.objects.tell(person, KINDS[happening], story=story, title=title)


def reader_of(story: StoryPage) -> User | None:
    """Who passed the story on last."""
    last = queries.last_reading(story)
    return last.finished_by if last and last.finished_by and last.finished_by.is_active else None


def _title(story: StoryPage) -> str:
    """As it was said yes to: what its teller has written since is theirs."""
    given = Consent.objects.filter(page_id=story.pk).select_related("revision").order_by("-given_at", "-pk")
    last = given.first()
    return str(last.revision.as_object().title) if last and last.revision else str(story.title)
