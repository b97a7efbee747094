"""A town or a region among the words somebody looks for: "velka oulu" is a question about Oulu."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from portal.plain_language.words import base_forms

from ..regions import Region, region_named
from .asking import Asked, AskedWord

FEW_WORDS = 5  # in a longer question a name may be anything


@dataclass(frozen=True)
class Placed:
    """Where it is asked for, and what: the other words. `town` is the word that names the place."""

    region: Region
    town: AskedWord
    rest: Asked


def placed(asked: Asked) -> Placed | None:
    """The first region or town among few words, in whatever form: "töitä Kuopiosta". None: there is none."""
    if len(asked.words) > FEW_WORDS:
        return None
    for number, word in enumerate(asked.words):
        if region := next(filter(None, map(region_named, _names(word, asked.language))), None):
            others = (*asked.words[:number], *asked.words[number + 1 :])
            return Placed(region, word, replace(asked, words=others))
    return None


def _names(word: AskedWord, language: str) -> Iterable[str]:
    """The word and its base forms, with the hyphens that the index leaves out: "Pohjois-Pohjanmaalla"."""
    return (word.text, *base_forms(word.text, language), *word.forms)
