"""A reader opens the link: reads, answers one question at a time, skips, stops, and takes everything back."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from content import reader_answering
from content.models import AnswerSheet, Consent, ReaderAnswer, ReaderTest
from content.reader_answering import Said
from content.reader_test_policy import MOST_SHEETS
from content.reader_test_reads import key_of
from content.views.reader_tests import ANSWERS_A_MINUTE
from media_studio import reader_testing
from portal.kit import clock
from tests.factories.pages import make_story
from tests.factories.reader_tests import answered, make_reader_test
from tests.factories.service_pages import make_service

pytestmark = pytest.mark.django_db
SHEET = "lukijan-avain"


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


@pytest.fixture
def service():
    return make_service()


@pytest.fixture
def asked(eeva, service):
    return make_reader_test(eeva, service)


def address(asked, *parts):
    return "/".join(["/fi/reader-test", key_of(asked), *map(str, parts)]) + "/"


def send(asked, number, go="next", *, sheet=SHEET, browser=None, **fields):
    return (browser or Client()).post(address(asked, sheet, number), {"go": go, **fields})


def only_answer():
    return ReaderAnswer.objects.get()


def test_the_way_from_the_link_to_the_first_question_keeps_nothing_and_sets_no_cookie(asked, service):
    browser = Client()
    assert service.title in browser.get(address(asked)).content.decode()
    shown = browser.get(address(asked, "page"))
    assert service.summary in shown.content.decode()
    assert address(asked, "questions") in shown.content.decode()
    first = browser.get(address(asked, "questions"), follow=True)
    assert "Mistä sivu kertoo?" in first.content.decode()
    assert not AnswerSheet.objects.exists()
    for answer in (shown, first):
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
    assert not browser.cookies


def test_each_reader_gets_a_key_of_their_own(asked):
    ways = {Client().get(address(asked, "questions"))["Location"] for _reader in range(3)}
    assert len(ways) == 3


def test_every_kind_of_answer_is_kept_and_leads_on_to_the_end(asked):
    answers = [
        {"words": " Työstä. "},
        {"symbols": ["glad", "work"]},
        {"choice": "unsure"},
        {"words": "palvelutarve"},
    ]
    for number, fields in enumerate(answers, 1):
        told = send(asked, number, **fields)
        assert told["Location"] == address(asked, SHEET, number + 1 if number < 4 else "end")
    kept = ReaderAnswer.objects.order_by("question__number").values_list("words", "symbols", "choice")
    assert list(kept) == [
        ("Työstä.", [], ""),
        ("", ["glad", "work"], ""),
        ("", [], "unsure"),
        ("palvelutarve", [], ""),
    ]
    assert AnswerSheet.objects.count() == 1
    assert SHEET not in AnswerSheet.objects.get().key_hash


def test_a_question_is_skipped_and_an_empty_answer_is_as_skipped(asked):
    assert send(asked, 1, "skip", words="ei tallenneta")["Location"] == address(asked, SHEET, 2)
    assert send(asked, 2)["Location"] == address(asked, SHEET, 3)
    assert not AnswerSheet.objects.exists()


def test_whoever_stops_keeps_what_they_answered(asked):
    assert send(asked, 1, "stop", words="Työstä")["Location"] == address(asked, SHEET, "end")
    assert only_answer().words == "Työstä"


def test_reading_the_page_again_keeps_the_words_and_leads_back_to_the_question(asked):
    there = send(asked, 1, "page", words="Kesken")["Location"]
    assert address(asked, SHEET, 1) in Client().get(there).content.decode()
    assert "Kesken" in Client().get(address(asked, SHEET, 1)).content.decode()
    strange = Client().get(f"{address(asked, 'page')}?sheet=../../x&number=9").content.decode()
    assert address(asked, "questions") in strange


def test_answering_again_replaces_the_answer_and_it_is_looked_at_anew(asked, eeva):
    send(asked, 1, words="Työstä")
    reader_testing.judge_answer(eeva, answer=only_answer(), understood="yes")
    send(asked, 1, words="Työstä")
    assert only_answer().understood == "yes"
    send(asked, 1, words="Kodista")
    assert (only_answer().words, only_answer().understood) == ("Kodista", "")
    send(asked, 1, words="")
    assert not ReaderAnswer.objects.exists()


def test_too_much_text_comes_back_whole_with_a_kind_word(asked):
    long = "sana " * 250
    told = send(asked, 1, words=long)
    assert told.status_code == 422
    assert long.strip() in told.content.decode()
    assert "Lyhennä" in told.content.decode() or "pitkä" in told.content.decode()
    assert not AnswerSheet.objects.exists()


@pytest.mark.parametrize(
    ("number", "fields"),
    [(2, {"symbols": ["dragon"]}), (3, {"choice": "maybe"}), (2, {"symbols": ["cat"] * 13})],
)
def test_answers_that_are_not_there_are_refused(asked, number, fields):
    assert send(asked, number, **fields).status_code == 422
    assert not ReaderAnswer.objects.exists()


def test_too_fast_is_told_kindly_and_gives_the_words_back(asked):
    for _press in range(ANSWERS_A_MINUTE):
        send(asked, 3, choice="yes")
    told = send(asked, 1, words="Nämä sanat jäävät")
    assert told.status_code == 429
    assert "Nämä sanat jäävät" in told.content.decode()
    assert not ReaderAnswer.objects.filter(question__number=1).exists()


def test_a_test_has_room_for_so_many_readers_and_gives_the_words_back(asked):
    rows = [AnswerSheet(test=asked, key_hash=str(number)) for number in range(MOST_SHEETS)]
    AnswerSheet.objects.bulk_create(rows)
    told = send(asked, 1, words="Myöhässä")
    assert told.status_code == 422
    assert "Myöhässä" in told.content.decode()
    assert AnswerSheet.objects.count() == MOST_SHEETS


def test_a_reader_takes_everything_back_and_nobody_elses(asked):
    answered(asked, SHEET, {1: Said("Minä"), 3: Said(choice="yes")})
    answered(asked, "toinen", {1: Said("Sinä")})
    browser = Client()
    assert "href" in browser.get(address(asked, SHEET, "end")).content.decode()
    browser.post(address(asked, SHEET, "end"))
    assert only_answer().words == "Sinä"


@pytest.mark.parametrize("key", ["1", "1-x", "x-1", "-", f"{10**30}-a", "1-" + "0" * 32])
def test_other_keys_open_nothing(asked, key):
    assert Client().get(f"/fi/reader-test/{key}/").status_code == 404


@pytest.mark.parametrize("ending", ["ended", "past", "page gone"])
def test_a_link_that_is_over_opens_nothing_and_loses_no_words(asked, eeva, service, ending):
    link = address(asked, SHEET, 1)
    if ending == "ended":
        reader_testing.end_test(eeva, test=asked)
    elif ending == "past":
        ReaderTest.objects.update(until=clock.today() - timedelta(days=1))
    else:
        service.unpublish()
    for way in (address(asked), address(asked, "page"), address(asked, SHEET, "end")):
        assert Client().get(way).status_code == 404
    told = Client().post(link, {"go": "next", "words": "Kirjoitin tämän"})
    assert told.status_code == 404
    assert "Kirjoitin tämän" in told.content.decode()
    assert not AnswerSheet.objects.exists()


def test_readers_see_the_tested_text_also_when_the_page_of_the_house_has_changed(asked, service):
    before = service.summary
    service.summary = "Aivan toinen teksti."
    service.save_revision().publish()
    shown = Client().get(address(asked, "page")).content.decode()
    assert before in shown
    assert "Aivan toinen teksti." not in shown


def test_a_story_is_shown_only_as_it_is_public_now(eeva, aino):
    story = make_story(aino, title="Minun aamuni")
    asked = make_reader_test(eeva, story)
    assert "Minun aamuni" in Client().get(address(asked, "page")).content.decode()
    Consent.objects.filter(page_id=story.pk).update(withdrawn_at=clock.now())
    for way in (address(asked), address(asked, "page"), address(asked, SHEET, 1)):
        assert Client().get(way).status_code == 404


def test_a_script_in_an_answer_is_only_text(asked):
    send(asked, 1, words="<script>alert(1)</script>")
    assert "<script>alert" not in Client().get(address(asked, SHEET, 1)).content.decode()


def test_answers_go_half_a_year_after_the_end(asked):
    answered(asked, SHEET, {1: Said("Vanha")})
    assert reader_answering.forget_old_sheets() == 0
    ReaderTest.objects.update(until=clock.today() - timedelta(days=184))
    assert reader_answering.forget_old_sheets() == 1
    assert not ReaderAnswer.objects.exists()
    assert ReaderTest.objects.exists()
