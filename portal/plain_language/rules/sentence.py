"""How long a sentence is. In easy news 97 of 100 sentences have at most 12 words."""

from collections.abc import Callable, Iterable

from ..report import Finding, Suggestion, Weight
from ..tokens import Line, Rule

Halves = Callable[[Line], tuple[str, str] | None]
MARKS = ((20, Weight.STRONG), (15, Weight.WARN), (12, Weight.HINT))  # more words than this


def length_of(line: Line) -> int:
    """How many words a reader meets: pieces between spaces that have a letter or a number."""
    return sum(any(map(str.isalnum, piece)) for piece in line.text.split())


def sentence_rule(halves: Halves) -> Rule:
    """The rule for a language that has this way of cutting a sentence in two."""

    def rule(line: Line) -> Iterable[Finding]:
        words = length_of(line)
        weight = next((weight for most, weight in MARKS if words > most), None)
        if weight is None:
            return ()
        cut = halves(line)
        tries = (Suggestion("split", cut),) if cut else ()
        return (Finding("sentence", weight, 0, len(line.text), words, tries),)

    return rule
