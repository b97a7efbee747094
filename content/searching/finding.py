"""The public search itself: from what somebody typed to the pages that they see, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import translation
from wagtail.models import Page

from portal.kit.languages import FINNISH, words_of
from portal.kit.one_answer import once
from portal.plain_language.words import is_known

from ..code_lists import CodesField
from ..models import ServicePage
from ..models.public import PublicPage
from ..models.stories import is_among_news
from ..queries import not_covered_among
from ..search_words import sign_of, signs_of
from .asking import Asked, Question, ask
from .guessing import as_written, meant
from .looking import matches
from .placing import Placed, placed

SERVICE = str(ServicePage._meta.model_name)
FEW = 3  # with fewer, what is only like the words is shown too


@dataclass(frozen=True)
class Hit:
    """A page that was found, as little of it as is needed to put it in its place."""

    number: int
    title: str
    kind: str
    regions: tuple[str, ...] = ()
    everywhere: bool = False  # of a kind that has regions, and for the whole country

    def is_for(self, region: str) -> bool:
        """Whether it is of use in a region."""
        return self.everywhere or region in self.regions


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
    found = _of_place(asked, place) if place and place.rest.words else None
    if place and not place.rest.words:
        return _nearest_first(_answered(asked, text), place.region)
    return found or _answered(asked, text)


def _nearest_first(found: Found, region: str) -> Found:
    """A region alone was asked for: of those that are not called so, first what is of that region."""
    hits = sorted(found.hits, key=lambda hit: (-_in_title(found.asked, hit.title), region not in hit.regions))
    return replace(found, hits=hits)


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
        return found
    if hits := _by_finnish_words(text, asked.language):
        return Found(asked, hits)
    if corrected := _corrected(asked):
        return replace(_strictly_then_kindly(corrected), asked=corrected, meant=corrected.text)
    return Found(asked, _ranked(asked, asked.loosely()), some=len(asked.words) > 1)


def kind_of(model: type[Page], *, is_news: bool = False) -> str:
    """The name of a kind of page, as it stands in the address of a search."""
    return "newspage" if is_news else str(model._meta.model_name)


def kinds() -> dict[str, type[Page]]:
    """Every kind of page that can be found, by that name."""
    return {kind_of(model): model for model in _leaves(PublicPage)}


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
        if guess is None and not _hits(word.kindly(), language):
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
    return sorted(_hits_among(list(place)), key=lambda hit: place[hit.number])


def _finds(word: str, language: str) -> bool:
    return bool(_hits(ask(word, language).strictly(), language))


def _ranked(asked: Asked, question: Question) -> list[Hit]:
    """The one that is called so, those whose titles have more of the words, then as the index ranks them."""
    whole = asked.text.casefold()
    hits = _hits(question, asked.language)
    return sorted(hits, key=lambda hit: (hit.title.casefold() != whole, -_in_title(asked, hit.title)))


def _in_title(asked: Asked, title: str) -> int:
    signs = _title_signs(title, asked.language)
    return sum(not signs.isdisjoint(word.forms) for word in asked.words)


@lru_cache(maxsize=20_000)
def _title_signs(title: str, language: str) -> frozenset[str]:
    return frozenset(sign for word in title.split() for sign in signs_of(word, language))


def _public(numbers: Sequence[int]) -> QuerySet[Page]:
    """Of these pages, those that anybody may read now. The first pages of the languages are not results."""
    pages = Page.objects.filter(pk__in=numbers).live().public().filter(depth__gt=2)
    return pages.exclude(pk__in=not_covered_among(numbers))


def _hits(question: Question, language: str) -> list[Hit]:
    """As the index ranks them. In one answer a question is asked once: kinder ones come back to it."""
    return once(("hits", question, language), lambda: _hits_of(question, language))


def _hits_of(question: Question, language: str) -> list[Hit]:
    place = {number: at for at, number in enumerate(matches(question, language))}
    return sorted(_hits_among(list(place)), key=lambda hit: place[hit.number]) if place else []


def _hits_among(numbers: Sequence[int]) -> list[Hit]:
    """Rows, not pages: making hundreds of pages would take longer than finding them."""
    rows = list(_public(numbers).values_list("pk", "title", "path", "content_type_id"))
    models = {kind: ContentType.objects.get_for_id(kind).model_class() for *_row, kind in rows}
    regions = _regions({number: models[kind] for number, _title, _path, kind in rows})
    return [
        Hit(
            number,
            title,
            kind_of(models[kind], is_news=is_among_news(path)),
            regions.get(number, ()),
            everywhere=number in regions and not regions[number],
        )
        for number, title, path, kind in rows
        if models[kind]
    ]


def _regions(models: Mapping[int, Any]) -> dict[int, tuple[str, ...]]:
    """The regions of those pages that have any, by one question for each kind."""
    by_kind: dict[Any, list[int]] = {}
    for number, model in models.items():
        by_kind.setdefault(model, []).append(number)
    known: dict[int, tuple[str, ...]] = {}
    for model, numbers in by_kind.items():
        if model and _has_regions(model):
            known |= dict(model.objects.filter(pk__in=numbers).values_list("pk", "regions"))
    return known


def _has_regions(model: type[Page]) -> bool:
    return any(isinstance(each, CodesField) and each.name == "regions" for each in model._meta.fields)


def _leaves(model: type[Page]) -> list[type[Page]]:
    below = [leaf for kind in model.__subclasses__() for leaf in _leaves(kind)]
    return below if model._meta.abstract else [model, *below]
