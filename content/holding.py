"""Which pictures and recordings a page holds, in any of its versions, and which of them are its alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from wagtail.models import Page

from .models import Picture, Recording, Rendition, Still, TellablePage


@dataclass
class Held:
    """Numbers of pictures and recordings."""

    pictures: set[int] = field(default_factory=set)
    recordings: set[int] = field(default_factory=set)

    def __or__(self, other: "Held") -> "Held":
        return Held(self.pictures | other.pictures, self.recordings | other.recordings)

    def __sub__(self, other: "Held") -> "Held":
        return Held(self.pictures - other.pictures, self.recordings - other.recordings)


def held_by(pages: Iterable[Page]) -> Held:
    """All that these pages show or ever showed: their rows, every version, consents and people in them."""
    pages = list(pages)
    held = Held()
    for page in pages:
        for version in _versions(page):
            held.pictures |= set(_numbers(version, Picture))
            held.recordings |= set(_numbers(version, Recording))
    numbers = [page.pk for page in pages]
    held.pictures |= set(Picture.objects.filter(consents__page__in=numbers).values_list("pk", flat=True))
    held.pictures |= set(Picture.objects.filter(people_in__page__in=numbers).values_list("pk", flat=True))
    return held


def belongings(page: TellablePage) -> Held:
    """What goes when the page goes: its own things and what they were made from, unless another page stays
    that holds them. What belongs to the house stays.
    """
    owner = page.storyteller_id
    own = held_by([page])
    own.pictures |= _made_from(own.pictures) | _made_of(own.pictures | _made_from(own.pictures))
    mine = Held(
        set(_own_numbers(Picture, owner, own.pictures)), set(_own_numbers(Recording, owner, own.recordings))
    )
    return mine - staying(owner, without=[page.pk])


def staying(owner: int | None, *, without: Iterable[int] = ()) -> Held:
    """What this person's other pages hold, with the pictures from which theirs were made."""
    held = held_by(pages_told_by(owner, without=without))
    held.pictures |= _made_from(held.pictures)
    return held


def pages_told_by(owner: int | None, *, without: Iterable[int] = ()) -> list[TellablePage]:
    """Every page that this person tells, of any kind."""
    return [
        page
        for kind in TellablePage.__subclasses__()
        for page in kind._base_manager.filter(storyteller_id=owner).exclude(pk__in=list(without))
    ]


def loose_things(person: Any) -> tuple[list[Picture], list[Recording]]:
    """The person's own pictures and recordings that stand in none of their pages, in no version of any."""
    used = held_by(pages_told_by(person.pk))
    used.pictures |= _made_from(used.pictures)
    pictures = Picture.objects.filter(owner=person, is_house=False).exclude(pk__in=used.pictures)
    recordings = Recording.objects.filter(owner=person, is_house=False).exclude(pk__in=used.recordings)
    return list(pictures.order_by("-pk")), list(recordings.order_by("-pk"))


def file_names(held: Held, *, only_sizes: bool = False) -> list[str]:
    """The names of all files of these things, or only those of the sizes of pictures."""
    sizes = Rendition.objects.filter(image__in=held.pictures)
    names = [made.file.name for made in sizes]
    if only_sizes:
        return sorted(names)
    names += [picture.file.name for picture in Picture.objects.filter(pk__in=held.pictures)]
    for recording in Recording.objects.filter(pk__in=held.recordings):
        names += [file.name for file in (recording.file, recording.brought, recording.thumbnail) if file]
    names += [still.file.name for still in Still.objects.filter(recording__in=held.recordings)]
    return sorted(set(names))


def _versions(page: Page) -> Iterator[Page]:
    yield page.specific
    for revision in page.revisions.order_by("pk").iterator():
        yield revision.as_object()


def _numbers(page: Page, model: type[Model]) -> Iterator[int]:
    """The things of this model to which the fields of the page refer."""
    for each in page._meta.concrete_fields:
        if each.related_model is model:
            if (number := getattr(page, each.attname)) is not None:
                yield int(number)
        elif hasattr(each, "extract_references"):
            for kind, number, *_path in each.extract_references(each.value_from_object(page)):
                if issubclass(model, kind) or issubclass(kind, model):
                    yield int(number)


def _own_numbers(model: Any, owner: int | None, numbers: set[int]) -> Any:
    own = model._base_manager.filter(pk__in=numbers, owner_id=owner, is_house=False)
    return own.values_list("pk", flat=True) if owner else []


def _made_from(numbers: set[int]) -> set[int]:
    """What these were made from, back to the first."""
    found: set[int] = set()
    step = numbers
    while step:
        sources = Picture.objects.filter(made_of_it__in=step).values_list("pk", flat=True)
        step = set(sources) - found - numbers
        found |= step
    return found


def _made_of(numbers: set[int]) -> set[int]:
    """What was made from these, down to the last."""
    found: set[int] = set()
    step = numbers
    while step:
        made = Picture.objects.filter(made_from__in=step).values_list("pk", flat=True)
        step = set(made) - found - numbers
        found |= step
    return found
