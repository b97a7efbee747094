"""The rules that know Swedish, gathered. There is no tagger: lists, endings and base forms decide."""

from ..tokens import Line, Rule
from .clauses import clause_rule
from .cutting import cut_at
from .long_words import long_words
from .negation import negations
from .swedish_clauses import begins_clause, opens
from .swedish_nouns import genitive_chains, noun_chains, participles
from .swedish_verbs import passives, s_passives

RULES: tuple[Rule, ...] = (
    clause_rule(opens),
    passives,
    s_passives,
    participles,
    genitive_chains,
    noun_chains,
    long_words("sv"),
    negations("sv"),
)


def halves(line: Line) -> tuple[str, str] | None:
    """A long sentence as two: at "och", "men" or "så" where a main clause follows; else None."""
    return cut_at(line, frozenset(("och", "men", "så")), begins_clause)
