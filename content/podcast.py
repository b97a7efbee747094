"""The podcast: the newest stories of one language that have sound, for programs in which one listens.

Only what the story's page plays to everybody is in it, and of that only what a yes names the podcast for. The
sound stays here and is asked for each time, so what is taken back is heard by no new listener. What a program
has saved before cannot be called back; the storyteller is told so before the yes. Films are not in it.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.feedgenerator import Enclosure
from django.utils.translation import gettext as _

from portal.kit.languages import words_now, words_of
from portal.kit.public_pages import public_page

from .feed_paths import PODCAST
from .feeds import HOW_MANY, NewestPages
from .models import Recording, StoryPage
from .models.consents import is_covered_in_podcast
from .models.public import absolute
from .picture_use import may_stand_on
from .podcast_rss import PodcastRss
from .queries import stories_with_sound
from .recording_viewing import is_public

COVER = "img/podcast-1400.png"  # a square of 1400 px, the least that the largest catalogue takes
MP3 = "audio/mpeg"


@dataclass(frozen=True)
class Episode:
    """One recording of a story: the id of its block, the words under it, and which one of how many it is."""

    story: StoryPage
    sound: Recording
    block: str
    caption: str
    number: int = 1
    of: int = 1

    @property
    def title(self) -> str:
        """The heading of the story, with a number where there are several."""
        return f"{self.story.title} ({self.number}/{self.of})" if self.of > 1 else str(self.story.title)

    @property
    def length(self) -> int:
        """The bytes that its address serves."""
        return int(self.sound.file.size)


class PodcastFeed(NewestPages):
    """The newest stories with sound, each recording an item of its own."""

    section = "stories"
    feed_type = PodcastRss
    item_guid_is_permalink = False

    @property
    def language(self) -> str:  # type: ignore[override]  # Django reads it, and never sets it
        """Programs know languages, and no easy ones."""
        return words_now()

    def title(self, language: str) -> str:
        """The name of the podcast."""
        return _("Oma ääni: stories to listen to")

    def description(self, language: str) -> str:
        """What it holds."""
        return _("Stories that people tell with their own voice.")

    def feed_url(self, language: str) -> str:
        """Where the feed is."""
        return absolute(f"/{language}/{PODCAST}")

    def feed_extra_kwargs(self, language: str) -> dict[str, Any]:
        """The picture of the podcast."""
        return {"image": absolute(static(COVER))}

    def items(self, language: str) -> list[Episode]:
        """The recordings, those of the newest story first."""
        stories = [each for each in stories_with_sound(language, HOW_MANY) if is_covered_in_podcast(each)]
        return [each for story in stories for each in episodes_of(story)]

    def item_description(self, item: Any) -> str:
        """The summary, and what stands under the recording."""
        return self.printed("\n".join(part for part in (item.story.summary, item.caption) if part))

    def item_link(self, item: Any) -> str:
        """Where the story is read."""
        return absolute(item.story.url)

    def item_guid(self, item: Any) -> str:
        """Stays while the recording stands in the story, also when its words or its address change."""
        return f"urn:uuid:{item.block}"

    def item_author_name(self, item: Any) -> str | None:
        """The byline that the storyteller chose."""
        return super().item_author_name(item.story)

    def item_pubdate(self, item: Any) -> datetime.datetime | None:
        """When the story became public."""
        return super().item_pubdate(item.story)

    def item_updateddate(self, item: Any) -> datetime.datetime | None:
        """When its words changed last."""
        return super().item_updateddate(item.story)

    def item_enclosures(self, item: Any) -> list[Enclosure]:
        """The sound itself: every recording is kept as MP3."""
        return [Enclosure(absolute(item.sound.url), str(item.length), MP3)]

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        """How long it lasts in seconds, and where its words are."""
        language = words_of(item.sound.language or item.story.locale.language_code)
        told = {"url": absolute(item.sound.words_url), "type": "text/plain", "language": language}
        return {"duration": max(round(item.sound.duration), 1), "transcript": told}


def episodes_of(story: StoryPage) -> list[Episode]:
    """What everybody may hear in a story, in its order, each once. `story` is one that everybody may read."""
    placed: dict[int, Episode] = {}
    for each in _placed(story):
        placed.setdefault(each.sound.pk, each)
    found = [each for each in placed.values() if _is_there(each)]
    return [
        Episode(story, each.sound, each.block, each.caption, number, len(found))
        for number, each in enumerate(found, start=1)
    ]


def _placed(story: StoryPage) -> Iterator[Episode]:
    for block in story.body:
        sound = block.value.get("recording") if block.block_type == "recording" else None
        if sound is not None and not sound.is_film and may_stand_on(story, sound):
            yield Episode(story, sound, block.id, block.value.get("caption") or "")


def _is_there(episode: Episode) -> bool:
    """Whether its address would answer to everybody."""
    file = episode.sound.file
    return is_public(episode.sound) and bool(file.storage.exists(str(file.name)))


def podcast_url() -> URLPattern:
    """Where it is, under a language."""
    return path(PODCAST, public_page(PodcastFeed()), name="podcast")
