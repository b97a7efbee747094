"""The rules of Finnish grammar, run together: a sentence is read once, and what stands in it weighs together.

A construction is a warning. It is strong where another one stands in the same sentence, or where the sentence
has more than 15 words: then the reader has to unfold one while holding the rest. Passives and long words are
hints, as they do not tell easy text from general text.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..report import Finding, Suggestion, Weight
from ..syntax import Words, read
from ..tokens import Line, Rule
from ..words import has_morphology
from .finnish_adverbial import abessive, final, manner, temporal
from .finnish_agent import agent
from .finnish_attributes import participle
from .finnish_clauses import clauses
from .finnish_found import Found
from .finnish_nouns import long_words, noun_chain, rare_case
from .finnish_reported import referative
from .finnish_splits import split
from .finnish_verbs import negation, passive, potential
from .sentence import length_of

CONSTRUCTIONS = ("temporal", "final", "referative", "agent", "manner", "abessive", "participle")
NEED_FORMS = (*CONSTRUCTIONS, "clauses", "noun_chain", "rare_case", "passive", "potential", "negation")
KINDS = (*NEED_FORMS, "compound", "long_word")
LONG_SENTENCE = 15
LONG_ENOUGH_TO_SPLIT = 12
RULES_OF_GRAMMAR: tuple[Callable[[Words], Iterable[Found]], ...] = (
    *(temporal, final, referative, agent, manner, abessive, participle),
    *(clauses, noun_chain, rare_case, passive, potential, negation),
)


def halves(line: Line) -> tuple[str, str] | None:
    """A sentence as two, where that is safe; None elsewhere."""
    return split(line, read(line)) if has_morphology() else None


def grammar(line: Line) -> Iterator[Finding]:
    """Everything of Finnish grammar in one sentence, from left to right; without Voikko only long words."""
    words = read(line)
    found = list(long_words(words))
    if has_morphology():
        found += [each for rule in RULES_OF_GRAMMAR for each in rule(words)]
    found = _apart(found)
    built = sum(each.kind in CONSTRUCTIONS and not each.light for each in found)
    shown = length_of(line) > LONG_ENOUGH_TO_SPLIT  # then the rule of sentence length shows the halves
    piled = built > 1 or len(words) > LONG_SENTENCE
    for each in sorted(found, key=lambda each: (each.first, each.last, each.kind)):
        finding = _finding(words, each, piled)
        yield _with_halves(finding, line, words) if each.kind == "clauses" and not shown else finding


def left_out() -> tuple[str, ...]:
    """The kinds that cannot be looked for here, as there is no Voikko."""
    return () if has_morphology() else NEED_FORMS


def _apart(found: list[Found]) -> list[Found]:
    """Without attributes that lie inside a reported clause or an agent's, which the reader meets as one."""
    wholes = [each for each in found if each.kind in {"referative", "agent"}]
    covered = {at for whole in wholes for at in range(whole.first, whole.last + 1)}
    return [each for each in found if each.kind != "participle" or each.last not in covered]


def _with_halves(finding: Finding, line: Line, words: Words) -> Finding:
    cut = split(line, words)
    return replace(finding, suggestions=(Suggestion("split", cut),)) if cut else finding


def _finding(words: Words, each: Found, piled: bool) -> Finding:
    weight = Weight.HINT if each.light else Weight.STRONG if each.heavy else Weight.WARN
    if weight is Weight.WARN and piled and each.kind in CONSTRUCTIONS:
        weight = Weight.STRONG
    start, end = words[each.first].token.start, words[each.last].token.end
    return Finding(each.kind, weight, start, end, each.number, each.suggestions)


RULES: tuple[Rule, ...] = (grammar,)
