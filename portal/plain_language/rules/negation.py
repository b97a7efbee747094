"""Several negations in one sentence, and "not unusual" for "usual"."""

import re
from collections.abc import Iterator

from ..lists import words
from ..report import Finding, Weight
from ..tokens import Line, Rule

APART = re.compile(r"[,;:–]|\b(?:and|but|or|so|och|men|eller|så)\b", re.IGNORECASE)


def negations(language: str) -> Rule:
    """The rule for Swedish or English; the place is from the first negation to the last."""
    known, turned = words("negations", language), words("turned_words", language)

    def rule(line: Line) -> Iterator[Finding]:
        found = line.words
        small = [word.text.lower().replace("’", "'") for word in found]
        places = [
            at
            for at, word in enumerate(small)
            if _is_negation(word, known) and not _is_other(line, small, at, language)
        ]
        litotes = [
            at + step
            for at in places
            for step in (1, 2)
            if at + step < len(small) and small[at + step] in turned
        ]
        marked = sorted({*places, *litotes})
        if len(marked) > 1:
            start, end = found[marked[0]].start, found[marked[-1]].end
            yield Finding("negation", _weight(line.text[start:end]), start, end, len(marked))

    return rule


def _weight(text: str) -> Weight:
    """Two in one breath turn each other round; in clauses of their own each can be read by itself."""
    return Weight.HINT if APART.search(text) else Weight.WARN


def _is_negation(word: str, known: frozenset[str]) -> bool:
    return word in known or word.endswith("n't")


def _is_other(line: Line, small: list[str], at: int, language: str) -> bool:
    """An answer ("No, ..."), "not only", "inte ... utan" (but), "no." for number."""
    word = line.words[at]
    after = line.text[word.end : word.end + 1]
    if small[at] in ("no", "nej") and (after in (",", "!", ".") or len(small) == 1):
        return True
    following = small[at + 1] if at + 1 < len(small) else ""
    if following in ("only", "bara", "enbart", "just"):
        return True
    return language == "sv" and small[at] == "utan" and line.text[: word.start].rstrip().endswith(",")
