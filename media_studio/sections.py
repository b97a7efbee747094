"""A written text as sections by its headings; the answer to a question is the section under its heading.

The text stays one text. Whatever stands under other headings, or under none, is never touched here.
"""

import re
from collections.abc import Sequence

from portal.kit import text as kit

from . import manuscript
from .manuscript import HEADING_LENGTH, MARK, TEXT_LENGTH

MARKS = re.compile(rf"^[^\S\n]*(?:{re.escape(MARK)}[^\S\n]*)+", re.MULTILINE)


def answer_in(text: str, heading: str) -> str:
    """What stands under this heading; nothing when the heading is not there. Of twins the first counts."""
    parts = _parts(text)
    place = _place(parts, heading)
    return "" if place is None else "\n\n".join(parts[place + 1 : _end(parts, place)])


def with_answer(text: str, heading: str, words: str, *, order: Sequence[str]) -> str:
    """The text, with these words under this heading.

    A new section stands before the next of `order` that is there, else last. Without words the section goes;
    its bare heading stays when the same heading comes again, or another's words would pass for this answer.
    """
    parts, answer = _parts(text), _parts(as_answer(words))
    place = _place(parts, heading)
    if place is None:
        new = [f"{MARK}{heading}", *answer] if answer else []
        before = _before(parts, heading, order)
        return "\n\n".join([*parts[:before], *new, *parts[before:]])
    end = _end(parts, place)
    is_kept = bool(answer) or _place(parts[end:], heading) is not None
    head = [parts[place]] if is_kept else []
    return "\n\n".join([*parts[:place], *head, *answer, *parts[end:]])


def with_heading(text: str, heading: str, *, order: Sequence[str]) -> str:
    """The text with this heading in its place, ready to be written under. One that is there stays."""
    parts = _parts(text)
    if _place(parts, heading) is not None:
        return text
    before = _before(parts, heading, order)
    return "\n\n".join([*parts[:before], f"{MARK}{heading}", *parts[before:]])


def as_answer(words: str) -> str:
    """An answer as it is kept: in paragraphs, no line of it a heading, for that would end the section."""
    unmarked = MARKS.sub("", kit.plain(words, max_length=TEXT_LENGTH))
    return manuscript.text_of(manuscript.body_of(unmarked, before=[]))


def answered(text: str, headings: Sequence[str]) -> int:
    """How many of these headings have words under them."""
    return sum(1 for heading in headings if answer_in(text, heading))


def _parts(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]


def _heading_of(part: str) -> str | None:
    words = part.removeprefix(MARK).strip()
    is_one = part.startswith(MARK) and "\n" not in part and 0 < len(words) <= HEADING_LENGTH
    return words if is_one else None


def _place(parts: Sequence[str], heading: str) -> int | None:
    wanted = heading.casefold()
    found = (place for place, part in enumerate(parts) if (_heading_of(part) or "").casefold() == wanted)
    return next(found, None)


def _end(parts: Sequence[str], place: int) -> int:
    later = range(place + 1, len(parts))
    return next((each for each in later if _heading_of(parts[each]) is not None), len(parts))


def _before(parts: Sequence[str], heading: str, order: Sequence[str]) -> int:
    after = order[order.index(heading) + 1 :] if heading in order else ()
    places = (_place(parts, each) for each in after)
    return next((place for place in places if place is not None), len(parts))
