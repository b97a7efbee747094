"""Which pictures and recordings a page holds, in any of its versions, and which of them are its alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, Revision

from .models import Picture, Recording, Rendition, Still, TellablePage
from .stored_things import numbers_in, numbers_of


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
    return _held_now(pages) | _held_before(pages)


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
    """The person's own pictures and recordings that stand in none of their pages, in no version of any.

    Earlier versions are looked through only for what stands in no page now: they are many.
    """
    pages = pages_told_by(person.pk)
    pictures = list(Picture.objects.filter(owner=person, is_house=False).order_by("-pk"))
    recordings = list(Recording.objects.filter(owner=person, is_house=False).order_by("-pk"))
    for find in (_held_now, _held_before):
        if not pictures and not recordings:
            break
        used = find(pages)
        used.pictures |= _made_from(used.pictures)
        pictures = [each for each in pictures if each.pk not in used.pictures]
        recordings = [each for each in recordings if each.pk not in used.recordings]
    return pictures, recordings


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


def _held_now(pages: list[Any]) -> Held:
    """By their rows and newest versions, their consents and the people in them."""
    numbers = [page.pk for page in pages]
    held = Held()
    for page in pages:
        held |= Held(set(numbers_of(page.specific, Picture)), set(numbers_of(page.specific, Recording)))
    newest = [page.latest_revision_id for page in pages if page.latest_revision_id]
    held |= _held_by_versions(Revision.objects.filter(pk__in=newest), pages)
    held.pictures |= set(Picture.objects.filter(consents__page__in=numbers).values_list("pk", flat=True))
    held.pictures |= set(Picture.objects.filter(people_in__page__in=numbers).values_list("pk", flat=True))
    return held


def _held_before(pages: list[Any]) -> Held:
    """By all their versions."""
    told = [str(page.pk) for page in pages]
    return _held_by_versions(Revision.page_revisions.filter(object_id__in=told), pages)


def _held_by_versions(versions: QuerySet[Revision], pages: list[Any]) -> Held:
    kinds = {str(page.pk): page.specific_class or type(page) for page in pages}
    held = Held()
    for number, content in versions.values_list("object_id", "content").iterator():
        held.pictures |= set(numbers_in(kinds[number], content, Picture))
        held.recordings |= set(numbers_in(kinds[number], content, Recording))
    return held


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
