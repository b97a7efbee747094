"""The declarations of every app, the rows that they lead to, and what nobody declared."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.module_loading import module_has_submodule

from .personal_data import PersonalData

AnyRows = QuerySet[Any, Any]
Way = Callable[[type[models.Model], Any], Q]
_FREE = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    models.GenericIPAddressField,
)
_ways: dict[str, Way] = {}


def way(name: str, follow: Way) -> None:
    """Says how rows of a table are found by a way that no field leads along (`@…`)."""
    _ways[name] = follow


@cache
def declarations() -> dict[str, PersonalData]:
    """Every table that holds something of people, by its name. The same table twice is an error."""
    found: dict[str, PersonalData] = {}
    for module in _modules():
        for each in module.KEPT:
            if each.table in found:
                raise ValueError(f"{each.table} is declared twice")
            found[each.table] = each
    return found


@cache
def without_people() -> dict[str, str]:
    """Every table that holds nothing of people, with a word on what it holds."""
    return {table: word for module in _modules() for table, word in module.NOBODY.items()}


def model_of(declared: PersonalData) -> type[models.Model]:
    """The model of a declared table."""
    app, _dot, name = declared.table.partition(".")
    return apps.get_model(app, name)


def rows_of(declared: PersonalData, person: Any, *, to_export: bool = False) -> AnyRows:
    """The person's rows of a table; with `to_export` by those ways alone that an export follows."""
    model = model_of(declared)
    asked = Q(pk__in=[])
    for name in declared.ways_of_export if to_export else declared.whose:
        asked |= _ways[name](model, person) if name.startswith("@") else Q(**{name: person.pk})
    numbers = model._base_manager.filter(asked).values("pk")
    return model._base_manager.filter(pk__in=numbers).order_by("pk")


def gaps(tables: Iterable[type[models.Model]]) -> list[str]:
    """What is missing in the declarations of these tables, a sentence each; nothing when all is said."""
    found = []
    for model in tables:
        label = model._meta.label
        if label in declarations():
            found += [f"{label}: {gap}" for gap in _gaps_in(model, declarations()[label])]
        elif label not in without_people():
            found.append(f"{label}: nobody declared it")
        else:
            people = sorted(_people_in(model))
            found += [f"{label}.{name}: a person, in a table said to be without" for name in people]
    return found


def tables_to_declare() -> list[type[models.Model]]:
    """Every table, and of those that only tie two others together each that ties a person."""
    ties = [model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
    whole = [model for model in apps.get_models() if not model._meta.proxy]
    return whole + [model for model in ties if _people_in(model)]


def free_fields(model: type[models.Model]) -> set[str]:
    """Fields into which anything can be written: text, files, JSON."""
    fields = [each for each in model._meta.local_fields if not each.is_relation and not each.primary_key]
    return {each.name for each in fields if isinstance(each, _FREE) and not each.choices}


def _people_in(model: type[models.Model]) -> set[str]:
    fields = model._meta.local_fields
    user = apps.get_model(settings.AUTH_USER_MODEL)
    mail = {each.name for each in fields if isinstance(each, models.EmailField)}
    return mail | {each.name for each in fields if each.is_relation and each.related_model is user}


def _gaps_in(model: type[models.Model], declared: PersonalData) -> Iterable[str]:
    said = {*declared.words, *declared.plain}
    names = {each.name for each in model._meta.get_fields()}
    yield from (f"{name} has no word" for name in sorted(free_fields(model) - said))
    people = _people_in(model) - said - set(declared.others) - set(declared.whose)
    yield from (f"{name} is a person, and nothing says whose row it is" for name in sorted(people))
    mentioned = {*said, *declared.others, *declared.hidden, *declared.stays}
    yield from (f"{name} is no field" for name in sorted(mentioned - names))
    both = {*declared.words} & {*declared.plain}
    yield from (f"{name} is both personal and plain" for name in sorted(both))
    if bool(declared.whose) == bool(declared.follows):
        yield "it needs a way to its person, or a table with which it goes"


def _modules() -> list[Any]:
    having = [config for config in apps.get_app_configs() if module_has_submodule(config.module, "privacy")]
    return [import_module(f"{config.name}.privacy") for config in having]
