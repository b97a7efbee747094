"""Long Finnish words may break between syllables: browsers mostly do not know where.

A soft hyphen is seen only where a line ends at it; screen readers and the searching of browsers pass over it.
"""

import re
from collections.abc import Iterator

from .words import syllables

SOFT = "\u00ad"
SHORTEST = 15  # letters of a word that may be too wide for a phone
SHORTEST_IN_CARD = 13  # of a heading in a list of cards
SHORTEST_NARROW = 12  # the same where a mark or the edges of a box stand beside it, in very large text
NEAREST = 3  # letters that stay together at either end
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
# The style sheet lets these and paragraphs break in very large text only: :where(li, dt, …) in base.css.
NARROW = frozenset({"li", "dt", "dd", "th", "td", "caption", "label", "legend", "summary", "button"})
NARROW_CLASSES = re.compile(r'\sclass="[^"]*\b(?:button|lead|card__text|notice|status|label)(?![\w-])')
# What somebody wrote or copies, and what only scripts read.
KEPT = frozenset(
    {"textarea", "select", "datalist", "script", "style", "template", "pre", "code", "svg", "output"}
)
VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
PIECE = re.compile(r"""<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|<""", re.DOTALL)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
LONG = re.compile(rf"(?<![\w&])[^\W\d_]{{{SHORTEST_NARROW},}}(?![\w;])")
RUN = re.compile(r"\S+")
ADDRESS = re.compile(r"@|://|\w\.\w|^[(]?/")  # of a page, a mail or a file: people copy it


def with_hyphens(html: str) -> str:
    """The HTML with soft hyphens in long words of headings, paragraphs, lists, facts, labels and buttons.

    No tag, no address and no field is touched. What is in no heading breaks only in very large text: the
    style sheet lets it.
    """
    return "".join(_pieces(html))


def softened(word: str) -> str:
    """The word with a soft hyphen at each place where it may break."""
    whole, at, pieces = "".join(syllables(word)), 0, [""]
    for syllable in syllables(word):
        if NEAREST <= at <= len(word) - NEAREST:
            pieces.append("")
        pieces[-1] += syllable
        at += len(syllable)
    return SOFT.join(pieces) if whole == word else word


def _pieces(html: str) -> Iterator[str]:
    around: list[tuple[str, int]] = []  # what is open, each with the shortest word broken in it; 0: none
    for found in PIECE.finditer(html):
        piece = found[0]
        shortest = around[-1][1] if around else 0
        if piece[0] != "<":
            yield _broken(piece, shortest) if shortest > 0 else piece
            continue
        _step(around, piece, shortest)
        yield piece


def _step(around: list[tuple[str, int]], piece: str, shortest: int) -> None:
    """Into an element, or out of one and of what was left open in it."""
    tag = TAG.match(piece)
    if tag is None:
        return
    name = tag[2].lower()
    if not tag[1]:
        if name not in VOID and not piece.endswith("/>"):
            around.append((name, _shortest_in(name, piece, shortest)))
    elif any(name == each for each, _shortest in around):
        while around.pop()[0] != name:
            pass


def _shortest_in(name: str, piece: str, shortest: int) -> int:
    """How short a word may break in this element; -1 in what is kept as it is, with all that it holds."""
    if shortest < 0 or name in KEPT:
        return -1
    if name in HEADINGS:
        return SHORTEST_IN_CARD if shortest else SHORTEST
    if name in NARROW or NARROW_CLASSES.search(piece):
        return SHORTEST_NARROW
    return SHORTEST if name == "p" and not shortest else shortest


def _broken(text: str, shortest: int) -> str:
    return RUN.sub(lambda run: run[0] if ADDRESS.search(run[0]) else _softened(run[0], shortest), text)


def _softened(run: str, shortest: int) -> str:
    return LONG.sub(lambda word: softened(word[0]) if len(word[0]) >= shortest else word[0], run)
