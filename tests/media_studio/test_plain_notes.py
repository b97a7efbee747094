"""Notes on plain language beside a draft: for whom, what is kept, and what is never in the way."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from content import plain_checking
from content.plain_told import key_of
from media_studio import drafting, plain_notes
from media_studio.drafting import written as words_of
from media_studio.models import LeftSo, NotesOff
from media_studio.views import notes as doors
from portal.kit.slots import Slots
from portal.plain_language.checking import check
from tests.factories.telling import begin_alone

from .conftest import at

pytestmark = pytest.mark.django_db
LONG = (
    "Minä kävelin aamulla pitkän matkan rantaa pitkin vanhalle laiturille ja katsoin siellä hiljaa "
    "järvelle ja söin hyviä eväitä ja kuuntelin lintuja ja tuulta ennen töitä."
)
EASY = "Minä heräsin. Join kahvia."


def long_in(told):
    return [place for group in told.groups if group.kind == "sentence" for place in group.places]


def ask(browser, story, *fields, whole=False):
    more = {"whole": ""} if whole else {}
    return browser.post(at("check_plain", story.pk), {"field": list(fields), **more})


def test_a_long_sentence_is_found_in_its_field_as_browsers_count(written, aino, door):
    answer = ask(door(aino), written, "🎈 Lyhyt.", f"🎈🎈 {EASY}\n\n{LONG}").json()
    mark = next(each for each in answer["marks"] if each["kind"] == "sentence")
    start = len("🎈🎈".encode("utf-16-le")) // 2 + len(f" {EASY}\n\n")
    assert (mark["field"], mark["start"], mark["end"]) == (1, start, start + len(LONG))
    assert "report" not in answer


def test_the_whole_text_gets_three_words_and_a_piece_of_the_page(written, aino, door):
    answer = ask(door(aino), written, LONG, whole=True).json()
    assert answer["words"] == "Paikoin vaikea"
    assert f'data-go="0 {len(LONG)}"' in answer["report"]
    assert "Leave" not in answer["report"]
    assert "Jätä näin" in answer["report"]


def test_a_word_is_put_in_only_where_it_fits_as_it_is(written, aino, door):
    answer = ask(door(aino), written, "Toimitimme hakemuksen esim. eilen.", whole=True).json()["report"]
    assert 'data-put-in="esimerkiksi"' in answer
    assert 'data-put-in="lähettää hakemus"' not in answer


def test_what_is_left_so_comes_back_neither_here_nor_on_another_device(written, aino, door):
    told = plain_notes.notes_on(aino, story=written, fields=[LONG])
    (place,) = long_in(told)
    assert door(aino).post(at("leave_note", written.pk), {"notes": place.key}).status_code == 200
    again = plain_notes.notes_on(aino, story=written, fields=[f"{EASY}\n\n{LONG}"])
    assert not long_in(again)
    assert again.left == 1
    assert LONG[:20] not in json.dumps(list(LeftSo.objects.values()), default=str)
    door(aino).post(at("leave_note", written.pk), {"notes": "again"})
    assert long_in(plain_notes.notes_on(aino, story=written, fields=[LONG]))


def test_the_same_words_as_another_kind_are_not_left_so():
    (finding, *_) = [each for each in check(LONG, "fi").findings if each.kind == "sentence"]
    assert key_of(finding, LONG) == key_of(finding.moved(4), f"abc {LONG.upper()}")
    assert key_of(finding, LONG) != key_of(type(finding)("clauses", finding.weight, 0, len(LONG)), LONG)


def test_what_is_left_so_in_one_sentence_is_still_named_in_another(written, aino):
    first, second = "Syödessäni luin lehteä.", "Syödessäni kuuntelin radiota."
    report = check(f"{first} {second}", "fi")
    keys = {
        key_of(each, f"{first} {second}", report.sentences)
        for each in report.findings
        if each.kind == "temporal"
    }
    alone = check(first, "fi")
    assert {key_of(each, first, alone.sentences) for each in alone.findings if each.kind == "temporal"} < keys


def test_a_word_that_is_left_so_is_left_wherever_it_comes():
    words = "Osatyökykyisyys on sana. Myös osatyökykyisyys on sana."
    report = check(words, "fi")
    found = [key_of(each, words, report.sentences) for each in report.findings if each.kind == "rare_word"]
    assert len(found) == 2
    assert len(set(found)) == 1


def test_of_very_many_places_the_first_are_shown_and_all_are_counted(written, aino):
    many = " ".join(f"Tämä on {number} %." for number in range(200))
    (group,) = [
        each
        for each in plain_notes.notes_on(aino, story=written, fields=[many]).groups
        if each.kind == "symbol"
    ]
    assert group.count == 200
    assert len(group.places) == 60


@pytest.mark.parametrize("key", ["", "x", "a" * 21])
def test_what_is_no_key_is_not_kept(written, aino, key):
    plain_notes.leave_so(aino, story=written, key=key)
    assert not LeftSo.objects.exists()


def test_notes_are_off_by_one_press_and_stay_so_for_this_person(written, aino, oiva, door):
    browser = door(aino)
    assert browser.post(at("switch_notes"), {"notes": "off"}).status_code == 200
    assert not plain_notes.are_on(aino)
    assert plain_notes.are_on(oiva)
    page = door(aino).get(at("write", written.pk)).content.decode()
    assert "notes--off" in page
    browser.post(at("switch_notes"), {"notes": "off"})
    browser.post(at("switch_notes"), {"notes": "on"})
    assert not NotesOff.objects.exists()


def test_without_a_script_the_button_saves_and_shows_the_report(written, aino, door):
    browser = door(aino)
    seen = {"seen_revision": written.latest_revision_id, "title": "Aamu", "summary": "", "text": LONG}
    answer = browser.post(at("write", written.pk), seen | {"notes": "check"})
    assert answer["Location"] == f"{at('write', written.pk)}?notes=1#notes"
    assert words_of(written).text == LONG
    page = browser.get(answer["Location"]).content.decode()
    assert "Paikoin vaikea" in page
    assert 'name="notes" value="off"' in page
    place = long_in(plain_notes.notes_on(aino, story=written, fields=["", LONG]))[0]
    assert f'name="notes" value="{place.key}"' in page
    written.refresh_from_db()
    left = seen | {"notes": place.key, "seen_revision": written.latest_revision_id}
    page = browser.get(browser.post(at("write", written.pk), left)["Location"]).content.decode()
    assert "Jätit 1 kohdan ennalleen." in page


def test_a_question_has_the_notes_too(site, aino, door):
    story = drafting.begin_story(aino, kind="what helped", way="questions")
    sent = {"answer": LONG, "was_answer": "", "notes": "check"}
    answer = door(aino).post(at("question", story.pk, "what"), sent)
    page = door(aino).get(answer["Location"]).content.decode()
    assert "Paikoin vaikea" in page


def test_the_notes_are_in_the_language_of_the_page_and_look_at_the_storys(written, aino, door):
    page = door(aino).get(f"{at('write', written.pk).replace('/fi/', '/sv/')}?notes=1").content.decode()
    assert "Lätt" in page


@pytest.mark.parametrize("name", ["check_plain", "leave_note"])
def test_nobody_elses_draft_is_answered_for(written, veikko, door, name):
    assert door(veikko).post(at(name, written.pk), {"field": LONG, "notes": "a" * 20}).status_code == 404
    assert door().post(at(name, written.pk), {"field": LONG}).status_code == 302
    assert not LeftSo.objects.exists()


def test_the_actions_refuse_others_too(written, veikko):
    with pytest.raises(PermissionDenied):
        plain_notes.leave_so(veikko, story=written, key="a" * 20)
    with pytest.raises(PermissionDenied):
        plain_notes.show_again(veikko, story=written)
    with pytest.raises(PermissionDenied):
        plain_notes.notes_on(veikko, story=written, fields=[LONG])


def test_the_storyteller_reads_the_whole_report_on_a_page(written, aino, door):
    page = door(aino).get(at("plain", written.pk)).content.decode()
    assert "Helppo" in page
    assert "data-go" not in page
    assert door().get(at("plain", written.pk)).status_code == 302


def test_a_stranger_finds_no_such_page(written, veikko, door):
    assert door(veikko).get(at("plain", written.pk)).status_code == 404


@pytest.mark.parametrize(
    "sent",
    [{}, {"field": "a" * 60_000}, {"field": ["a"] * 5}, {"text": LONG}],
    ids=["nothing", "very long", "many", "another name"],
)
def test_what_cannot_be_checked_is_said_so(written, aino, door, sent):
    answer = door(aino).post(at("check_plain", written.pk), sent)
    assert (answer.status_code, answer.json()) == (422, {"state": "too-long"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "🎈" * 3000,
        "a" * 10_000,
        "שלום עולם. مرحبا بالعالم.",
        "\x01\x02\u202e\ufeff",
        "%PDF-1.7 \ufffd\ufffd",
    ],
    ids=["empty", "spaces", "emoji", "no space", "right to left", "control", "binary"],
)
def test_any_text_gets_an_answer_with_places_inside_it(written, aino, door, text):
    answer = ask(door(aino), written, text, whole=True)
    assert answer.status_code == 200
    length = len(text.encode("utf-16-le")) // 2
    assert all(0 <= mark["start"] <= mark["end"] <= length for mark in answer.json()["marks"])


def test_a_busy_check_is_told_kindly_and_loses_nothing(written, aino, door, monkeypatch):
    slots = Slots(limit=1, seconds=0)
    monkeypatch.setattr(plain_checking, "SLOTS", slots)
    with slots.one():
        answer = ask(door(aino), written, LONG)
        assert (answer.status_code, answer.json()) == (503, {"state": "busy"})
        page = door(aino).get(f"{at('write', written.pk)}?notes=1")
        assert "Tarkistus on juuri nyt ruuhkainen" in page.content.decode()
        assert door(aino).get(at("plain", written.pk)).status_code == 503
    assert ask(door(aino), written, LONG).status_code == 200


def test_who_asks_very_often_is_asked_to_wait(written, aino, oiva, door, monkeypatch):
    monkeypatch.setattr(doors.ASKS, "limit", 2)
    browser = door(aino)
    assert [ask(browser, written, "Hei.").status_code for _ in range(3)] == [200, 200, 429]


def test_a_check_writes_nothing(written, aino, door, django_assert_max_num_queries):
    browser = door(aino)
    ask(browser, written, "Hei.")
    with django_assert_max_num_queries(20) as asked:
        ask(browser, written, LONG, whole=True)
    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries), connection.vendor


def test_it_never_stops_handing_in(site, aino):
    story = begin_alone(aino, title="Pitkä")
    drafting.save_draft(aino, story=story, fields={"text": LONG * 5}, seen_revision=story.latest_revision_id)
    drafting.hand_in(aino, story=story, through_supporter=False)
    assert story.current_workflow_state is not None
