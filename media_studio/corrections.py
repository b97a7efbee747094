"""What can be corrected in a public story, who may propose it, and which corrections wait."""

from typing import Any

from content.digest import digest_of
from content.models import StoryPage
from content.models.consents import is_covered
from content.models.seals import is_sealed, sealed_numbers
from portal.accounts.models import User

from . import manuscript, passages, queries
from .models import Correction
from .passages import FIELDS
from .policy.corrections import Standing, may_be_answered
from .policy.stages import Stage


def may_correct(person: User, story: StoryPage) -> bool:
    """An editor, of somebody else's story that everybody reads."""
    if not person.is_active or not person.has_perm("media_studio.read_as_editor"):
        return False
    return story.storyteller_id != person.pk and story.live and not is_sealed(story) and is_covered(story)


def is_at_rest(story: StoryPage) -> bool:
    """Whether no newer version of it is being read, was asked to be changed, or waits for a yes."""
    return queries.stage(story) is Stage.PUBLIC


def parts_of(story: StoryPage) -> dict[str, str]:
    """The words that can be corrected, by part: title, summary, and paragraphs that are plain text.

    Not a list, nor a paragraph with bold words: put back from plain words it would lose them.
    """
    found = {name: words for name in ("title", "summary") if (words := str(getattr(story, name)))}
    for block in passages.raw(story.body):
        if block["type"] in manuscript.TEXT and _is_plain(block):
            found[str(block.get("id"))] = manuscript.as_written(block)
    return found


def as_stored(part: str, before: str, written: str) -> str:
    """The new words as they would be stored; a heading stays a heading, and nothing else becomes one."""
    words = passages.clean(part, written)
    if part in FIELDS:
        return words
    bare = words.removeprefix(manuscript.MARK).strip()
    return f"{manuscript.MARK}{bare}" if before.startswith(manuscript.MARK) and bare else bare


def apply(page: StoryPage, part: str, before: str, after: str, note: dict[str, str]) -> None:
    """Puts the correction into this page where it still says the old words, and the note under it."""
    if passages.words_of(page, part) == before:
        passages.reword(page, part, after)
    page.corrections = [*page.corrections, note]


def standing(correction: Correction, story: StoryPage) -> Standing:
    """The facts that say whether it can still be answered."""
    return Standing(
        is_open=correction.state == Correction.State.OPEN,
        is_public=story.live and is_at_rest(story),
        is_same=digest_of(story) == correction.base_digest,
    )


def may_be_said_yes_to(correction: Correction, story: StoryPage) -> bool:
    """Whether the story is still the one that the correction was made from."""
    return may_be_answered(standing(correction, story))


def waiting_for_answer(person: User) -> list[Correction]:
    """The corrections that wait for this storyteller."""
    found = Correction.objects.filter(story__storyteller=person, state=Correction.State.OPEN)
    return list(found.exclude(story__in=sealed_numbers()).select_related("story", "by"))


def proposed_by(person: User) -> list[Correction]:
    """What this editor proposed and is not answered yet."""
    found = Correction.objects.filter(by=person, state=Correction.State.OPEN)
    return list(found.exclude(story__in=sealed_numbers()).select_related("story"))


def open_correction(story: StoryPage) -> Correction | None:
    """The one that waits now."""
    found: Correction | None = Correction.objects.filter(story=story, state=Correction.State.OPEN).first()
    return found


def _is_plain(block: dict[str, Any]) -> bool:
    written = manuscript.as_written(block)
    kind = block["type"]
    return bool(written) and manuscript.new_block(kind, written)["value"] == block["value"]
