"""Words as a reader hears them: spread letters together, digits that stand for letters, long drawn sounds."""

import re
from collections.abc import Callable, Iterable
from re import Match

BREAK = "\x1e"  # between two ways of reading the same message
_MOST_WAYS = 8
_MOST_SIGNS = 8000  # of all ways together: a short message is read in all of them, a long one in fewer
_FOLD = str.maketrans("åäöÅÄÖ\x1e", "aaoAAO ")

_SPREAD = re.compile(r"(?<![^\W_])[^\W_](?:[ .\-*,/|+~:]{1,3}[^\W_](?![^\W_])){2,}")
_SHORT_PIECES = re.compile(r"(?<![^\W_])[^\W_]{1,3}(?:[ .\-*,/|+~:]{1,3}[^\W_]{1,3}(?![^\W_])){2,}")
_SIGNS = re.compile(r"[^\w]+")
_INSIDE = re.compile(r"(?<=[a-z])[.\-*,/|+~:'\"]{1,3}(?=[a-z])")
_LEET_HINT = re.compile(r"[a-z][0-9@$€|+!]\w|[0-9@$€|+!][a-z]")
_LEET = re.compile(r"[\w@$!€|+]*[0-9@$!€|+][\w@$!€|+]*")
_AS_LETTERS = str.maketrans("01345789@$!€|+", "oieastbgasielt")
_AS_L = str.maketrans("1!|", "lll")
_LETTERS = re.compile(r"[a-z]")
_LONG_VOWEL = re.compile(r"([aeiouy])\1{2,}")
_LONG = re.compile(r"([a-z])\1{2,}")


def fold(text: str) -> str:
    """Small letters without their dots and rings."""
    return text.translate(_FOLD).lower()


def ways_of_reading(folded: str) -> str:
    """The message and, where there are tricks in it, the ways to read it without them, one after another."""
    ways = [folded.replace("_", " ")]
    if "_" in folded:
        _add(ways, lambda _way: folded.replace("_", ""))
    if _SPREAD.search(ways[0]):
        _add(ways, lambda way: _SPREAD.sub(lambda found: _SIGNS.sub("", found.group()), way))
    if _INSIDE.search(folded):
        _add(ways, lambda way: _INSIDE.sub("", way))
    if _LEET_HINT.search(folded):
        _add(ways, lambda way: _LEET.sub(_unleet, way), lambda way: _LEET.sub(_unleet_l, way))
    if _LONG.search(folded):
        _add(
            ways,
            lambda way: _LONG.sub(r"\1\1", _LONG_VOWEL.sub(r"\1", way)),
            lambda way: _LONG.sub(r"\1", way),
            lambda way: _LONG.sub(r"\1\1", way),
        )
    return BREAK.join(ways)


def squeezed(folded: str) -> tuple[str, tuple[int, ...]]:
    """Only what was written in very short pieces, without the gaps: "i t s e", "it se mur ha".

    And where each piece begins: "and a nap in a" has no "apina", because no piece begins there.
    """
    together, starts = "", []
    for found in _SHORT_PIECES.finditer(folded):
        for piece in _SIGNS.split(found.group()):
            starts.append(len(together))
            together += piece.translate(_AS_LETTERS)
        together += " "
    return together, tuple(starts)


def by_first_letter(patterns: Iterable[str]) -> str:
    """One pattern for any of them. They begin with a plain letter; most are ruled out by it at once."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(pattern[0], []).append(pattern[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items()) + ")"


def _add(ways: list[str], *readings: Callable[[str], str]) -> None:
    for way in list(ways):
        for read in readings:
            fits = len(ways) < _MOST_WAYS and sum(map(len, ways)) + len(way) <= _MOST_SIGNS
            if fits and (another := read(way)) not in ways:
                ways.append(another)


def _unleet(found: Match[str]) -> str:
    token = found.group()
    core = token.rstrip("!|+")
    if not _LETTERS.search(core):
        return token
    return core.translate(_AS_LETTERS) + token[len(core) :]


def _unleet_l(found: Match[str]) -> str:
    token = found.group()
    core = token.rstrip("!|+")
    if not _LETTERS.search(core):
        return token
    return core.translate(_AS_L).translate(_AS_LETTERS) + token[len(core) :]
