"""Whether the draft says something else than what is public, or handed in; who changed it last, and when."""

import datetime
from dataclasses import dataclass

from wagtail.models import Revision

from content.models import Consent, StoryPage
from content.models.planned import plan_of
from portal.accounts.models import User

from . import placing, queries
from .policy.stages import IN_READING, Stage
from .spoken import Spoken, recordings_in


@dataclass(frozen=True)
class Newer:
    """The draft is another than `base`, which is public or on its way there.

    `spoken` is the recording that says something else in both: words that are written while a story is
    being read are read with it.
    """

    base: Revision
    is_public: bool
    by: User | None
    at: datetime.datetime
    spoken: Spoken | None = None


def newer_draft(story: StoryPage) -> Newer | None:
    """What differs; None when the draft says what is public or handed in, and for a draft that is neither."""
    stage = queries.stage(story)
    base = _base(story, stage)
    if base is None:
        return None
    draft, before = queries.draft_of(story), base.as_object()
    anew = _written_anew(story, recordings_in(before)) if stage in IN_READING else None
    if _says(draft) == _says(before):
        return _of_words(base, anew) if anew else None
    by, at = _last(story, draft, base)
    return Newer(base, stage is Stage.PUBLIC, by, at)


def _base(story: StoryPage, stage: Stage) -> Revision | None:
    if stage is Stage.PUBLIC:
        given = Consent.objects.standing().filter(page_id=story.pk).select_related("revision").first()
        found: Revision | None = given.revision if given else None
        return found
    if stage is Stage.PLANNED:
        plan = plan_of(story)
        return plan.revision if plan else None
    if stage in {Stage.WAITS_FOR_YES, Stage.WAITS_FOR_PEOPLE}:
        return queries.read_revision(story)
    return queries.handed_in_revision(story) if stage in IN_READING else None


def _says(page: StoryPage) -> tuple[str, str, list[placing.Block]]:
    return page.title, page.summary, placing.raw(page.body)


def _written_anew(story: StoryPage, found: list[Spoken]) -> Spoken | None:
    """The recording whose words came last, if that was after the handing in."""
    state = story.current_workflow_state
    since = [each for each in found if state and _when(each) > state.created_at]
    return max(since, key=_when, default=None)


def _when(spoken: Spoken) -> datetime.datetime:
    return spoken.recording.transcript_at or datetime.datetime.min.replace(tzinfo=datetime.UTC)


def _of_words(base: Revision, spoken: Spoken) -> Newer:
    return Newer(base, False, spoken.recording.transcript_by, _when(spoken), spoken)


def _last(story: StoryPage, draft: StoryPage, base: Revision) -> tuple[User | None, datetime.datetime]:
    """The last saving, or the last words of a recording that only the draft holds, which make no version."""
    newest = story.revisions.order_by("-created_at", "-pk").select_related("user").first() or base
    known = {each.recording.pk for each in recordings_in(base.as_object())}
    own = [each for each in recordings_in(draft) if each.recording.pk not in known]
    last = max(own, key=_when, default=None)
    if last is not None and _when(last) > newest.created_at:
        return last.recording.transcript_by, _when(last)
    return newest.user, newest.created_at
