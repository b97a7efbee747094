"""Words of offices and learning, words of services that need explaining, and words that few people use."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ..explaining import Finder, Term
from ..frequency import is_rare, is_very_common
from ..lists import read
from ..report import Finding, Suggestion, Weight
from ..tokens import Line, Rule, Token
from ..words import is_known, parts
from .names import is_within_name

MANY_LETTERS = 20  # a rarer word that is longer is named as a compound


def rare_words(language: str) -> Rule:
    """The rule of one language. A word is named once: first the list that knows it, last how rare it is."""

    def rule(line: Line) -> Iterable[Finding]:
        named = list(_listed(line, language))
        yield from named
        taken = [(found.start, found.end) for found in named]
        for word in _plain(line, language):
            if not any(start <= word.start < end for start, end in taken):
                yield Finding("rare_word", Weight.HINT, word.start, word.end)

    return rule


def _listed(line: Line, language: str) -> Iterator[Finding]:
    everyday, exact = _everyday(language), _as_written(language)
    taken: set[int] = set()
    for each in _exactly(language).finditer(line.text):
        key = " ".join(each.group().lower().split())
        taken.update(range(*each.span()))
        yield _found(key, exact[key], each.start(), each.end(), language)
    for found in _finder(language).find(line.text):
        if found.start in taken:
            continue
        yield _found(found.key, everyday.get(found.key), found.start, found.end, language)


def _found(key: str, ways: str | None, start: int, end: int, language: str) -> Finding:
    tries = (Suggestion("word", tuple(way.strip() for way in ways.split(","))),) if ways else ()
    return Finding("rare_word", _weight(key, bool(ways), language), start, end, None, tries)


def _weight(key: str, has_everyday: bool, language: str) -> Weight:
    """A word that everybody hears each day is only hinted at, and so is one that nothing can replace."""
    return Weight.HINT if not has_everyday or is_very_common(key, language) else Weight.WARN


@cache
def _everyday(language: str) -> Mapping[str, str]:
    found: dict[str, str] = read("everyday_words")[language]
    return found


@cache
def _as_written(language: str) -> Mapping[str, str]:
    found: dict[str, str] = read("everyday_words")["as_written"][language]
    return found


@cache
def _exactly(language: str) -> re.Pattern[str]:
    ways = sorted(_as_written(language), key=len, reverse=True)
    either = "|".join(re.escape(way).replace(r"\ ", r"\s+") for way in ways)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


@cache
def _finder(language: str) -> Finder:
    keys = (*_everyday(language), *read("programme_words")[language])
    return Finder([Term(key, (key,)) for key in dict.fromkeys(keys)], language)


def _plain(line: Line, language: str) -> Iterator[Token]:
    """Rare words that no list has; without names, numbers and compounds of words that people know."""
    for at, word in enumerate(line.words):
        if not is_rare(word.text, language) or len(word.text) > MANY_LETTERS:
            continue
        if _is_name(line, at, word, language) or _is_made_of_known(word.text, language):
            continue
        yield word


def _is_name(line: Line, at: int, word: Token, language: str) -> bool:
    """Whether it is written like a name, an address or an account; also at the start of a sentence."""
    around = line.text[max(0, word.start - 1) : word.start] + line.text[word.end : word.end + 1]
    if set(around) & set("@/._#"):
        return not (around == "." and word.end + 1 == len(line.text))
    if not word.text[0].isupper():
        return is_within_name(line, at, language)
    return bool(at) or any(map(str.isupper, word.text[1:])) or not is_known(word.text.lower(), language)


def _is_made_of_known(word: str, language: str) -> bool:
    """A compound, or a form made of a verb that people know."""
    made_of = [part for part in parts(word, language) if len(part) > 1]
    return bool(made_of) and not any(is_rare(part, language) for part in made_of)
