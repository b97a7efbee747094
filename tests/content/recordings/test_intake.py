"""A recording on its way in."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.models import DBTaskResult

from content import recording_intake
from content.models import Recording
from content.recording_cleaning import RecordingRefused
from portal import worker
from portal.kit import clock
from tests.factories.recordings import clean_sound, make_recording, sound, take_in, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepared_at_once(monkeypatch):
    """What ffmpeg would make, for tests that are not about sound."""
    monkeypatch.setattr(recording_intake, "probe", lambda _file, _size: None)
    monkeypatch.setattr(recording_intake, "clean", lambda _file: clean_sound())


def test_it_is_prepared_and_what_was_brought_is_gone(aino):
    brought = take_in(aino)
    name = brought.brought.name
    assert brought.is_prepared_now
    assert "aino" not in name
    recording_intake.prepare.call(brought.pk)
    made = Recording.objects.get(pk=brought.pk)
    assert made.is_ready
    assert made.file.name.endswith(".mp3")
    assert len(made.sha256) == 64
    assert made.duration == pytest.approx(2, abs=0.2)
    assert not made.brought
    assert not made.file.storage.exists(name)


def test_it_waits_in_a_queue_of_its_own(aino, prepared_at_once, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = take_in(aino, upload=upload(b"x"))
    task = DBTaskResult.objects.get(args_kwargs__args=[made.pk])
    assert task.queue_name == worker.SLOW


def test_what_cannot_be_prepared_says_why_and_is_gone(aino, prepared_at_once, monkeypatch):
    made = take_in(aino, upload=upload(b"x"))
    name = made.brought.name

    def refuse(_file):
        raise RecordingRefused("long")

    monkeypatch.setattr(recording_intake, "clean", refuse)
    recording_intake.prepare.call(made.pk)
    made.refresh_from_db()
    assert made.refused == "long"
    assert made.refusal
    assert not made.brought
    assert not Recording.brought.field.storage.exists(name)


def test_what_was_taken_away_meanwhile_does_not_come_again(aino, prepared_at_once, monkeypatch):
    made = take_in(aino, upload=upload(b"x"))

    def slow(_file):
        Recording.objects.filter(pk=made.pk).delete()
        return clean_sound()

    monkeypatch.setattr(recording_intake, "clean", slow)
    recording_intake.prepare.call(made.pk)
    recording_intake.prepare.call(made.pk)
    assert not Recording.objects.filter(pk=made.pk).exists()


def test_a_lost_task_is_asked_again_and_given_up_after_a_day(aino, prepared_at_once, monkeypatch):
    made = take_in(aino, upload=upload(b"x"))
    again = []
    monkeypatch.setattr(type(recording_intake.prepare), "enqueue", lambda _self, number: again.append(number))
    recording_intake.prepare_what_waits()
    assert not again
    Recording.objects.filter(pk=made.pk).update(created_at=clock.now() - timedelta(hours=1))
    recording_intake.prepare_what_waits()
    assert again == [made.pk]
    Recording.objects.filter(pk=made.pk).update(created_at=clock.now() - timedelta(days=2))
    recording_intake.prepare_what_waits()
    made.refresh_from_db()
    assert made.refused == "broken"


def test_who_left_brings_nothing(aino, prepared_at_once):
    aino.is_active = False
    with pytest.raises(PermissionDenied):
        take_in(aino, upload=upload(b"x"))


def test_a_copy_has_a_file_of_its_own(aino):
    first = make_recording(aino)
    other = recording_intake.copy_recording(first, transcript="Toiset sanat.")
    assert other.file.name != first.file.name
    assert other.sha256 == first.sha256
    assert other.owner == aino


def test_what_the_cms_brings_is_written_anew_too(db):
    made = Recording(title="Talon ääni", type="audio")
    made.file = SimpleUploadedFile("Aino puhuu.ogg", sound("ogg", "-metadata", "artist=Aino"))
    made.full_clean(exclude=["collection"])
    made.save()
    assert made.is_house
    assert made.file.name.endswith(".mp3")
    assert b"Aino" not in made.file.read()


def test_the_cms_is_told_in_words_what_cannot_be_taken(db):
    made = Recording(title="Talon ääni", type="audio")
    made.file = SimpleUploadedFile("a.mp3", b"<html>" * 20)
    with pytest.raises(ValidationError) as told:
        made.full_clean(exclude=["collection"])
    assert "file" in told.value.message_dict


def test_words_of_the_house_are_changed_but_not_taken_away(db):
    made = make_recording(None)
    made.transcript = ""
    with pytest.raises(ValidationError) as told:
        made.full_clean(exclude=["collection"])
    assert "transcript" in told.value.message_dict
