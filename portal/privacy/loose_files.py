"""Files that no row names: sizes of pictures that are gone, uploads that a crash cut off."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from django.apps import apps
from django.core.files.storage import Storage, default_storage
from django.db.models import FileField

from portal.kit import clock
from portal.kit.storage import private_storage

log = logging.getLogger("portal.sweeping")
YOUNG = timedelta(days=1)  # a file is written before its row is committed
FEW, MOST = 50, 0.5


class TooMany(Exception):
    """More than half of the files have no row: rather the database is not the one of these files."""


def loose_files() -> list[tuple[Storage, str]]:
    """Files older than a day that no row names. `TooMany` when that would be most of them."""
    found, all_files = [], 0
    for storage, folders in _places():
        known = _named_in(storage)
        for folder in folders:
            for name in _names(storage, folder):
                all_files += 1
                if name not in known and _is_old(storage, name):
                    found.append((storage, name))
    if len(found) > max(FEW, all_files * MOST):
        raise TooMany(f"{len(found)} of {all_files} files have no row")
    return found


def count_loose_files() -> int:
    """How many there are."""
    return len(loose_files())


def drop_loose_files() -> int:
    """They go from the disk; 0, and an error in the log, where that would be most of all files."""
    try:
        loose = loose_files()
    except TooMany as trouble:
        log.error("%s: nothing was erased. Does DATA_DIR belong to this database?", trouble)
        return 0
    for storage, name in loose:
        storage.delete(name)
    return len(loose)


def _places() -> list[tuple[Storage, set[str]]]:
    """All of the private storage is ours; of the public one only the folders that our fields write into."""
    public = {str(field.upload_to).split("/")[0] for field in _fields() if isinstance(field.upload_to, str)}
    return [(private_storage(), {""}), (default_storage, public - {""})]


def _fields() -> list[FileField]:
    tables = [model for model in apps.get_models() if not model._meta.proxy]
    return [each for model in tables for each in model._meta.local_fields if isinstance(each, FileField)]


def _named_in(storage: Storage) -> set[str]:
    known: set[str] = set()
    for field in _fields():
        if _is_same(field.storage, storage):
            rows = field.model._base_manager.exclude(**{field.name: ""}).exclude(**{field.name: None})
            known.update(rows.values_list(field.name, flat=True).iterator())
    return known


def _is_same(one: Storage, other: Storage) -> bool:
    return one is other or one == other or getattr(one, "_wrapped", one) is getattr(other, "_wrapped", other)


def _names(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    for file in files:
        yield str(PurePosixPath(folder) / file)
    for inner in folders:
        yield from _names(storage, str(PurePosixPath(folder) / inner))


def _is_old(storage: Storage, name: str) -> bool:
    try:
        return storage.get_modified_time(name) <= clock.now() - YOUNG
    except FileNotFoundError:  # it went meanwhile
        return False
