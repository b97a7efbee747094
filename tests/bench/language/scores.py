"""Found marks against those of a treebank: how many are right, and how many were seen."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from portal.plain_language.rules.finnish import grammar
from portal.plain_language.tokens import line_of

from .gold import BY_WORD, CONSTRUCTIONS, marks
from .treebank import Tree

KINDS = (*BY_WORD, "clauses")


@dataclass(frozen=True)
class Score:
    """How many marks were found rightly, wrongly, and not at all."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compared(sentences: Iterable[Tree]) -> dict[str, Score]:
    """A score for each kind, and `constructions` for the seven together."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for tree in sentences:
        for kind, outcome in outcomes(tree):
            {"right": right, "wrong": wrong, "missed": missed}[outcome][kind] += 1
    scores = {kind: Score(right[kind], wrong[kind], missed[kind]) for kind in KINDS}
    total = [sum(counts[kind] for kind in CONSTRUCTIONS) for counts in (right, wrong, missed)]
    return {**scores, "constructions": Score(*total)}


def outcomes(tree: Tree) -> Iterable[tuple[str, str]]:
    """Each mark of either side with "right", "wrong" or "missed"; a right finding covers the word."""
    gold = marks(tree)
    for each in grammar(line_of(tree.text)):
        if each.kind not in KINDS:
            continue
        under = {mark for mark in gold if mark[0] == each.kind and each.start <= mark[1] < each.end}
        yield each.kind, "right" if under else "wrong"
        gold -= set(sorted(under)[:1])
    yield from ((kind, "missed") for kind, _start in gold)


def table(scores: dict[str, Score]) -> str:
    """The scores as rows of text."""
    rows = [f"{'finding':14} {'right':>6} {'wrong':>6} {'missed':>6} {'P':>6} {'R':>6} {'F1':>6}"]
    for kind, score in scores.items():
        counts = f"{score.right:6} {score.wrong:6} {score.missed:6}"
        rows.append(f"{kind:14} {counts} {score.precision:6.2f} {score.recall:6.2f} {score.f1:6.2f}")
    return "\n".join(rows)
