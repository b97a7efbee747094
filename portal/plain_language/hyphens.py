"""Long Finnish words of headings may break between syllables: browsers mostly do not know where.

A soft hyphen is seen only where a line ends at it; screen readers and the searching of browsers pass over it.
"""

import re
from html import unescape

from .words import syllables

SOFT = "\u00ad"
SHORTEST = 15  # letters of a word that may be too wide for a phone
NEAREST = 3  # letters that stay together at either end
HEADING = re.compile(r"(<h([1-4])(?:\s[^<>]*)?>)(.*?)(?=</h\2>)", re.DOTALL)
PIECE = re.compile(r"<[^<>]*>|&[^;\s]*;|[^<&]+")
LONG = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def with_hyphens(html: str) -> str:
    """The HTML with soft hyphens in the long words of its headings; no tag and no address is touched."""
    return HEADING.sub(lambda found: found[1] + PIECE.sub(_broken, found[3]), html)


def softened(word: str) -> str:
    """The word with a soft hyphen at each place where it may break."""
    whole, at, pieces = "".join(syllables(word)), 0, [""]
    for syllable in syllables(word):
        if NEAREST <= at <= len(word) - NEAREST:
            pieces.append("")
        pieces[-1] += syllable
        at += len(syllable)
    return SOFT.join(pieces) if whole == word else word


def _broken(found: re.Match[str]) -> str:
    piece = found[0]
    if piece.startswith("<") or unescape(piece) != piece:
        return piece
    return LONG.sub(lambda word: softened(word[0]), piece)
