"""The digest of everything a page shows: two pages with the same digest look the same to the public."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import get_all_child_relations, get_field_value
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, Revision
from wagtailmedia import get_media_model

from portal.kit.one_answer import announce, is_one_answer, many
from portal.kit.page_changes import told_by

from .held_numbers import numbers_in

# What the public does not see of a page, named one by one: whatever is not named here is in the digest,
# so a field that somebody adds tomorrow is covered by consent until they say otherwise.
NOT_SHOWN = frozenset(
    {"id", "page_ptr", "path", "depth", "numchild", "url_path", "content_type", "translation_key", "alias_of"}
    | {"live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision"}
    | {"go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by", "draft_title", "owner"}
    | {"latest_revision", "latest_revision_created_at", "show_in_menus"}
    | {"index_entries", "wagtail_admin_comments", "tagged_items", "base_tagged_items"}
)
PICTURE_FACTS = (
    *("sha256", "alt", "decorative", "credit"),
    *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),  # what a crop keeps
)


RECORDING_FACTS = ("sha256", "transcript", "language")
FILM_FACTS = ("captions", "no_speech", "seen", "poster")  # of films alone: the yes to a voice stays as it was


def digest_of(page: Page) -> str:
    """SHA-256 over everything that the page shows, the files and words of what it holds included."""
    canonical = json.dumps(shown_by(page), sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(canonical.encode()).hexdigest()


def shown_by(page: Page) -> dict[str, Any]:
    """Everything that the page shows, as plain data."""
    shown: dict[str, Any] = {"kind": page._meta.label}
    for field in page._meta.concrete_fields:
        if field.name not in NOT_SHOWN and _shows(value := _value(field, page)):
            shown[field.name] = value
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        if name not in NOT_SHOWN and (children := list(getattr(page, name).all())):
            shown[name] = [_child(child, relation.field.name) for child in children]
    shown["pictures"] = [_picture_facts(picture) for picture in pictures_of(page)]
    if recordings := recordings_of(page):
        shown["recordings"] = [_recording_facts(each) for each in recordings]
    return shown


def pictures_of(page: Page) -> list[Any]:
    """The pictures that the page shows, by their numbers."""
    return _things(page, get_image_model())


def recordings_of(page: Page) -> list[Any]:
    """The recordings that the page holds, by their numbers."""
    return _things(page, get_media_model())


def recordings_of_version(version: Revision) -> list[Any]:
    """The recordings that a version of a page holds. Cheaper than making the page of it."""
    kind = ContentType.objects.get_for_id(version.content_type_id).model_class()

    def written(field: Any) -> Any:
        stored = version.content.get(field.name)
        return field.to_python(stored) if hasattr(field, "extract_references") else stored

    return _found(get_media_model(), _numbers(kind, written, get_media_model()))


def _things(page: Page, model: Any) -> list[Any]:
    return _found(model, _numbers(page, lambda field: field.value_from_object(page), model))


def announce_things(pages: Iterable[Page]) -> None:
    """What these pages hold will be asked for: in one answer all of it comes together."""
    for page in pages:
        for model in (get_image_model(), get_media_model()):
            announce(model, numbers_in(page, model))


def things_by_number(model: Any, numbers: Iterable[int]) -> dict[int, Any]:
    """Pictures, or recordings, with what their digests need; None for those that are gone."""
    return many(model, numbers, lambda new: _asked_for(model, new))


def things_in_bulk(model: Any, numbers: Iterable[int]) -> dict[int, Any]:
    """The same without those that are gone."""
    found = things_by_number(model, [int(number) for number in numbers if number is not None])
    return {number: each for number, each in found.items() if each is not None}


def _found(model: Any, numbers: Iterator[int]) -> list[Any]:
    wanted = sorted(set(numbers))
    found = things_by_number(model, wanted)
    return [found[number] for number in wanted if found[number] is not None]


def _asked_for(model: Any, numbers: list[int]) -> dict[int, Any]:
    with told_by(*(f"{model._meta.db_table}:{number}" for number in numbers)):
        return _with_stills(model, numbers)


def _with_stills(model: Any, numbers: list[int]) -> dict[int, Any]:
    found = {each.pk: each for each in model._base_manager.filter(pk__in=numbers)}
    films = [each for each in found.values() if getattr(each, "is_film", False)]
    if films and is_one_answer():
        models.prefetch_related_objects(films, "stills")
    return found


def _numbers(kind: Any, value_of: Callable[[Any], Any], wanted: Any) -> Iterator[int]:
    for field in kind._meta.concrete_fields:
        if field.related_model is wanted:
            if (number := value_of(field)) is not None:
                yield int(number)
        elif hasattr(field, "extract_references"):
            for model, number, *_path in field.extract_references(value_of(field)):
                if issubclass(wanted, model) or issubclass(model, wanted):
                    yield int(number)


def _picture_facts(picture: Any) -> dict[str, Any]:
    facts = {name: getattr(picture, name) for name in PICTURE_FACTS}
    return facts | {"number": picture.pk, "file": picture.file.name}


def _recording_facts(recording: Any) -> dict[str, Any]:
    facts = {name: getattr(recording, name) for name in RECORDING_FACTS}
    if recording.is_film:
        facts |= film_facts(recording)
    return facts | {"number": recording.pk, "file": recording.file.name}


def film_facts(film: Any) -> dict[str, Any]:
    """What the public reads of a film beside its transcript, and the picture that stands before it."""
    facts = {name: getattr(film, name) for name in FILM_FACTS}
    still = film.chosen_still
    return facts | {"still": still.sha256 if still else ""}


def _value(field: models.Field[Any, Any], holder: models.Model) -> Any:
    value = get_field_value(field, holder)
    if isinstance(field, StreamField):
        return _without_block_ids(json.loads(value))
    return value


def _shows(value: Any) -> bool:
    # What shows nothing is left out: a field added later, empty on the old pages, keeps their consents.
    return value is not None and value is not False and value not in ("", [], {})


def _child(child: models.Model, parent_key: str) -> dict[str, Any]:
    fields = [field for field in child._meta.concrete_fields if not field.primary_key]
    return {field.name: _value(field, child) for field in fields if field.name != parent_key}


def _without_block_ids(value: Any) -> Any:
    """A stream's raw data without the ids that Wagtail gives to blocks: they show nothing."""
    if isinstance(value, list):
        return [_without_block_ids(item) for item in value]
    if isinstance(value, dict):
        unseen = {"id"} if value.keys() == {"type", "value", "id"} else set()
        return {key: _without_block_ids(part) for key, part in value.items() if key not in unseen}
    return value
