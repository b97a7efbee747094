"""When the day is over nothing is kept, and nothing comes back."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from wagtail.models import PageLogEntry, Revision, WorkflowState

from content import sealing
from content.erasing import erase_due
from content.holding import belongings
from content.ledger import erasures_file, lines
from content.models import Consent, PersonIn, Picture, Rendition, Seal, StoryPage
from content.restoring import replay_ledger
from portal.kit.storage import private_storage
from tests.content.consent.saying import fresh, reading, tell
from tests.factories.pages import make_story
from tests.factories.pictures import make_picture, with_picture

from .test_sealing import later

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(story, aino):
    return tell(aino, story)


@pytest.fixture
def files(told):
    pictures = told.storyteller.pictures.all()
    names = [picture.file.name for picture in pictures]
    return [*names, *(made.file.name for made in Rendition.objects.filter(image__in=pictures))]


@pytest.fixture
def over(told, files, aino, monkeypatch):
    """The story is sealed, and its day is over."""
    sealing.seal(aino, page=told)
    later(monkeypatch, hours=24, seconds=1)
    return told


class TestErasing:
    def test_nothing_is_erased_before_the_day_is_over(self, told, aino, monkeypatch):
        sealing.seal(aino, page=told)
        later(monkeypatch, hours=23, minutes=59)
        assert erase_due() == 0
        assert fresh(told)

    def test_page_versions_pictures_and_files_are_gone(self, over, files):
        assert erase_due() == 1
        assert not StoryPage.objects.filter(pk=over.pk).exists()
        assert not Revision.objects.filter(object_id=str(over.pk)).exists()
        assert not Picture.objects.exists()
        assert not Consent.objects.exists()
        assert not any(private_storage().exists(name) for name in files)
        seal = Seal.objects.get()
        assert (seal.erased_at is not None, seal.files, seal.page_number) == (True, [], over.pk)

    def test_twice_is_as_once(self, over):
        assert (erase_due(), erase_due()) == (1, 0)

    def test_the_log_keeps_its_lines_without_words(self, over):
        erase_due()
        entries = PageLogEntry.objects.filter(page_id=over.pk)
        assert entries.filter(action="content.withdraw").exists()
        assert {(entry.label, json.dumps(entry.data)) for entry in entries} == {("", "{}")}

    def test_a_picture_that_another_story_shows_stays(self, over, aino):
        picture = aino.pictures.get()
        make_story(aino, title="Toinen", public=False, body=with_picture(picture))
        assert belongings(fresh(over)).pictures == set()
        erase_due()
        assert private_storage().exists(Picture.objects.get().file.name)

    def test_what_it_was_made_from_goes_too(self, over, aino):
        original = make_picture(aino)
        Picture.objects.exclude(pk=original.pk).update(made_from=original)
        erase_due()
        assert not Picture.objects.exists()

    def test_an_original_whose_other_picture_stays_stays(self, over, aino):
        original, other = make_picture(aino), make_picture(aino)
        aino.pictures.exclude(pk=original.pk).update(made_from=original)
        make_story(aino, title="Toinen", public=False, body=with_picture(other))
        erase_due()
        assert set(Picture.objects.values_list("pk", flat=True)) == {original.pk, other.pk}

    def test_a_picture_of_the_house_stays(self, over, aino):
        Picture.objects.update(is_house=True)
        erase_due()
        assert Picture.objects.count() == 1

    def test_people_in_it_and_readings_go(self, over, aino):
        PersonIn.objects.create(page=over, name="Kaisa")
        reading(fresh(over), aino)
        erase_due()
        assert not PersonIn.objects.exists()
        assert not WorkflowState.objects.exists()

    def test_a_loose_picture_goes_unless_a_story_shows_it_by_then(self, home, aino, monkeypatch):
        gone, shown = make_picture(aino), make_picture(aino)
        for each in (gone, shown):
            sealing.seal_loose(aino, picture=each)
        make_story(aino, public=False, body=with_picture(shown))
        later(monkeypatch, hours=25)
        assert erase_due() == 2
        assert list(Picture.objects.all()) == [shown]

    def test_what_was_undone_stays(self, told, aino, monkeypatch):
        (seal,) = sealing.seal(aino, page=told)
        sealing.undo_seal(aino, seal=seal)
        later(monkeypatch, hours=30)
        assert erase_due() == 0
        assert fresh(told).live


class TestWhenItGoesWrong:
    def test_one_page_that_fails_stops_no_other(self, over, aino, monkeypatch):
        other = make_story(aino, title="Toinen", public=False)
        Seal.objects.create(page=other, page_number=other.pk, storyteller=aino, erase_at="2020-01-01T00:00Z")
        delete = StoryPage.delete
        monkeypatch.setattr(StoryPage, "delete", lambda page: 1 / 0 if page.pk == over.pk else delete(page))
        assert erase_due() == 1
        assert not StoryPage.objects.filter(pk=other.pk).exists()
        assert StoryPage.objects.filter(pk=over.pk).exists()
        monkeypatch.setattr(StoryPage, "delete", delete)
        assert erase_due() == 1

    def test_a_file_that_fails_is_marked_and_goes_with_the_next_run(self, over, files, monkeypatch):
        delete = private_storage().delete

        def refuse(name):
            if name == files[0]:
                raise OSError("locked")
            delete(name)

        monkeypatch.setattr(FileSystemStorage, "delete", lambda _self, name: refuse(name))
        erase_due()
        assert Seal.objects.get().files == [files[0]]
        monkeypatch.undo()
        erase_due()
        assert Seal.objects.get().files == []
        assert not private_storage().exists(files[0])

    def test_a_crash_between_rows_and_files_is_finished_by_the_next_run(self, over, files, monkeypatch):
        monkeypatch.setattr("content.erasing.erase_files", lambda _seal: 1 / 0)
        erase_due()
        assert set(files) <= set(Seal.objects.get().files)
        monkeypatch.undo()
        erase_due()
        assert not any(private_storage().exists(name) for name in files)


class TestAfterARestore:
    def test_what_came_back_is_erased_again(self, over, files, aino):
        erase_due()
        assert lines(erasures_file())[-1]["pages"] == [over.pk]
        again = make_story(aino, public=False)
        StoryPage.objects.filter(pk=again.pk).update(translation_key=over.translation_key)
        line = lines(erasures_file())[-1] | {"pages": [again.pk]}
        with erasures_file().open("a") as file:
            file.write(json.dumps(line) + "\n")
        private_storage().save(files[0], ContentFile(b"restored"))
        assert replay_ledger()["erased"] == 1
        assert not StoryPage.objects.filter(pk=again.pk).exists()
        assert not private_storage().exists(files[0])
        assert replay_ledger() == dict.fromkeys(
            ("erased", "withdrawn", "people", "files", "left", "places", "wishes"), 0
        )

    def test_a_yes_that_came_back_is_taken_back_again(self, told, aino):
        sealing.seal(aino, page=told, keep_draft=True)
        Consent.objects.update(withdrawn_at=None)
        assert replay_ledger()["withdrawn"] == 1
        assert not Consent.objects.standing().exists()

    def test_one_that_was_undone_stays(self, told, aino):
        (seal,) = sealing.seal(aino, page=told)
        sealing.undo_seal(aino, seal=seal)
        assert replay_ledger()["withdrawn"] == 0
        assert fresh(told).live

    def test_another_page_with_the_same_number_stays(self, over, aino):
        erase_due()
        other = make_story(aino, public=False)
        line = lines(erasures_file())[-1] | {"pages": [other.pk]}
        with erasures_file().open("a") as file:
            file.write(json.dumps(line) + "\n")
        assert replay_ledger()["erased"] == 0
        assert fresh(other)
