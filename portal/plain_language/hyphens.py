"""Long Finnish words of headings and facts may break between syllables: browsers mostly do not know where.

A soft hyphen is seen only where a line ends at it; screen readers and the searching of browsers pass over it.
"""

import re
from html import unescape

from .words import syllables

SOFT = "\u00ad"
SHORTEST = 15  # letters of a word that may be too wide for a phone
SHORTEST_FACT = 12  # the same beside the edges of a box, in very large text
NEAREST = 3  # letters that stay together at either end
HEADING = re.compile(r"(<h([1-4])(?:\s[^<>]*)?>)(.*?)(?=</h\2>)", re.DOTALL)
FACTS = re.compile(r'(<dl class="facts(?:\s[^<>]*)?">)(.*?)(?=</dl>)', re.DOTALL)
PIECE = re.compile(r"<[^<>]*>|&[^;\s]*;|[^<&]+")
LONG = re.compile(rf"[^\W\d_]{{{SHORTEST_FACT},}}")


def with_hyphens(html: str) -> str:
    """The HTML with soft hyphens in the long words of headings and facts; no tag and no address is touched.

    What is in facts breaks only in very large text: the style sheet lets it.
    """
    broken = HEADING.sub(lambda found: found[1] + _broken(found[3], SHORTEST), html)
    return FACTS.sub(lambda found: found[1] + _broken(found[2], SHORTEST_FACT), broken)


def softened(word: str) -> str:
    """The word with a soft hyphen at each place where it may break."""
    whole, at, pieces = "".join(syllables(word)), 0, [""]
    for syllable in syllables(word):
        if NEAREST <= at <= len(word) - NEAREST:
            pieces.append("")
        pieces[-1] += syllable
        at += len(syllable)
    return SOFT.join(pieces) if whole == word else word


def _broken(html: str, shortest: int) -> str:
    return PIECE.sub(lambda found: _piece(found[0], shortest), html)


def _piece(piece: str, shortest: int) -> str:
    if piece.startswith("<") or unescape(piece) != piece:
        return piece
    return LONG.sub(lambda word: softened(word[0]) if len(word[0]) >= shortest else word[0], piece)
