"""More than one subordinate clause in a sentence: each after the first is named."""

from collections.abc import Callable, Iterator, Sequence

from ..report import Finding, Weight
from ..tokens import Line, Rule, Token

FREE = 1  # subordinate clauses that a sentence may have
ENDS = frozenset(",;:–)")
Opens = Callable[[Sequence[Token], int], bool]


def clause_rule(opens: Opens) -> Rule:
    """The rule for a language. `opens(tokens, at)` says whether a subordinate clause begins at that token."""

    def rule(line: Line) -> Iterator[Finding]:
        tokens = line.tokens
        begun = [at for at in range(len(tokens)) if tokens[at].is_word and opens(tokens, at)]
        for at, following in zip(begun[FREE:], [*begun[FREE + 1 :], len(tokens)], strict=False):
            yield Finding("clauses", Weight.WARN, tokens[at].start, tokens[_last(tokens, at, following)].end)

    return rule


def _last(tokens: Sequence[Token], at: int, following: int) -> int:
    """The last word before the next clause, a comma or the end of the sentence."""
    last = at
    for place in range(at + 1, following):
        if tokens[place].text in ENDS:
            break
        if tokens[place].is_word:
            last = place
    return last
