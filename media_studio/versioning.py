"""Earlier versions of a story: look at them, and bring one back. Only the storyteller does this."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Revision

from content.models import StoryPage
from portal.accounts.models import User

from . import manuscript, queries
from .comparing import Difference, differences
from .drafting import Saved, keep
from .permissions import may_write
from .spoken import recordings_in

LOOKED_BACK = 30  # versions, to find who changed something


@dataclass(frozen=True)
class Numbered:
    """One version of a story, and the how manieth of its versions it is."""

    number: int
    revision: Revision


def versions_of(story: StoryPage) -> list[Revision]:
    """Every version that is kept, the newest first. The first of the list is the story as it is now."""
    return list(story.revisions.select_related("user").order_by("-created_at", "-pk"))


def numbered(versions: list[Revision]) -> list[Numbered]:
    """The same list, each with its number: the oldest that is kept is the first."""
    return [Numbered(len(versions) - at, each) for at, each in enumerate(versions)]


def version_of(story: StoryPage, number: int) -> Revision | None:
    """One version by its number; none when it is another story's."""
    return next((each for each in versions_of(story) if each.pk == number), None)


def differences_from_now(story: StoryPage, version: Revision) -> list[Difference]:
    """What came and what went in name, summary, text and what recordings say since that version."""
    then, now = version.as_object(), queries.draft_of(story)
    return differences(_all_words(then), _all_words(now))


@transaction.atomic
def bring_back(actor: User, *, story: StoryPage, version: Revision) -> Saved:
    """The story says again what that version said: a new version. All the others stay in the list."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write(actor, fresh) or version_of(fresh, version.pk) is None:
        raise PermissionDenied
    then, page = version.as_object(), queries.draft_of(fresh)
    page.title, page.summary, page.body = then.title, then.summary, then.body
    return keep(actor, page, makes_room=False)


def changed_by(
    actor: User,
    *,
    story: StoryPage,
    part: Callable[[StoryPage], Any],
    is_seen: Callable[[Revision, Any], bool],
) -> User | None:
    """Who but the actor changed this part of the story last, since the version that `is_seen` knows.

    None when only the actor did, in another window.
    """
    newer: tuple[Revision, Any] | None = None
    for revision in versions_of(story)[:LOOKED_BACK]:
        said = part(revision.as_object())
        if newer and newer[1] != said and newer[0].user_id != actor.pk:
            return newer[0].user
        if is_seen(revision, said):
            return None
        newer = revision, said
    return None


def _all_words(page: StoryPage) -> str:
    said = [each.recording.all_words for each in recordings_in(page)]
    return "\n\n".join((page.title, page.summary, manuscript.text_of(page.body), *said))
