"""Erasing one person's rows as the tables declare it: gone, blank, or left. The account itself comes last."""

import logging
import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from allauth.account.models import EmailAddress
from django.core.files.storage import Storage
from django.db import models

from portal.kit.declared_data import AnyRows, declarations, model_of, rows_of
from portal.kit.personal_data import Erasure, PersonalData

from .models import User

log = logging.getLogger("portal.accounts")
Files = list[tuple[Storage, str]]
ACCOUNT = User._meta.label
COVERED = "…"


def erase_rows(person: User) -> Files:
    """Does what each table declares. Gives the files that are to go when this is committed."""
    found = [
        (each, list(rows_of(each, person).values_list("pk", flat=True)))
        for each in declarations().values()
        if each.whose and each.table != ACCOUNT
    ]
    files: Files = []
    addresses = _addresses_of(person)
    for declared, numbers in found:
        rows = model_of(declared)._base_manager.filter(pk__in=numbers)
        if declared.erasure is Erasure.ERASE:
            files += _files_of(declared, rows)
            rows.delete()
        elif declared.erasure is Erasure.BLANK:
            _blank(declared, rows)
            _cover(addresses, declared, rows)
    _empty(person)
    return files


def drop_files(files: Iterable[tuple[Storage, str]]) -> None:
    """Takes the files from the disk. One that cannot go is told in the log, by its random name."""
    for storage, name in files:
        try:
            storage.delete(name)
        except OSError:
            log.exception("a file could not be erased: %s", PurePath(name).name)


def _files_of(declared: PersonalData, rows: AnyRows) -> Files:
    fields = [each for each in model_of(declared)._meta.concrete_fields if isinstance(each, models.FileField)]
    return [
        (each.storage, name) for each in fields for name in rows.values_list(each.name, flat=True) if name
    ]


def _blank(declared: PersonalData, rows: AnyRows) -> None:
    model = model_of(declared)
    rows.update(**{name: _nothing(model._meta.get_field(name)) for name in declared.blanked})


def _cover(addresses: set[str], declared: PersonalData, rows: AnyRows) -> None:
    """In words that stay because somebody still has to read them, the person's own addresses are covered."""
    model, covered = model_of(declared), re.compile("|".join(map(re.escape, addresses)), re.IGNORECASE)
    for name in declared.stays if addresses else ():
        if isinstance(model._meta.get_field(name), models.CharField | models.TextField):
            for number, words in rows.values_list("pk", name):
                if covered.search(words or ""):
                    rows.filter(pk=number).update(**{name: covered.sub(COVERED, words)})


def _addresses_of(person: User) -> set[str]:
    known = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    return {address for address in (person.email, *known) if address}


def _nothing(field: Any) -> Any:
    if field.null:
        return None
    return field.get_default() if isinstance(field, models.JSONField) else ""


def _empty(person: User) -> None:
    """An empty row with a number stays. Its address is nobody's and cannot be mailed to (RFC 2606)."""
    person.first_name = person.last_name = person.reading = ""
    person.email = f"erased-{person.pk}@erased.invalid"
    person.last_login = None
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
