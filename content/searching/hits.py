"""What the index found, as far as anybody may read it now: a few facts of each page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page

from portal.kit.one_answer import once

from ..code_lists import CodesField
from ..models import ServicePage
from ..models.public import PublicPage
from ..models.stories import is_among_news
from ..models.twins import readable_in
from ..queries import not_covered_among
from .asking import Question
from .looking import matches

SERVICE = str(ServicePage._meta.model_name)
MOST_OF_REGION = 50  # of each kind


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


def _public(numbers: Sequence[int]) -> QuerySet[Page]:
    """Of these pages, those that anybody may read now. The first pages of the languages are not results."""
    pages = Page.objects.filter(pk__in=numbers).live().public().filter(depth__gt=2)
    return pages.exclude(pk__in=not_covered_among(numbers))


def hits_of(question: Question, language: str) -> list[Hit]:
    """As the index ranks them. In one answer a question is asked once: kinder ones come back to it."""
    return once(("hits", question, language), lambda: _hits_of(question, language))


def _hits_of(question: Question, language: str) -> list[Hit]:
    place = {number: at for at, number in enumerate(matches(question, language))}
    return sorted(hits_among(list(place)), key=lambda hit: place[hit.number]) if place else []


def hits_among(numbers: Sequence[int]) -> list[Hit]:
    """Rows, not pages: making hundreds of pages would take longer than finding them."""
    rows = list(_public(numbers).values_list("pk", "title", "path", "content_type_id"))
    models: dict[int, Any] = {
        kind: ContentType.objects.get_for_id(kind).model_class() for *_row, kind in rows
    }
    regions = _regions({number: models[kind] for number, _title, _path, kind in rows})
    return [
        Hit(
            number,
            title,
            kind_of(model, is_news=is_among_news(path)),
            regions.get(number, ()),
            everywhere=number in regions and not regions[number],
        )
        for number, title, path, kind in rows
        if (model := models[kind])
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


def of_region(region: str, language: str) -> list[Hit]:
    """Pages of a region, whether or not they name it: services first."""
    numbers: list[int] = []
    for model in filter(_has_regions, kinds().values()):
        there = model.objects.live().filter(readable_in(language), regions__has=region).order_by("-pk")
        numbers += there.values_list("pk", flat=True)[:MOST_OF_REGION]
    return sorted(hits_among(numbers), key=lambda hit: (hit.kind != SERVICE, hit.title))


def kind_of(model: type[Page], *, is_news: bool = False) -> str:
    """The name of a kind of page, as it stands in the address of a search."""
    return "newspage" if is_news else str(model._meta.model_name)


def kinds() -> dict[str, type[Page]]:
    """Every kind of page that can be found, by that name."""
    return {kind_of(model): model for model in _leaves(PublicPage)}
