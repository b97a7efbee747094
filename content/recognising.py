"""What a version of a story shows of one person in it, and the digest that their yes holds to."""

import hashlib
import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.apps import apps
from wagtail.models import Page

from .digest import film_facts, pictures_of

VOICE, FACE = "voice", "face"
HEARD = {"recording", "film"}  # kinds of blocks
BREAKS = re.compile(r"<(?:br|/p|/li|/h\d|/ul|/ol|/blockquote)\b[^>]*>")
TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Seen:
    """One picture in which the person is, with the words under it."""

    picture: Any
    captions: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """The pictures, the words and the recordings of one version in which the person is."""

    pictures: tuple[Seen, ...]
    words: tuple[str, ...]
    recordings: tuple[Any, ...]


def shown_of(person: Any, page: Page) -> Shown:
    """What this version shows of the person: only this, and all of it.

    A picture that was cut or covered stands for the one it was made from. Words that are not in this version
    any more, as they were marked, are left out.
    """
    roots = {picture.made_from_id or picture.pk for picture in person.pictures.all()}
    there = pictures_of(page) if roots else []
    pictures = [each for each in there if (each.made_from_id or each.pk) in roots]
    captions = _captions(page)
    text = _text_of(page) if person.passage else ""
    return Shown(
        pictures=tuple(Seen(each, tuple(captions.get(each.pk, ()))) for each in pictures),
        words=tuple(part for part in parts_of(person.passage) if even(part) in text),
        recordings=tuple(each for each in _recordings(page) if _is_in(person, each)),
    )


def digest_of_person(person: Any, page: Page) -> str:
    """SHA-256 over everything the person is asked about: what, where, until when, and what is shown."""
    shown = shown_of(person, page)
    facts = {
        "name": person.name,
        "what": sorted(person.what),
        "places": sorted(person.places),
        "until": person.until.isoformat() if person.until else "",
        "words": [even(part) for part in shown.words],
        "marked": len(parts_of(person.passage)),
        "recordings": [_facts(each) for each in shown.recordings],
        "pictures": [
            [each.picture.pk, each.picture.sha256, each.picture.alt, *each.captions]
            for each in shown.pictures
        ],
    }
    canonical = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def is_recognised(person: Any, page: Page) -> bool:
    """Whether the version still shows one of the pictures, some of the words, or the voice."""
    shown = shown_of(person, page)
    return bool(shown.pictures or shown.words or shown.recordings)


def parts_of(passage: str) -> list[str]:
    """The marked words, paragraph by paragraph."""
    return [part.strip() for part in passage.split("\n\n") if part.strip()]


def even(words: str) -> str:
    """Words with single spaces, so that the same words are the same."""
    return " ".join(words.split())


def _captions(page: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for block in _raw(page):
        value = block["value"]
        if block["type"] == "picture" and isinstance(value, dict) and value.get("caption"):
            found.setdefault(int(value.get("picture") or 0), []).append(even(value["caption"]))
    return found


def _is_in(person: Any, recording: Any) -> bool:
    """A voice is in every recording; a face, too, in every film."""
    return VOICE in person.what or (recording.is_film and FACE in person.what)


def _facts(recording: Any) -> list[Any]:
    facts = [recording.pk, recording.sha256, recording.transcript]
    return [*facts, film_facts(recording)] if recording.is_film else facts


def _recordings(page: Any) -> list[Any]:
    numbers = [block["value"] for block in _raw(page) if block["type"] in HEARD]
    numbers = [each.get("recording") if isinstance(each, dict) else each for each in numbers]
    if not numbers:
        return []
    return list(apps.get_model("content", "Recording").objects.filter(pk__in=numbers).order_by("pk"))


def _text_of(page: Any) -> str:
    parts = [page.title, getattr(page, "summary", "")]
    for block in _raw(page):
        value = block["value"]
        if block["type"] == "paragraph":
            value = unescape(TAGS.sub("", BREAKS.sub(" ", str(value))))
        elif isinstance(value, dict):
            value = value.get("caption") or ""
        parts.append(str(value))
    return " ¶ ".join(even(part) for part in parts)


def _raw(page: Any) -> list[dict[str, Any]]:
    return list(getattr(getattr(page, "body", None), "raw_data", None) or [])
