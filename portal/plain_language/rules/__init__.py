"""Which rules read a sentence in which language. To add one: write it, and name it in its language's row."""

from ..tokens import Rule
from . import finnish
from .sentence import sentence_rule

RULES: dict[str, tuple[Rule, ...]] = {
    "fi": (sentence_rule(finnish.halves), *finnish.RULES),
    "sv": (sentence_rule(lambda _line: None),),
    "en": (sentence_rule(lambda _line: None),),
}


def rules_of(language: str) -> tuple[Rule, ...]:
    """The rules of a language: `fi`, `sv` or `en`."""
    return RULES[language]


def left_out(language: str) -> tuple[str, ...]:
    """Kinds that nobody can look for here, as without a Finnish dictionary."""
    return finnish.left_out() if language == "fi" else ()
