"""Taking in a recording or a film: looked at while its bringer waits, written anew in the background."""

from datetime import timedelta
from functools import partial
from pathlib import PurePath
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from portal.kit import clock
from portal.kit.text import plain

from .film_cleaning import CleanFilm, clean_film, probe_film
from .models import Recording
from .models.recordings import AUDIO, FILM
from .recording_cleaning import CleanSound, RecordingRefused, clean, is_possible, probe

__all__ = ["RecordingRefused", "copy_recording", "is_possible", "prepare", "prepare_what_waits", "take_in"]

TITLE_LENGTH = 60
LOST_AFTER, GIVEN_UP_AFTER = timedelta(minutes=20), timedelta(hours=24)
SLOW = "recordings"  # a queue of its own: nothing that is due waits behind somebody's long recording


def take_in(
    actor: Any, *, upload: File[bytes], title: str = "", language: str = "", is_film: bool = False
) -> Recording:
    """The recording or film as it came, under a random name, heard by nobody before it is written anew.

    `RecordingRefused` says in plain words why a file cannot be taken.
    """
    if not actor.is_active:
        raise PermissionDenied
    (probe_film if is_film else probe)(upload, upload.size)
    upload.seek(0)
    named = plain(title, max_length=TITLE_LENGTH).replace("\n", " ")
    with transaction.atomic():
        made: Recording = Recording.objects.create(
            title=named or str(_("Video") if is_film else _("Recording")),
            type=FILM if is_film else AUDIO,
            brought=File(upload, name="brought"),
            owner=actor,
            uploaded_by_user=actor,
            language=language,
        )
        transaction.on_commit(partial(prepare.enqueue, made.pk))
    return made


@task(queue_name=SLOW)
def prepare(number: int) -> None:
    """The recording is written anew, or refused with its reason; what was brought is kept no longer."""
    recording = Recording.objects.filter(pk=number, sha256="", refused="").first()
    if recording is None or not recording.brought:
        return
    storage, brought = recording.brought.storage, str(recording.brought.name)
    try:
        with storage.open(brought) as file:
            _keep(number, clean_film(file) if recording.is_film else clean(file))
    except (RecordingRefused, FileNotFoundError) as refused:
        _refuse(recording, refused.why if isinstance(refused, RecordingRefused) else "broken")
    storage.delete(brought)


def prepare_what_waits() -> None:
    """By the clock: recordings whose task was lost with its server wait again, for a day."""
    waiting = Recording.objects.filter(sha256="", refused="").exclude(brought="")
    for recording in waiting.filter(created_at__lt=clock.now() - LOST_AFTER):
        if recording.created_at < clock.now() - GIVEN_UP_AFTER:
            _refuse(recording, "broken")
        else:
            prepare.enqueue(recording.pk)


def _refuse(recording: Recording, code: str) -> None:
    Recording.objects.filter(pk=recording.pk).update(refused=code, brought="")
    recording.brought.storage.delete(str(recording.brought.name))


@transaction.atomic
def copy_recording(recording: Recording, *, transcript: str) -> Recording:
    """The same sound or film with other words, as a row and a file of its own: the old one stays."""
    with recording.file.storage.open(str(recording.file.name)) as file:
        copy = Recording(
            title=recording.title,
            type=recording.type,
            file=_copied(recording, file),
            owner=recording.owner,
            uploaded_by_user=recording.uploaded_by_user,
            language=recording.language,
            transcript=transcript,
        )
        copy.captions, copy.seen, copy.no_speech = recording.captions, recording.seen, recording.no_speech
        copy.poster = recording.poster
        copy.save()
    return copy


def _copied(recording: Recording, file: File[bytes]) -> File[bytes]:
    if not recording.is_film:
        return CleanSound(file.read())
    stills = [still.file.storage.open(str(still.file.name)).read() for still in recording.stills.all()]
    return CleanFilm(
        file,  # type: ignore[arg-type]  # a file of the storage reads as any other
        ending=PurePath(str(recording.file.name)).suffix[1:],
        duration=recording.duration,
        size=(recording.width or 0, recording.height or 0),
        stills=stills,
    )


@transaction.atomic
def _keep(number: int, sound: CleanSound | CleanFilm) -> None:
    """Nothing when it was taken away meanwhile: what was taken back does not come again by a slow task."""
    recording = Recording.objects.select_for_update().filter(pk=number).first()
    if recording is not None:
        recording.file, recording.brought = sound, ""  # type: ignore[assignment]
        recording.save()
