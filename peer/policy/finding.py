"""Where in a message somebody's contact details stand, for a moderator who covers them."""

from collections.abc import Callable, Iterable, Iterator

from . import number_words
from .judging import held_for
from .letters import plain_with_places
from .reading import EVERYDAY, LONGEST, SPACES, Reading, Steps
from .rules import bank_account, email_address, handle, identity_code, link, phone_number
from .verdict import Span

Places = list[Span]
_ROUNDS = 5
_BLANK = "▒"
_IN_TEXT = ((email_address, "text"), (handle, "text"), (link, "text"))
_IN_SPOKEN = ((identity_code, "spoken"), (bank_account, "spoken"))
_ALL = (*_IN_SPOKEN, (phone_number, "numbers"), *_IN_TEXT)


def contact_spans(text: str) -> list[tuple[int, int, str]]:
    """Each place that a contact rule finds: start, end and the rule's code, in the text as it was written.

    They are in order and do not overlap; where two rules find the same place, the surer one names it.
    """
    plain, places = plain_with_places(text[:LONGEST])
    plain, in_text = _undo(SPACES, plain, places)
    reading = Reading(plain)
    views = {"text": in_text, "spoken": in_text, "numbers": in_text}
    if reading.has_spoken_numbers:
        views["spoken"] = _undo(number_words.SUBSTITUTIONS, reading.lower, in_text)[1]
    views["numbers"] = _undo(EVERYDAY, reading.spoken, views["spoken"])[1]
    found = [
        (*_as_written(span, views[view], text), rule.RULE.code)
        for rule, view in _ALL
        for span in _spans_of(rule.spans, reading)
    ]
    return _apart(found)


def left_over(text: str) -> tuple[str, ...]:
    """What a cover leaves behind: why the text would be held still, a number said in words among it."""
    reasons = held_for(text)
    spoken = bool(number_words.RUN.search(plain_with_places(text[:LONGEST])[0].lower()))
    told = spoken and phone_number.RULE.code not in reasons
    return (*reasons, *([phone_number.RULE.code] if told else []))


def pieces_to_cover(text: str) -> list[Span]:
    """Each place that a moderator may want to cover, in order: contact details, and numbers said in words.

    One number hides another from the rules, so what is left is looked at again.
    """
    rest, found = text[:LONGEST], Places()
    for _round in range(_ROUNDS):
        new = [(start, end) for start, end, _code in contact_spans(rest)] or _said_in_words(rest)
        if not new:
            break
        found += new
        for start, end in new:
            rest = rest[:start] + _BLANK * (end - start) + rest[end:]
    return sorted(found)


def _said_in_words(text: str) -> Places:
    plain, places = plain_with_places(text)
    return [_as_written(found.span(), places, text) for found in number_words.RUN.finditer(plain.lower())]


def _spans_of(spans: Callable[[Reading], Iterable[Span]], reading: Reading) -> Iterator[Span]:
    yield from spans(reading)


def _as_written(span: Span, places: Places, text: str) -> Span:
    start, end = places[span[0]][0], places[span[1] - 1][1]
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _undo(steps: Steps, text: str, places: Places) -> tuple[str, Places]:
    """What `reading.undo` does, and where each sign came from."""
    for pattern, became in steps:
        new_text, new_places, last = "", [], 0
        for found in pattern.finditer(text):
            start, end = found.span()
            new = became(found)
            new_text += text[last:start] + new
            new_places += places[last:start]
            new_places += [(places[start][0], places[end - 1][1])] * len(new)
            last = end
        text, places = new_text + text[last:], new_places + places[last:]
    return text, places


def _apart(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for start, end, code in found:
        if end > start and all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, code))
    return sorted(kept)
