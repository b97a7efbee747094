"""Where a story tells its teller's own first name, or lets them be heard or seen: for a pen name to hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import slugify

from content.digest import pictures_of, recordings_of
from content.models import TellablePage

from . import placing
from .policy.own_name import says


class Where(StrEnum):
    """A part of a page that can tell somebody's name."""

    TITLE = "title"
    SUMMARY = "summary"
    TEXT = "text"
    ADDRESS = "address"
    PICTURE = "picture"
    SOUND = "sound"
    VIDEO = "video"
    CAPTIONS = "captions"
    SEEN = "seen"


@dataclass(frozen=True)
class Told:
    """Where the name is, and whether a voice or a video could tell who it is without a name."""

    places: tuple[Where, ...] = ()
    has_voice: bool = False
    has_video: bool = False

    def __bool__(self) -> bool:
        return bool(self.places or self.has_voice or self.has_video)


def told_by(name: str, page: TellablePage) -> Told:
    """What this version tells of somebody with this first name. Without a name only voices are asked for."""
    recordings = recordings_of(page)
    return Told(
        places=tuple(dict.fromkeys(where for where, words in _words(page) if _is_said(name, where, words))),
        has_voice=any(not each.is_film and each.is_ready for each in recordings),
        has_video=any(each.is_film and each.is_ready for each in recordings),
    )


def is_another(name: str, byline: str) -> bool:
    """Whether the byline is a name by which nobody learns the first name."""
    return not says(name, byline)


def _is_said(name: str, where: Where, words: str) -> bool:
    return says(slugify(name) if where is Where.ADDRESS else name, words)


def _words(page: TellablePage) -> Iterator[tuple[Where, str]]:
    yield Where.TITLE, page.title
    yield Where.SUMMARY, str(getattr(page, "summary", ""))
    yield Where.TEXT, "\n".join(_texts(placing.raw(page.body)))
    yield Where.ADDRESS, page.slug.replace("-", " ")
    for picture in pictures_of(page):
        yield Where.PICTURE, f"{picture.alt}\n{picture.credit}"
    for each in recordings_of(page):
        yield (Where.VIDEO if each.is_film else Where.SOUND), each.transcript
        yield Where.CAPTIONS, each.captions
        yield Where.SEEN, each.seen


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in {"id", "type"}:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield strip_tags(value.replace("<", " <"))
