"""The public search itself: from what somebody typed to the pages that they see, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.utils import translation
from wagtail.models import Page

from portal.kit.languages import FINNISH, words_of
from portal.plain_language.words import is_known, words_in

from ..search_words import sign_of, signs_of
from .asking import Asked, Question, ask
from .guessing import as_written, meant
from .hits import SERVICE, Hit, hits_among, hits_of, kinds, of_region
from .placing import Placed, placed

FEW = 3  # with fewer, what is only like the words is shown too
MANY = 10  # with so many that have all of the words nobody needs one that is called by some of them
MOST_CALLED = 2  # of pages that are called by a part of the words alone


@dataclass(frozen=True)
class Found:
    """What was found. `meant`: other words that the result is for. `some`: not every word fits."""

    asked: Asked
    hits: list[Hit] = field(default_factory=list)
    meant: str = ""
    some: bool = False

    def kinds(self) -> Counter[str]:
        """How many pages there are of each kind."""
        return Counter(hit.kind for hit in self.hits)

    def regions(self) -> Counter[str]:
        """How many pages are of use in each region that one of them names, by its code."""
        codes = {code for hit in self.hits for code in hit.regions}
        return Counter({code: sum(hit.is_for(code) for hit in self.hits) for code in codes})

    def narrowed(self, *, kind: str, region: str) -> list[Hit]:
        """Those of one kind and one region; empty words leave it open."""
        return [
            hit for hit in self.hits if (not kind or hit.kind == kind) and (not region or hit.is_for(region))
        ]


def search(text: str, language: str) -> Found:
    """The public pages of a language that fit what was typed, best first."""
    asked = ask(text, language)
    if not asked.words:
        return Found(asked)
    place = placed(asked)
    if place is None:
        return _answered(asked, text)
    if not place.rest.words:
        return _nearest_first(_answered(asked, text), place.region)
    found = _of_place(asked, place) or _answered(asked, text)
    return found if found.hits and not found.some else _of_place_alone(found, place.region)


def _nearest_first(found: Found, region: str) -> Found:
    """A region alone was asked for: of those that are not called so, first what is of that region."""
    every = {hit.number: hit for hit in [*found.hits, *of_region(region, found.asked.language)]}
    key = {
        hit.number: (-_in_title(found.asked, hit.title), region not in hit.regions) for hit in every.values()
    }
    return replace(found, hits=sorted(every.values(), key=lambda hit: key[hit.number]))


def _of_place_alone(found: Found, region: str) -> Found:
    """No page has all of it: what is of the place, then what has a part of it."""
    there = of_region(region, found.asked.language)
    numbers = {hit.number for hit in there}
    return replace(found, hits=[*there, *(hit for hit in found.hits if hit.number not in numbers)], some=True)


def _of_place(asked: Asked, place: Placed) -> Found | None:
    """Pages with all of the words, and of those with the other words what is of use in the place.

    A service for the whole country names no town: so the town alone must not hide it. First come pages of
    the place and of a kind that the words name ("trials in Oulu"), then pages that are called so, services
    before others. None when no page has the other words.
    """
    rest = _answered(place.rest, place.rest.text)
    if rest.some or not rest.hits:
        return None
    with_all = {hit.number: hit for hit in _strictly_then_kindly(asked).hits}
    of_use = [hit for hit in rest.hits if not hit.regions or hit.is_for(place.region)]
    hits = list(({hit.number: hit for hit in of_use} | with_all).values())
    named = _kinds_named(rest.asked)
    hits.sort(
        key=lambda hit: (
            not (hit.kind in named and place.region in hit.regions),
            *_far(hit, rest.asked, with_all),
        )
    )
    whole = replace(asked, words=(*rest.asked.words, place.town)) if rest.meant else asked
    return Found(whole, hits, meant=whole.text if rest.meant else "")


def _far(hit: Hit, asked: Asked, with_all: Mapping[int, Hit]) -> tuple[int, bool, bool]:
    return (-_in_title(asked, hit.title), hit.kind != SERVICE, hit.number not in with_all)


def _kinds_named(asked: Asked) -> set[str]:
    """The kinds of pages whose names are among the words, in any form."""
    typed = {form for word in asked.words for form in word.forms}
    with translation.override(words_of(asked.language)):
        return {kind for kind, model in kinds().items() if typed & _names(model)}


def _names(model: type[Page]) -> set[str]:
    names = (model._meta.verbose_name, model._meta.verbose_name_plural)
    return {sign_of(str(name).casefold()) for name in names}


def _answered(asked: Asked, text: str) -> Found:
    """Strictly, then kindly, then in other spelling; at last pages that have a part of it."""
    found = _strictly_then_kindly(asked)
    if found.hits:
        return replace(found, hits=_with_called(asked, found.hits))
    if hits := _by_finnish_words(text, asked.language):
        return Found(asked, hits)
    if corrected := _corrected(asked):
        return replace(_strictly_then_kindly(corrected), asked=corrected, meant=corrected.text)
    return Found(asked, _ranked(asked, asked.loosely()), some=len(asked.words) > 1)


def _with_called(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """After the best one also pages that are called by some of the words, and by nothing else.

    "May I get pay subsidy if I hire somebody" is a question about the service "Pay subsidy", though its page
    does not have all of the words.
    """
    if len(asked.words) < 2 or len(hits) >= MANY:
        return hits
    known = {hit.number for hit in hits}
    called = [
        hit for hit in _ranked(asked, asked.by_any()) if hit.number not in known and _is_called(asked, hit)
    ]
    return [*hits[:1], *called[:MOST_CALLED], *hits[1:]]


def _is_called(asked: Asked, hit: Hit) -> bool:
    typed = {form for word in asked.words for form in word.forms}
    return all(not typed.isdisjoint(forms) for forms in _title_forms(hit.title, asked.language))


def _strictly_then_kindly(asked: Asked) -> Found:
    hits = _ranked(asked, asked.strictly())
    if len(hits) < FEW:
        known = {hit.number for hit in hits}
        hits += [hit for hit in _ranked(asked, asked.kindly()) if hit.number not in known]
    return Found(asked, hits)


def _corrected(asked: Asked) -> Asked | None:
    """With each word that no page has replaced by one that some page has; None when one has no such.

    A word that is only found without its dots gets them back: what is offered is spelt right.
    """
    changed, language = asked, asked.language
    for number, word in enumerate(asked.words):
        if is_known(word.text, language):
            continue
        guess = as_written(word.text, language)
        if guess is None and not hits_of(word.kindly(), language):
            guess = meant(word.text, language, does_find=lambda each: _finds(each, language))
            if guess is None:
                return None
        changed = changed.with_word(number, guess) if guess else changed
    return changed if changed != asked else None


def _by_finnish_words(text: str, language: str) -> list[Hit]:
    """Pages of another language whose Finnish twins have these words: services are known by Finnish names."""
    if words_of(language) == FINNISH:
        return []
    asked = ask(text, FINNISH)
    numbers = [hit.number for hit in _ranked(asked, asked.strictly())]
    keys = dict(Page.objects.filter(pk__in=numbers).values_list("translation_key", "pk"))
    twins = Page.objects.filter(translation_key__in=keys, locale__language_code=language)
    place = {pk: numbers.index(keys[key]) for key, pk in twins.values_list("translation_key", "pk")}
    return sorted(hits_among(list(place)), key=lambda hit: place[hit.number])


def _finds(word: str, language: str) -> bool:
    return bool(hits_of(ask(word, language).strictly(), language))


def _ranked(asked: Asked, question: Question) -> list[Hit]:
    """The one that is called so, those whose titles have more of the words, then as the index ranks them."""
    whole = asked.text.casefold()
    hits = hits_of(question, asked.language)
    return sorted(
        hits,
        key=lambda hit: (
            hit.title.casefold() != whole,
            -_in_title(asked, hit.title),
            not _is_called(asked, hit),
        ),
    )


def _in_title(asked: Asked, title: str) -> int:
    signs = _title_signs(title, asked.language)
    return sum(not signs.isdisjoint(word.forms) for word in asked.words)


@lru_cache(maxsize=20_000)
def _title_signs(title: str, language: str) -> frozenset[str]:
    return frozenset(sign for word in title.split() for sign in signs_of(word, language))


@lru_cache(maxsize=20_000)
def _title_forms(title: str, language: str) -> tuple[frozenset[str], ...]:
    """The base forms of each word of a title, less what the words are made of."""
    return tuple(frozenset(ask(word, language).words[0].forms) for word in words_in(title))
