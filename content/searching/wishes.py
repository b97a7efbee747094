"""Wishes that anybody may read and that have the words somebody looks for, in any form."""

from portal.kit.languages import words_of
from portal.kit.remembered import remembered
from portal.plain_language.words import words_in

from ..models import Wish
from ..search_words import signs_of
from ..wish_reads import shown_wishes
from .asking import Asked

MOST_SHOWN = 3
NEWEST = 500  # older ones are found on the page of all wishes

Signs = tuple[int, frozenset[str]]


def wishes_with(asked: Asked) -> list[Wish]:
    """The newest that have every word, also inside a compound; none for an empty question.

    A part of what was asked is too little: "työpankki" has nothing to do with each wish about "työ".
    """
    language = words_of(asked.language)
    wanted = [set(word.forms) for word in asked.words]
    known = remembered(("signs of wishes", language), lambda: _signs(language)) if wanted else []
    fitting = [number for number, signs in known if not any(map(signs.isdisjoint, wanted))][:MOST_SHOWN]
    return list(shown_wishes(language).filter(pk__in=fitting)) if fitting else []


def _signs(language: str) -> list[Signs]:
    rows = shown_wishes(language).values_list("pk", "shown_words", "answer")[:NEWEST]
    return [(number, _signs_in(f"{words} {answer}", language)) for number, words, answer in rows]


def _signs_in(text: str, language: str) -> frozenset[str]:
    return frozenset(sign for word in words_in(text) for sign in signs_of(word, language))
