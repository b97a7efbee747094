"""Covering a part of a message. Pure: only pieces of what was written are covered, and nothing is added."""

import re
from collections.abc import Iterable

from .policy import pieces_to_cover

COVER = "▒▒▒"

# What one tells about oneself by accident. Only offers: the moderator chooses.
_OFFERED = (
    re.compile(r"\S+@\S+\.\w+"),  # mail
    re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),  # links
    re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]\b", re.IGNORECASE),  # personal identity codes
    re.compile(r"\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?\b"),  # bank accounts
    re.compile(r"\+?\(?\d(?:[\s.\-/()_*]{0,3}\d){5,17}"),  # phone numbers and other long numbers
    re.compile(r"(?<!\w)@\w{2,}"),  # names in other services
)


class CoversNothing(ValueError):
    """What should be covered is not in the message, or nothing would be left to read."""


class LeavesMore(Exception):
    """The rest would be held by the house rules for `reasons` (codes)."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def pieces_to_offer(text: str) -> list[str]:
    """The pieces that a moderator may want to cover, in the order of the text, each once."""
    spans = [match.span() for sign in _OFFERED for match in sign.finditer(text)] + pieces_to_cover(text)
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:  # they overlap: one box for both
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return list(dict.fromkeys(text[start:end].strip(" \n.,;:!?)") for start, end in found))


def missing_pieces(text: str, pieces: Iterable[str]) -> list[str]:
    """Those that are not in the text."""
    return [piece for piece in pieces if not _sign_of(piece).search(text)]


def covered(text: str, pieces: Iterable[str]) -> str:
    """The text with every place where a piece stands covered; CoversNothing when that is not possible."""
    wanted = [piece for piece in pieces if piece.strip()]
    if not wanted or missing_pieces(text, wanted):
        raise CoversNothing
    spans = sorted(match.span() for piece in wanted for match in _sign_of(piece).finditer(text))
    parts, at, hidden_until = [], 0, -1
    for start, end in spans:
        if start > hidden_until:
            parts += [text[at:start], COVER]
        hidden_until = at = max(hidden_until, end)
    result = "".join([*parts, text[at:]])
    if not re.search(r"\w", result.replace(COVER, "")):
        raise CoversNothing
    return result


def _sign_of(piece: str) -> re.Pattern[str]:
    # The same words also where the case or the spaces between them differ.
    return re.compile(r"\s+".join(re.escape(word) for word in piece.split()) or r"(?!)", re.IGNORECASE)
