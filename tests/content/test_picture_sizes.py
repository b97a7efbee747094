"""Sizes are made once, in the background, and never while somebody reads a public page."""

import random

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from PIL import Image, features

from content import consenting, picture_sizes
from content.models import Rendition, StoryPage
from content.picture_making import make_sizes_of
from content.picture_sizes import AVIF, WEBP, drop_sizes, make_sizes, sizes
from tests.factories.pages import make_site, make_story
from tests.factories.pictures import make_picture, picture_bytes, upload, with_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(roles, aino):
    """Soft as a photograph: AVIF is smaller for such."""
    few = Image.frombytes("RGB", (140, 88), random.Random(1).randbytes(140 * 88 * 3))
    image = few.resize((1400, 880), Image.Resampling.BICUBIC)
    return make_picture(aino, upload=upload(picture_bytes("JPEG", image, quality=95)))


def test_each_width_is_made_and_found_by_wagtails_own_names(photo):
    make_sizes([photo])
    assert sizes(photo)[WEBP].keys() == {400, 800, 1200}
    assert {one.width for one in sizes(photo)[WEBP].values()} == {400, 800, 1200}
    before = Rendition.objects.count()
    found = photo.get_rendition("width-800|format-webp")
    assert Rendition.objects.count() == before
    assert (found.width, found.height) == (800, 503)


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow has no AVIF")
def test_avif_is_kept_where_it_is_smaller(photo, monkeypatch):
    make_sizes([photo])
    made = sizes(photo)
    assert made[AVIF].keys() == made[WEBP].keys()
    assert all(made[AVIF][width].file.size < made[WEBP][width].file.size for width in made[WEBP])
    drop_sizes([photo])
    monkeypatch.setitem(picture_sizes.SAVING, AVIF, {"quality": 100, "speed": 10})
    make_sizes([photo])
    assert sizes(photo)[AVIF] == {}
    assert sizes(photo)[WEBP]


def test_the_file_is_opened_once_for_all_sizes_and_not_at_all_when_they_stand(photo, monkeypatch):
    opened = []
    openly = FileSystemStorage.open
    monkeypatch.setattr(
        FileSystemStorage,
        "open",
        lambda self, name, mode="rb": opened.append(name) or openly(self, name, mode),
    )
    make_sizes([photo])
    assert opened.count(photo.file.name) == 1
    opened.clear()
    make_sizes([photo])
    sizes(photo)
    assert opened == []


def test_a_new_picture_waits_in_the_queue_and_the_queue_makes_its_sizes(
    roles, aino, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        picture = make_picture(aino)
    assert not picture.renditions.exists()
    assert DBTaskResult.objects.ready().filter(task_path__endswith="make_sizes_of").count() == 1
    make_sizes_of.call(picture.pk)
    assert sizes(picture)[WEBP]


def test_the_queue_passes_over_what_is_gone(photo):
    photo.file.storage.delete(photo.file.name)
    make_sizes_of.call(photo.pk)
    make_sizes_of.call(photo.pk + 1)
    assert not Rendition.objects.exists()


class TestReading:
    @pytest.fixture
    def told(self, photo, aino):
        make_site()
        story = make_story(aino, public=False, body=with_picture(photo))
        version = story.save_revision()
        consenting.give(aino, page=story, revision_id=version.pk, byline="A.", places=["site"])
        version.refresh_from_db()
        version.publish()
        return StoryPage.objects.get(pk=story.pk)

    def test_publishing_makes_what_is_missing(self, told, photo):
        assert sizes(photo)[WEBP].keys() == {400, 800, 1200}

    @pytest.mark.parametrize("prepared", [True, False])
    def test_a_public_page_makes_no_size_and_opens_no_picture(self, told, photo, monkeypatch, prepared):
        if not prepared:
            drop_sizes([photo])
        before = Rendition.objects.count()

        def refuse(*_args, **_kwargs):
            raise AssertionError("a public page opened a picture")

        monkeypatch.setattr(FileSystemStorage, "open", refuse)
        monkeypatch.setattr(Image, "open", refuse)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            for path in (told.url, "/fi/", "/fi/tarinat/"):
                assert Client().get(path).status_code == 200
        assert not [each for each in asked if each["sql"].startswith(("INSERT", "UPDATE"))]
        assert Rendition.objects.count() == before

    def test_taken_back_no_size_is_kept(self, told, photo, aino):
        consenting.withdraw(aino, page=told)
        assert not photo.renditions.exists()
