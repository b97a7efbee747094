"""Captions that are being written are kept until they are saved: who leaves finds them again.

Whoever writes them keeps, sees and forgets their own, whole or not. Nobody else hears of them.
"""

from dataclasses import asdict, dataclass

from content.captions import HEADER
from content.models import Recording, StoryPage
from portal.accounts.models import User
from portal.kit import clock

from . import placing, queries
from .models import UnsavedCaptions
from .picture_list import FILM


@dataclass(frozen=True)
class Captioned:
    """What is written of a film beside its transcript: captions as WebVTT, what is seen, if it is silent."""

    captions: str = ""
    seen: str = ""
    no_speech: bool = False

    @property
    def words(self) -> tuple[str, str]:
        """The words in it, less what forms and empty fields do to ends of lines."""
        captions = _even(self.captions)
        return ("" if captions == HEADER else captions), _even(self.seen)

    def is_like(self, other: "Captioned") -> bool:
        """Whether there is nothing to keep of this beside the other."""
        return (self.words, self.no_speech) == (other.words, other.no_speech)


def saved_of(film: Recording) -> Captioned:
    """What everybody who may see the film sees of it."""
    return Captioned(film.captions, film.seen, film.no_speech)


def kept_for(person: User, story: StoryPage, block_id: str) -> UnsavedCaptions | None:
    """The row of this person for this film, if there is one."""
    found: UnsavedCaptions | None = UnsavedCaptions.objects.filter(
        person=person, story=story, block_id=block_id
    ).first()
    return found


def told_in(kept: UnsavedCaptions) -> Captioned:
    """What the row says."""
    return Captioned(kept.captions, kept.seen, kept.no_speech)


def keep(person: User, *, story: StoryPage, block_id: str, told: Captioned, base: Captioned) -> None:
    """This stands in their row now. `base` is what was saved when they began: the first one stays."""
    began = {"base": base.captions, "base_seen": base.seen}
    now = asdict(told) | {"kept_at": clock.now()}
    UnsavedCaptions.objects.update_or_create(
        person=person, story=story, block_id=block_id, defaults=now, create_defaults=began | now
    )


def forget(person: User, *, story: StoryPage, block_id: str) -> None:
    """Their row is gone: it was saved, or they do not want it."""
    UnsavedCaptions.objects.filter(person=person, story=story, block_id=block_id).delete()


def unsaved_films(story: StoryPage) -> set[str]:
    """The films of the newest version whose captions its storyteller has not saved."""
    films = {block["id"] for block in placing.blocks_of(queries.draft_of(story).body, FILM)}
    kept = UnsavedCaptions.objects.filter(story=story, person_id=story.storyteller_id)
    return films & {str(block_id) for block_id in kept.values_list("block_id", flat=True)}


def _even(words: str) -> str:
    return words.replace("\r\n", "\n").strip()
