"""Where a story is, everywhere: what is served, what is kept, and what stays on purpose."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from wagtail.models import Page

from portal.kit.languages import easy_address

from . import ledger
from .doors import PUBLIC
from .holding import belongings, file_names, held_by
from .models import Consent, Seal
from .models.consents import is_tellable
from .models.seals import is_sealed
from .surfaces import Sort, Sought, surfaces

LONG_ENOUGH = 20
HOW_MANY_WORDS = 3


@dataclass(frozen=True)
class Found:
    """What there is at one surface."""

    name: str
    sort: Sort
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many, for everybody together."""
        return sum(self.counts.values())


def sought_for(story: str, words: tuple[str, ...] = ()) -> Sought:
    """What to look for, from a number or a slug; of an erased story, from the ledger and given words."""
    page = (
        Page.objects.filter(pk=story).first()
        if story.isdecimal()
        else Page.objects.filter(slug=story).first()
    )
    if page is None or not is_tellable(page.specific):
        number = int(story) if story.isdecimal() else 0
        return Sought(pages=(number,), files=_files_of(number), words=words)
    specific = page.specific
    held = held_by([specific])
    own = belongings(specific)
    return Sought(
        pages=(page.pk,),
        storyteller=specific.storyteller_id,
        pictures=tuple(sorted(own.pictures)),
        recordings=tuple(sorted(own.recordings)),
        files=tuple(file_names(own)) or tuple(file_names(held - held)),
        words=words or _words_of(specific),
        addresses=tuple(dict.fromkeys(filter(None, [page.url, easy_address(page.url or "")]))),
    )


def look(sought: Sought, sort: Sort | None = None) -> list[Found]:
    """Looks at every surface, or at those of one sort, one by one: nobody who writes waits for all of it."""
    return [
        Found(surface.name, surface.sort, {who: n for who, n in surface.count(sought).items() if n})
        for surface in surfaces(sort)
    ]


def wrongly_served(sought: Sought, found: list[Found]) -> list[Found]:
    """What should not be served: to the public without a yes, or to anybody once it is sealed."""
    if Consent.objects.standing().filter(page__in=sought.pages).exists():
        return []
    page = Page.objects.filter(pk__in=sought.pages).first()
    is_away = page is None or is_sealed(page)
    served = [each for each in found if each.sort is Sort.SERVED and each.total]
    return [each for each in served if is_away or set(PUBLIC) & set(each.counts)]


def _files_of(number: int) -> tuple[str, ...]:
    told = ledger.lines(ledger.erasures_file())
    names = {name for line in told if number in line["pages"] for name in line["files"]}
    left = Seal.objects.filter(page_number=number).values_list("files", flat=True)
    return tuple(sorted(names.union(*left)))


def _words_of(page: Any) -> tuple[str, ...]:
    """Its name, and a few passages that are long enough to be its alone."""
    texts = [page.title, page.draft_title, page.summary]
    # Its storyteller may be writing just now: the version that the page named may have made room meanwhile.
    newest = page.revisions.order_by("-created_at", "-pk").first()
    for version in (page, newest.as_object() if newest else page):
        texts += list(_texts_in(json.loads(json.dumps(version.body.get_prep_value()))))
    long = [text for text in dict.fromkeys(texts) if len(text) >= LONG_ENOUGH]
    titles = [each for each in {page.title, page.draft_title} if each]
    return (*sorted(titles), *sorted(long, key=len, reverse=True)[:HOW_MANY_WORDS])


def _texts_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, part in value.items() if key not in {"id", "type"} for text in _texts_in(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts_in(part)]
    return [line.strip() for line in strip_tags(value).splitlines()] if isinstance(value, str) else []
