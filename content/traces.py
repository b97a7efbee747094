"""Traces that a page leaves beside itself: in logs, in the queue, in forms of the CMS, in indexes."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult
from taggit.models import TaggedItem
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry


def page_lines(numbers: Iterable[int]) -> QuerySet[PageLogEntry]:
    """The lines of the CMS's log about these pages, as far as they hold words."""
    return PageLogEntry.objects.filter(page_id__in=list(numbers)).exclude(label="", data={})


def thing_lines(model: type[Model], numbers: Iterable[int]) -> QuerySet[ModelLogEntry]:
    """The same for pictures or recordings."""
    kind = ContentType.objects.get_for_model(model)
    keys = [str(number) for number in numbers]
    return ModelLogEntry.objects.filter(content_type=kind, object_id__in=keys).exclude(label="", data={})


def blank(entries: QuerySet[Any]) -> None:
    """The lines stay, for who did what and when; the words in them go."""
    entries.update(label="", data={})


def index_rows(model: type[Model], numbers: Iterable[int]) -> list[QuerySet[Any]]:
    """What search, the index of references, the tags and open forms of the CMS hold of these."""
    kinds = list(ContentType.objects.get_for_models(*_kinds(model)).values())
    keys = [str(number) for number in numbers]
    theirs = Q(content_type__in=kinds, object_id__in=keys)
    to_them = Q(to_content_type__in=kinds, to_object_id__in=keys)
    return [
        IndexEntry.objects.filter(theirs),
        ReferenceIndex.objects.filter(theirs | to_them),
        TaggedItem.objects.filter(content_type__in=kinds, object_id__in=[int(key) for key in keys]),
        EditingSession.objects.filter(theirs),
        FormState.objects.filter(theirs),
    ]


def tasks_about(model: type[Model], numbers: Iterable[int], files: Iterable[str]) -> list[DBTaskResult]:
    """Tasks, waiting and done, whose arguments name one of these things or files."""
    keys = {str(number) for number in numbers}
    names = {kind._meta.model_name for kind in _kinds(model)}
    files = set(files)
    told = Q(pk__in=[])
    for word in names | files:
        told |= Q(told__contains=word)
    rows = DBTaskResult.objects.annotate(told=Cast("args_kwargs", TextField())).filter(told)
    return [row for row in rows if _names(row.args_kwargs, names, keys, files)]


def _kinds(model: type[Model]) -> list[type[Model]]:
    return [model, *model._meta.get_parent_list()]


def _names(arguments: Any, names: set[str | None], keys: set[str], files: set[str]) -> bool:
    flat = {str(each) for each in _flat(arguments)}
    return bool(flat & files) or bool(flat & {name or "" for name in names} and flat & keys)


def _flat(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [each for part in value.values() for each in _flat(part)]
    if isinstance(value, list):
        return [each for part in value for each in _flat(part)]
    return [value]
