"""The rules that know English, gathered. There is no tagger: lists, endings and base forms decide."""

from ..tokens import Line, Rule
from .clauses import clause_rule
from .cutting import cut_at
from .english_clauses import begins_clause, opens, participle_clauses
from .english_phrases import idioms, noun_chains, passives
from .long_words import long_words
from .negation import negations

RULES: tuple[Rule, ...] = (
    clause_rule(opens),
    participle_clauses,
    passives,
    noun_chains,
    idioms,
    long_words("en"),
    negations("en"),
)


def halves(line: Line) -> tuple[str, str] | None:
    """A long sentence as two: at "and", "but" or "so" where a main clause follows; else None."""
    return cut_at(line, frozenset(("and", "but", "so")), begins_clause)
