"""The glossary as readers meet it: the words of a language, and the marks that they get on a page."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.core.cache import cache
from django.db.models import Count, Max
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from wagtail.models import Locale

from portal.kit.languages import FINNISH
from portal.kit.one_answer import once
from portal.kit.remembered import remembered
from portal.plain_language.explaining import Finder, Found, Term, marked, places
from portal.plain_language.words import base_forms, words_in

from .models import GlossaryWord

KEPT_SECONDS = 24 * 60 * 60
FEW_WORDS = 4  # of a longer question no single word is meant
WITHOUT_DOTS = str.maketrans("åäöÅÄÖ", "aaoAAO")
LAST_LETTERS = {"å": "{", "ä": "|", "ö": "}"}  # after z, in this order


@dataclass(frozen=True)
class Letter:
    """A letter and the words that begin with it."""

    letter: str
    words: list[GlossaryWord]


def words_of(language: str) -> list[GlossaryWord]:
    """Every explained word of a language, in the order of its alphabet."""
    return once(("explained words", language), lambda: _words_of(language))


def _words_of(language: str) -> list[GlossaryWord]:
    words = GlossaryWord.objects.filter(locale__language_code=language).select_related("picture")
    return sorted(words, key=lambda each: _in_order(each.word))


def letters_of(language: str) -> list[Letter]:
    """The same by their first letters."""
    found = groupby(words_of(language), key=lambda each: each.word[:1].upper())
    return [Letter(letter, list(words)) for letter, words in found]


def word_for(text: str, language: str) -> GlossaryWord | None:
    """The explained word that somebody asks for, in whatever form; None when they ask for something else."""
    return _asked_for([set(base_forms(word, language)) for word in words_in(text)], language)


def word_among(words: Sequence[str], language: str) -> GlossaryWord | None:
    """The same; where all of the words together are none, the first of them that is one.

    A word that stays Finnish in another language is known there too: its meaning is told in that language.
    """
    if found := word_for(" ".join(words), language):
        return found
    for each in words if len(words) <= FEW_WORDS else ():
        if found := word_for(each, language):
            return found
    if language == FINNISH or len(words) > FEW_WORDS:
        return None
    finnish = word_for(" ".join(words), FINNISH)
    return finnish.get_translation_or_none(Locale.objects.get(language_code=language)) if finnish else None


def _asked_for(asked: list[set[str]], language: str) -> GlossaryWord | None:
    known = words_of(language) if asked else []
    for letters in (str, without_dots):  # as it is written; then without the dots that a keyboard may lack
        typed = [set(map(letters, forms)) for forms in asked]
        for word in known:
            for way in word.all_ways:
                parts = [set(map(letters, base_forms(part, language))) for part in words_in(way)]
                if len(parts) == len(typed) and not any(map(set.isdisjoint, typed, parts)):
                    return word
    return None


def meanings_of(language: str) -> dict[str, str]:
    """Each explained word in every way in which it is written, and what it means. One query mostly."""
    version = _version(language)
    words = _known(language, version)[0].values() if version else ()
    return {way: word.meaning for word in words for way in word.all_ways}


def without_dots(word: str) -> str:
    """The word by the letters of an English keyboard."""
    return word.translate(WITHOUT_DOTS)


def with_meanings(html: str, language: str) -> str:
    """The HTML of a page with the first occurrence of each explained word opening its meaning.

    One query when this page was marked before and no word has changed since. What is kept for that are
    places and words of ours: of a page that is taken back nothing stays here.
    """
    version = _version(language)
    if not version:
        return html
    address = reverse("content:words")
    found = _found(html, language, version)

    def link(slug: str, text: str) -> str:
        return f'<a class="word" href="{address}#{slug}" data-word="{slug}">{text}</a>'

    panels = [_panel(each.key, language, version, address) for each in found]
    return marked(html, found, link) + "".join(panels)


def _found(html: str, language: str, version: str) -> list[Found]:
    key = "explained:" + hashlib.blake2b(f"{version}\0{html}".encode(), digest_size=20).hexdigest()
    kept: list[tuple[int, int, str]] | None = cache.get(key)
    if kept is None:
        _words, finder = _known(language, version)
        found, low = places(html, finder), html.lower()
        kept = [
            (each.start, each.end, each.key)
            for each in found
            if not _is_a_link(html[each.start : each.end].lower(), low)
        ]
        cache.set(key, kept, KEPT_SECONDS)
    return [Found(*each) for each in kept]


def _is_a_link(text: str, html: str) -> bool:
    """Whether the page has a link of the same words: two would say the same and lead to two places."""
    return f">{text}</a>" in html or f">{text}</span></a>" in html


def _version(language: str) -> str:
    """What changes with every change of a word; empty when the language has none."""
    return remembered(("glossary", language), lambda: _asked_version(language))


def _asked_version(language: str) -> str:
    known = GlossaryWord.objects.filter(locale__language_code=language).aggregate(
        newest=Max("changed_at"), number=Count("pk"), all=Max("pk")
    )
    return f"{language} {known['newest']} {known['number']} {known['all']}" if known["number"] else ""


def _panel(slug: str, language: str, version: str, address: str) -> str:
    """The meaning as it opens. With a picture it is written anew: the picture's sizes may have come since."""
    words, _finder = _known(language, version)
    write = _written.__wrapped__ if words[slug].picture_id else _written
    return write(slug, language, version, address)


@lru_cache(maxsize=500)
def _written(slug: str, language: str, version: str, address: str) -> str:
    words, _finder = _known(language, version)
    inside = render_to_string("components/word_panel.html", {"word": words[slug], "address": address})
    return format_html('<template data-meaning="{}">{}</template>', slug, inside)


@lru_cache(maxsize=8)
def _known(language: str, version: str) -> tuple[dict[str, GlossaryWord], Finder]:
    words = {word.slug: word for word in words_of(language)}
    return words, Finder([Term(slug, word.all_ways) for slug, word in words.items()], language)


def _in_order(word: str) -> str:
    return "".join(LAST_LETTERS.get(letter, letter) for letter in word.casefold())
