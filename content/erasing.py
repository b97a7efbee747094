"""Erasing what was sealed, when its day is over. Whatever goes wrong, nothing of it is served meanwhile."""

import logging
from functools import partial
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from portal.kit import clock
from portal.kit.storage import private_storage

from . import traces
from .holding import Held, belongings, file_names, loose_things, pages_told_by
from .ledger import note_erasure
from .models import NewsPage, Picture, Recording, Rendition, Seal, Still
from .purging import forget

log = logging.getLogger("content.erasing")


def erase_due() -> int:
    """Erases everything whose day is over, and finishes what an earlier run left. Gives how many were erased.

    What fails stays sealed, is told in the log, and is tried again at the next run; it stops nothing else.
    """
    erased = 0
    for number in Seal.objects.due().values_list("pk", flat=True):
        try:
            erased += erase(number)
        except Exception:
            log.exception("seal %s: not erased; it is tried again", number)
    for seal in Seal.objects.exclude(files=[]):
        try:
            erase_files(seal)
        except Exception:
            log.exception("seal %s: files are left; it is tried again", seal.pk)
    return erased


@transaction.atomic
def erase(number: int) -> bool:
    """Rows of one sealed thing go; its files are marked for `erase_files`. False when it was done before."""
    seal = Seal.objects.select_for_update().get(pk=number)
    if seal.erased_at is not None or seal.undone_at is not None:
        return False
    files = _erase_page(seal.page.specific) if seal.page else _erase_loose(seal)
    seal.files = sorted({*seal.files, *files})
    seal.erased_at = clock.now()
    seal.page = seal.picture = seal.recording = seal.consent = None
    seal.save()
    return True


def erase_files(seal: Seal) -> None:
    """The marked files go from the disk, with the tasks that name them. Those that cannot go stay marked."""
    left = [name for name in seal.files if not _is_gone(name)]
    for row in traces.tasks_about(Picture, [], seal.files):
        row.delete()
    Seal.objects.filter(pk=seal.pk).update(files=left)


def erase_page_again(page: Page) -> None:
    """The same for a page that came back by a restore: rows and files, at once."""
    seal, _new = Seal.objects.update_or_create(
        page_number=page.pk,
        undone_at=None,
        erased_at=None,
        defaults={"page": page, "erase_at": clock.now(), "storyteller": page.specific.storyteller},
    )
    erase(seal.pk)
    erase_files(Seal.objects.get(pk=seal.pk))


def erase_everything_of(person: Any, *, keeps_news: bool = False) -> None:
    """All that a person tells and all their pictures and recordings go; their files follow after commit.

    With `keeps_news` the team news that is public stays with its yes, its byline and what stands in it.
    """
    for page in pages_told_by(person.pk):
        if not (keeps_news and isinstance(page, NewsPage) and page.live):
            _erase_now(person, page=page)
    pictures, recordings = loose_things(person)
    for picture in pictures:
        _erase_now(person, picture=picture)
    for recording in recordings:
        _erase_now(person, recording=recording)


def _erase_now(person: Any, *, page: Any = None, picture: Any = None, recording: Any = None) -> None:
    """One thing, whether its owner had taken it back before or not."""
    found, _new = Seal.objects.update_or_create(
        page_number=page.pk if page else None,
        picture=picture,
        recording=recording,
        undone_at=None,
        erased_at=None,
        defaults={"page": page, "storyteller": person, "erase_at": clock.now()},
    )
    erase(found.pk)
    transaction.on_commit(partial(_erase_files_of, found.pk))


def _erase_files_of(number: int) -> None:
    erase_files(Seal.objects.get(pk=number))


def _erase_page(page: Any) -> list[str]:
    held = belongings(page)
    files = file_names(held)
    number, kind, key = page.pk, type(page), str(page.translation_key)
    forget([page])
    for row in traces.tasks_about(kind, [number], files):
        row.delete()
    page.delete()
    _erase_things(held)
    _forget_rows(kind, [number])
    traces.blank(traces.page_lines([number]))
    # The line comes last but before the commit: one line too many only erases what its owner took back.
    note_erasure(page_ids=[number], translation_key=key, files=files)
    return files


def _erase_loose(seal: Seal) -> list[str]:
    """A picture or recording that stands in some story by now goes with that story, not before."""
    pictures, recordings = loose_things(seal.storyteller) if seal.storyteller else ([], [])
    held = Held(
        {each.pk for each in pictures if each.pk == seal.picture_id},
        {each.pk for each in recordings if each.pk == seal.recording_id},
    )
    files = file_names(held)
    _erase_things(held)
    if files:
        note_erasure(page_ids=[], translation_key="", files=files)
    return files


def _erase_things(held: Held) -> None:
    for model, numbers in ((Picture, held.pictures), (Recording, held.recordings)):
        if not numbers:
            continue
        for row in traces.tasks_about(model, numbers, []):
            row.delete()
        for thing in model._base_manager.filter(pk__in=numbers):
            thing.delete()
        _forget_rows(model, numbers)
        traces.blank(traces.thing_lines(model, numbers))


def _forget_rows(model: Any, numbers: Any) -> None:
    for rows in traces.index_rows(model, numbers):
        rows.delete()


def _is_gone(name: str) -> bool:
    """Whether the file is gone now. One that some row still names is somebody's, and stays."""
    if is_named(name):
        return True
    try:
        private_storage().delete(name)
    except OSError:
        log.exception("a file could not be erased: %s", PurePath(name).name)
        return False
    return True


def is_named(name: str) -> bool:
    """Whether a picture, a size of one, a recording or a picture out of a film still has this file."""
    return (
        Picture.objects.filter(file=name).exists()
        or Rendition.objects.filter(file=name).exists()
        or Still.objects.filter(file=name).exists()
        or Recording.objects.filter(Q(file=name) | Q(brought=name)).exists()
    )
