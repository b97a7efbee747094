"""Why a page was found: the sentence in which it stands, with the words marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.plain_language.words import WORD

from ..search_words import signs_of
from .asking import Asked

SENTENCE = re.compile(r"(?<=[.!?])\s+")
LONGEST, MOST_NAMED = 240, 3


@dataclass(frozen=True)
class Why:
    """`title` and `excerpt` with marks; `words`: those that fitted, as the page writes them."""

    title: SafeString
    excerpt: SafeString
    words: tuple[str, ...]


def why(asked: Asked, *, title: str, texts: Iterable[str], otherwise: str) -> Why:
    """The first sentence that has the most of what was asked; `otherwise` when the title alone has it."""
    wanted = [_signs(word.forms, word.parts, word.text) for word in asked.words]
    best, most = "", 0
    for text in texts:
        for sentence in SENTENCE.split(text):
            score = 0 if sentence.strip() == title else _score(sentence, wanted, asked.language)
            if score > most:
                best, most = sentence, score
        if most >= 2 * len(wanted):
            break
    excerpt = _cut(best, wanted, asked.language) or otherwise[:LONGEST]
    named = [*_fitting(title, wanted, asked.language), *_fitting(excerpt, wanted, asked.language)]
    words = {word.casefold(): word for word in reversed(named)}
    return Why(
        _marked(title, wanted, asked.language),
        _marked(excerpt, wanted, asked.language),
        tuple(reversed(words.values()))[:MOST_NAMED],
    )


@dataclass(frozen=True)
class _Wanted:
    forms: frozenset[str]
    parts: frozenset[str]
    beginnings: tuple[str, ...]


def _signs(forms: tuple[str, ...], parts: tuple[str, ...], text: str) -> _Wanted:
    begin = tuple({sign[:2] for sign in (*forms, *parts)})
    return _Wanted(frozenset(forms), frozenset(parts) if len(parts) > 1 else frozenset(), begin)


def _fit(word: str, wanted: _Wanted, language: str) -> int:
    """2 when it is the word that was asked for, 1 when it is a part of it, else 0."""
    small = word.casefold()
    if not any(beginning in small for beginning in wanted.beginnings):
        return 0  # reading each word of a page would take longer than finding the page
    signs = signs_of(word, language)
    if wanted.forms.intersection(signs) or small.startswith(tuple(form for form in wanted.forms if form[3:])):
        return 2
    return 1 if wanted.parts.intersection(signs) else 0


def _score(sentence: str, wanted: list[_Wanted], language: str) -> int:
    words = WORD.findall(sentence)
    return sum(max((_fit(word, each, language) for word in words), default=0) for each in wanted)


def _fitting(text: str, wanted: list[_Wanted], language: str) -> list[str]:
    return [word for word in WORD.findall(text) if any(_fit(word, each, language) for each in wanted)]


def _cut(sentence: str, wanted: list[_Wanted], language: str) -> str:
    """The sentence, or the part of a long one around the first word that fits."""
    if len(sentence) <= LONGEST:
        return sentence
    fits = (at for at in WORD.finditer(sentence) if any(_fit(at.group(), each, language) for each in wanted))
    found = next(fits, None)
    start = max(0, (found.start() if found else 0) - LONGEST // 3)
    start = sentence.find(" ", start) + 1 if start else 0
    end = sentence.rfind(" ", start, start + LONGEST)
    return f"{'… ' if start else ''}{sentence[start : end if end > start else None]} …"


def _marked(text: str, wanted: list[_Wanted], language: str) -> SafeString:
    """The words that were asked for; only where there is none of them, those that share a part with one."""
    pieces, copied = [], 0
    fits = [
        (found, max((_fit(found.group(), each, language) for each in wanted), default=0))
        for found in WORD.finditer(text)
    ]
    least = max((fit for _found, fit in fits), default=0) or 1
    for found, fit in fits:
        if fit >= least:
            pieces += [escape(text[copied : found.start()]), f"<mark>{escape(found.group())}</mark>"]
            copied = found.end()
    return mark_safe("".join([*pieces, escape(text[copied:])]))  # noqa: S308  each piece is escaped
