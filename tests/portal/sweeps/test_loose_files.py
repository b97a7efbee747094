"""Files that no row names go after a day; everything else stays, and everything when too many would go."""

import logging
import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from portal.kit import clock
from portal.kit.storage import private_storage
from portal.privacy import loose_files
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db
TWO_DAYS_AGO = (clock.now() - timedelta(days=2)).timestamp()


@pytest.fixture(autouse=True)
def _apart(private, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def put(storage, name, *, is_old=True):
    saved = storage.save(name, ContentFile(b"x"))
    if is_old:
        os.utime(storage.path(saved), (TWO_DAYS_AGO, TWO_DAYS_AGO))
    return saved


def test_a_size_of_a_picture_that_is_gone_goes_and_the_picture_stays(aino):
    picture = make_picture(owner=aino)
    size = picture.get_rendition("width-20")
    for name in (picture.file.name, size.file.name):
        os.utime(private_storage().path(name), (TWO_DAYS_AGO, TWO_DAYS_AGO))
    type(size).objects.filter(pk=size.pk)._raw_delete("default")
    assert loose_files.count_loose_files() == 1
    assert loose_files.drop_loose_files() == 1
    assert private_storage().exists(picture.file.name)
    assert not private_storage().exists(size.file.name)


def test_what_is_young_waits_for_its_row():
    young = put(private_storage(), "recordings/brought/abc", is_old=False)
    old = put(private_storage(), "recordings/brought/def")
    assert loose_files.drop_loose_files() == 1
    assert private_storage().exists(young)
    assert not private_storage().exists(old)


def test_in_the_public_folder_only_what_our_fields_write_is_looked_at():
    upload = put(default_storage, "wagtail_uploads/kuva.jpg")
    by_hand = put(default_storage, "brought-by-hand/logo.svg")
    assert loose_files.drop_loose_files() == 1
    assert not default_storage.exists(upload)
    assert default_storage.exists(by_hand)


def test_nothing_goes_when_it_would_be_most_of_all(caplog, monkeypatch):
    monkeypatch.setattr(loose_files, "FEW", 2)
    names = [put(private_storage(), f"pictures/{number}.jpg") for number in range(4)]
    with caplog.at_level(logging.ERROR):
        assert loose_files.drop_loose_files() == 0
    assert "4 of 4 files have no row" in caplog.text
    assert all(private_storage().exists(name) for name in names)
    with pytest.raises(loose_files.TooMany):
        loose_files.count_loose_files()
