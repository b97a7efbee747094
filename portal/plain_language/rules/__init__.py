"""Which rules read a sentence in which language. To add one: write it, and name it in its language's row."""

from ..tokens import Rule
from . import english, finnish, swedish
from .listing import rows_of_things
from .sentence import sentence_rule
from .signs import abbreviations, big_numbers, roman_numerals, symbols
from .vocabulary import rare_words


def _shared(language: str) -> tuple[Rule, ...]:
    signs = (abbreviations(language), symbols(language), big_numbers, roman_numerals(language))
    return (*signs, rare_words(language), rows_of_things(language))


RULES: dict[str, tuple[Rule, ...]] = {
    "fi": (sentence_rule(finnish.halves), *_shared("fi"), *finnish.RULES),
    "sv": (sentence_rule(swedish.halves), *_shared("sv"), *swedish.RULES),
    "en": (sentence_rule(english.halves), *_shared("en"), *english.RULES),
}


def rules_of(language: str) -> tuple[Rule, ...]:
    """The rules of a language: `fi`, `sv` or `en`."""
    return RULES[language]


def left_out(language: str) -> tuple[str, ...]:
    """Kinds that nobody can look for here, as without a Finnish dictionary."""
    return finnish.left_out() if language == "fi" else ()
