"""What changed in a story since it was read last, part by part and word by word."""

import datetime
from dataclasses import dataclass, replace

from wagtail.models import Revision, TaskState

from content.models import Recording, StoryPage
from portal.accounts.models import User

from .comparing import Fate, PartChange, is_reordered, part_changes, word_changes
from .passages import Passage, passages_of

SPOKEN = {"recording", "film"}
DONE = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)


@dataclass(frozen=True)
class Since:
    """The reading that is compared with, and what is another than it was then."""

    reader: User
    at: datetime.datetime
    is_mine: bool
    parts: list[PartChange]
    is_reordered: bool

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not self.parts and not self.is_reordered


def since_last_reading(person: User, story: StoryPage, revision: Revision) -> Since | None:
    """Compared with what this person read last, else with what anybody else read last in another version.

    None when nobody has read the story before.
    """
    done = TaskState.objects.filter(workflow_state__in=story.workflow_states, status__in=DONE)
    done = done.exclude(finished_by=None).exclude(finished_by=story.storyteller).order_by("-finished_at")
    done = done.select_related("revision", "finished_by")
    read = done.filter(finished_by=person).first() or done.exclude(revision=revision).first()
    if read is None or read.finished_by is None or read.finished_at is None:
        return None
    before, after = passages_of(read.revision.as_object()), passages_of(revision.as_object())
    parts = [_with_words(part) for part in part_changes(before, after)]
    known = {part.passage.id for part in parts}
    parts += [one for one in _said_anew(after, read.finished_at) if one.passage.id not in known]
    return Since(
        read.finished_by, read.finished_at, read.finished_by == person, parts, is_reordered(before, after)
    )


def _with_words(part: PartChange) -> PartChange:
    """Of a recording or film that was put in another one's place, what is said in it, word by word."""
    if part.passage.kind not in SPOKEN or part.was is None or part.changes:
        return part
    old, new = _recording(part.was), _recording(part.passage)
    if old is None or new is None or old.all_words == new.all_words:
        return part
    return replace(part, changes=word_changes(old.all_words, new.all_words))


def _said_anew(passages: list[Passage], since: datetime.datetime) -> list[PartChange]:
    """Recordings and films whose words came after that moment; what they were before is kept nowhere."""
    found = []
    for passage in passages:
        recording = _recording(passage) if passage.kind in SPOKEN else None
        if recording is not None and recording.transcript_at and recording.transcript_at >= since:
            found.append(PartChange(passage, Fate.CHANGED, changes=word_changes("", recording.all_words)))
    return found


def _recording(passage: Passage) -> Recording | None:
    return Recording.objects.filter(pk=passage.value["recording"]).first()
