"""Whoever is signed out while writing gets back every word, and after signing in stands on a page."""

import pytest
from django.urls import URLPattern
from django.urls.converters import UUIDConverter

from media_studio import queries
from media_studio.urls import urlpatterns

from .conftest import at

pytestmark = pytest.mark.django_db
UUID = "0f8fad5b-d9cb-469f-a165-70867728950e"
WORDS = {"words": "Tämä kesti <kauan> & oli vaikeaa."}


def test_a_change_that_was_asked_for_comes_back_and_is_sent_after_signing_in(handed_in, eeva, door):
    address, seen = at("ask_changes", handed_in.pk), queries.handed_in_revision(handed_in).pk
    answer = door().post(address, WORDS | {"seen_revision": seen})
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "no-store" in answer["Cache-Control"]
    assert "Tämä kesti &lt;kauan&gt; &amp; oli vaikeaa." in page
    assert f'<input type="hidden" name="seen_revision" value="{seen}">' in page
    assert f"?next={at('reading', handed_in.pk)}" in page
    assert 'name="csrfmiddlewaretoken"' not in page
    assert door(eeva).post(address, WORDS | {"seen_revision": seen})["Location"] == at("desk")


@pytest.mark.parametrize(
    ("name", "args", "field"),
    [
        ("begin", (), "title"),
        ("consent", (1,), "pen_name"),
        ("recordings", (1,), "caption"),
        ("films", (1,), "caption"),
        ("certificate", (), "name"),
        ("exercise", (UUID,), "where_2"),
        ("supporters", (), "email"),
        ("ask_another", (1,), "words"),
        ("answer_person", (1, 1), "words"),
        ("add_person", (1,), "name"),
        ("person_told", (1, 1), "witness"),
        ("name_recording", (1, UUID), "caption"),
        ("picture_desk", (1, UUID), "alt"),
        ("decide_suggestion", (1,), "answer"),
        ("beside_part", (1,), "words"),
        ("suggest", (1,), "comment"),
        ("propose_correction", (1,), "after"),
        ("comment", (1,), "comment"),
        ("decide_appeal", (1,), "words"),
        ("take_down", (1,), "reason"),
        ("bring_idea", (), "title"),
        ("decline_idea", (1,), "reason"),
        ("assign", (1,), "note"),
        ("take_up_wish", (1,), "title"),
        ("plan_occasion", (), "note"),
    ],
)
def test_every_form_with_words_gives_them_back(site, door, name, args, field):
    answer = door().post(at(name, *args), {field: "Pitkä & tärkeä.", "go": "save"})
    assert answer.status_code == 401
    assert "Pitkä &amp; tärkeä." in answer.content.decode()
    assert ('<input type="hidden" name="go" value="save">' in answer.content.decode()) is (name != "consent")


@pytest.mark.parametrize("name", ["recordings", "films", "pictures"])
def test_who_brought_a_file_hears_that_it_is_to_be_chosen_again(site, door, in_english, name):
    page = door().post(at(name, 1).replace("/fi/", "/en/"), {"caption": "Laituri."}).content.decode()
    assert "Choose the file again. The browser could not keep it." in page
    assert 'type="file"' in page
    assert 'enctype="multipart/form-data"' in page


def test_a_yes_is_asked_for_again_with_the_name_that_was_written(was_read, aino, door):
    """Whoever is signed out never says yes to a page that they did not see after signing in."""
    seen = queries.read_revision(was_read).pk
    sent = {"name_kind": "pen", "pen_name": "Laiturin Aino", "revision_id": seen, "when": "now", "go": "yes"}
    page = door().post(at("consent", was_read.pk), sent).content.decode()
    assert "Laiturin Aino" in page
    assert 'name="go"' not in page
    del sent["go"]
    again = door(aino).post(at("consent", was_read.pk), sent)
    assert again.status_code == 200
    assert "Laiturin Aino" in again.content.decode()
    was_read.refresh_from_db()
    assert not was_read.live


def test_another_site_gets_nothing_back(site, client):
    assert client.post(at("bring_idea"), {"title": "Kuva"}, headers={"sec-fetch-site": "cross-site"})
    strict = type(client)(enforce_csrf_checks=True, headers={"sec-fetch-site": "cross-site"})
    assert strict.post(at("bring_idea"), {"title": "Kuva"}).status_code == 403


def test_no_address_of_the_studio_answers_a_link_with_nothing(site, aino, door):
    """Whoever comes by link to an address that only takes forms is sent to its page."""
    browser = door(aino)
    for pattern in urlpatterns:
        found = browser.get(_address_of(pattern))
        assert found.status_code != 405, pattern.name
        if found.status_code == 302 and "/login/" not in found["Location"]:
            assert browser.get(found["Location"]).status_code != 405, pattern.name


def test_a_press_without_a_session_leads_to_its_page_after_signing_in(handed_in, door):
    sent = door().post(at("pass_on", handed_in.pk))
    assert sent["Location"].endswith(f"?next={at('reading', handed_in.pk)}")


def test_signed_in_people_are_led_to_the_page_of_each(handed_in, aino, eeva, door):
    pk = handed_in.pk
    assert door(eeva).get(at("ask_changes", pk))["Location"] == at("reading", pk)
    assert door(aino).get(at("choose_way", pk))["Location"] == at("tell", pk)
    assert door(aino).get(at("change_support", 1))["Location"] == at("supporters")
    assert door(aino).get(at("autosave", pk))["Location"] == at("write", pk)


def _address_of(pattern: URLPattern) -> str:
    known = {"pk": 1, "page_id": 1, "number": 1, "block": UUID, "key": "alku", "kind": "story"}
    wanted = pattern.pattern.converters.items()
    return at(
        pattern.name, *(UUID if kind.regex == UUIDConverter.regex else known[name] for name, kind in wanted)
    )


def test_words_under_a_recording_come_back_and_its_script_hears_of_the_session(written, door):
    for name in ("recordings", "films"):
        answer = door().post(at(name, written.pk), {"caption": "Aamulla"})
        assert answer.status_code == 401
        assert "Aamulla" in answer.content.decode()
        assert f"?next={at(name, written.pk)}" in answer.content.decode()
