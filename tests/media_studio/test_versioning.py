"""Earlier versions are looked at and brought back by the storyteller, and nothing is lost by it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from media_studio import versioning
from media_studio.drafting import written as what_is_written
from portal.kit import clock
from tests.factories.pages import make_story

from .conftest import TEXT, at, save, support

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(written, aino):
    """Yesterday Aino wrote of coffee; today of tea."""
    yesterday = clock.now() - datetime.timedelta(days=1)
    written.revisions.update(created_at=yesterday)
    save(aino, written, title="Tee", text="Keitän teetä.")
    written.refresh_from_db()
    return written


def first(story):
    return versioning.versions_of(story)[-1]


def test_a_version_that_is_brought_back_is_a_new_one_and_the_others_stay(changed, aino):
    before = [version.pk for version in versioning.versions_of(changed)]
    versioning.bring_back(aino, story=changed, version=first(changed))
    assert what_is_written(changed).text == TEXT
    assert what_is_written(changed).title == "Aamu laiturilla"
    after = [version.pk for version in versioning.versions_of(changed)]
    assert after[1:] == before
    assert "Keitän teetä." in str(versioning.versions_of(changed)[1].as_object().body)


def test_what_differs_is_told_from_now(changed):
    found = versioning.differences_from_now(changed, first(changed))
    assert [each.text for each in found if each.is_new] == ["Tee", "Keitän teetä."]
    assert "Keitän kahvia." in [each.text for each in found if not each.is_new]


def test_nobody_else_brings_back_supporters_included(changed, aino, veikko, eeva):
    support(aino, veikko)
    for person in (veikko, eeva):
        with pytest.raises(PermissionDenied):
            versioning.bring_back(person, story=changed, version=first(changed))
    assert what_is_written(changed).title == "Tee"


def test_never_the_version_of_another_story(changed, aino, oiva):
    for other in (make_story(oiva, public=False), make_story(aino, public=False)):
        revision = other.save_revision()
        assert versioning.version_of(changed, revision.pk) is None
        with pytest.raises(PermissionDenied):
            versioning.bring_back(aino, story=changed, version=revision)


def test_the_list_one_version_and_bringing_it_back_by_the_doors(changed, aino, door):
    browser, old = door(aino), first(changed)
    listing = browser.get(at("versions", changed.pk)).content.decode()
    for version in versioning.versions_of(changed):
        assert at("version", changed.pk, version.pk) in listing
    page = browser.get(at("version", changed.pk, old.pk)).content.decode()
    assert "Keitän kahvia." in page
    assert "<ins>Keitän teetä.</ins>" in page
    answer = browser.post(at("bring_back", changed.pk, old.pk))
    assert answer.headers["Location"] == at("story", changed.pk)
    assert what_is_written(changed).text == TEXT


def test_versions_are_counted_from_the_oldest_of_the_story(changed, aino, door):
    kept = versioning.numbered(versioning.versions_of(changed))
    assert [each.number for each in kept] == list(range(len(kept), 0, -1))
    assert kept[-1].revision == first(changed)
    assert f"Versio {len(kept)}, " in door(aino).get(at("versions", changed.pk)).content.decode()
    page = door(aino).get(at("version", changed.pk, first(changed).pk)).content.decode()
    assert "<h1>Versio 1, " in page


def test_to_a_supporter_and_a_stranger_there_are_no_versions(changed, aino, veikko, oiva, door):
    support(aino, veikko)
    old = first(changed)
    for person in (veikko, oiva):
        assert door(person).get(at("versions", changed.pk)).status_code == 404
        assert door(person).get(at("version", changed.pk, old.pk)).status_code == 404
        assert door(person).post(at("bring_back", changed.pk, old.pk)).status_code == 404


def test_a_version_of_another_story_is_not_here(changed, aino, door):
    revision = make_story(aino, public=False).save_revision()
    assert door(aino).get(at("version", changed.pk, revision.pk)).status_code == 404
    assert door(aino).post(at("bring_back", changed.pk, revision.pk)).status_code == 404


def texts(story):
    return [each.as_object() for each in versioning.versions_of(story)]


def test_words_that_were_replaced_in_the_same_minute_can_be_brought_back(written, aino):
    one = "Kävelin rantaan ja katsoin vettä koko aamun."
    for words in (one, f"{one} Oli kylmä.", "Söin puuroa keittiössä äidin kanssa.", "Nukuin pitkään."):
        save(aino, written, text=words)
    kept = [str(each.body) for each in texts(written)]
    assert any("Oli kylmä." in body for body in kept)
    assert any("puuroa" in body for body in kept)
    wanted = next(each for each in versioning.versions_of(written) if "Oli" in str(each.as_object().body))
    written.refresh_from_db()
    versioning.bring_back(aino, story=written, version=wanted)
    assert what_is_written(written).text == f"{one} Oli kylmä."


def test_words_taken_away_one_by_one_are_not_all_lost(written, aino):
    words = "Kävelin rantaan ja katsoin vettä koko aamun ennen kuin muut heräsivät".split()  # noqa: SIM905
    for count in range(len(words), 0, -1):
        save(aino, written, text=" ".join(words[:count]))
    assert any("koko aamun ennen" in str(each.body) for each in texts(written))


def test_a_press_on_save_always_keeps_a_version(written, aino, client):
    client.force_login(aino)
    here = {"title": "Aamu laiturilla", "summary": "", "text": "Istun.", "seen_revision": 0}
    written.refresh_from_db()
    client.post(at("write", written.pk), here | {"seen_revision": written.latest_revision_id})
    written.refresh_from_db()
    pressed = written.latest_revision_id
    for words in ("Istun ja", "Istun ja odotan."):
        save(aino, written, text=words)
    assert versioning.version_of(written, pressed) is not None
