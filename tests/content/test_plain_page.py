"""The page on which anybody tries a text: it is checked, shown, and kept nowhere."""

import logging

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from wagtail.models import Locale

from content import plain_checking
from content.forms_plain import MOST_SIGNS
from content.models import GlossaryWord
from portal.kit.slots import Slots
from portal.plain_language import sentence_reading, words

pytestmark = pytest.mark.django_db
ADDRESS = "/fi/plain-language/"
HOME_MADE = {"sec-fetch-site": "same-origin"}
LONG = (
    "Minä kävelin aamulla pitkän matkan rantaa pitkin vanhalle laiturille ja katsoin siellä hiljaa "
    "järvelle ja söin hyviä eväitä ja kuuntelin lintuja ja tuulta ennen töitä."
)


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


def sent(text=LONG, language="fi", *, headers=HOME_MADE, address=ADDRESS):
    browser = Client(enforce_csrf_checks=True)
    return browser.post(address, {"text": text, "language": language}, headers=headers)


def test_the_empty_form_is_the_same_for_everybody():
    page = Client().get(ADDRESS)
    assert page.status_code == 200
    assert "public" in page["Cache-Control"]
    assert not page.cookies


@pytest.mark.parametrize(
    ("address", "language", "text", "words"),
    [
        (ADDRESS, "fi", LONG, "Paikoin vaikea"),
        (ADDRESS, "fi", "Minä heräsin. Join kahvia.", "Helppo"),
        ("/sv/plain-language/", "sv", "Jag vaknade. Jag drack kaffe.", "Lätt"),
        ("/en/plain-language/", "en", "I woke up. I drank coffee.", "Easy"),
        ("/fi-simple/plain-language/", "fi", "Minä heräsin.", "Helppo"),
    ],
)
def test_a_text_gets_three_words_in_the_language_of_the_page(address, language, text, words):
    answer = sent(text, language, address=address)
    assert answer.status_code == 200
    assert f"<strong>{words}</strong>" in answer.content.decode()


def test_the_text_is_still_in_the_form_and_the_answer_is_for_nobody_else():
    answer = sent()
    assert LONG in answer.content.decode().split("<textarea")[1]
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_words_of_the_text_are_escaped():
    assert "<b>x</b>" not in sent(f"<b>x</b> {LONG}").content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "", "language": "fi"}, "Kirjoita tai liitä ensin teksti."),
        ({"text": "a " * MOST_SIGNS, "language": "fi"}, "Tekstisi on liian pitkä tälle sivulle."),
        ({"text": "Hei.", "language": "xx"}, "Valitse kieli."),
        ({"text": "Hei."}, "Valitse kieli."),
    ],
)
def test_what_is_not_whole_is_asked_again_and_nothing_typed_is_lost(fields, words):
    answer = Client().post(ADDRESS, fields, headers=HOME_MADE).content.decode()
    assert words in answer
    assert fields["text"].strip()[:30] in answer.split("<textarea")[1]


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "https://example.org"}])
def test_another_site_cannot_send_a_text(headers):
    assert sent(headers=headers).status_code == 403


def test_many_texts_in_a_minute_are_told_to_wait():
    codes = [sent("Hei.").status_code for _ in range(11)]
    assert (codes[9], codes[10]) == (200, 429)


def test_a_busy_check_keeps_the_text(monkeypatch):
    slots = Slots(limit=1, seconds=0)
    monkeypatch.setattr(plain_checking, "SLOTS", slots)
    with slots.one():
        answer = sent()
    assert answer.status_code == 503
    assert "Tarkistus on juuri nyt ruuhkainen" in answer.content.decode()
    assert LONG in answer.content.decode().split("<textarea")[1]


@pytest.mark.parametrize(
    "text",
    [
        "🎈" * 3000,
        "a" * 10_000,
        "שלום עולם. مرحبا بالعالم.",
        "PK\x03\x04\x14\ufffd\ufffd\x08",
        "\u202e\u200f" * 200,
    ],
    ids=["emoji", "no space", "right to left", "binary", "signs"],
)
def test_any_text_is_answered(text):
    assert sent(text).status_code in {200, 422}


def test_an_explained_word_gets_its_meaning():
    finnish = Locale.objects.get(language_code="fi")
    GlossaryWord.objects.create(word="työkykyneuvola", meaning="Paikka, jossa autetaan.", locale=finnish)
    assert "Paikka, jossa autetaan." in sent("Kävin työkykyneuvolassa.").content.decode()


def test_the_text_is_kept_nowhere(caplog, tmp_path, settings):
    caplog.set_level(logging.DEBUG)
    sign = "Zyxwonka"
    answer = sent(f"{sign} lähti aamulla kotoa ja {LONG.lower()} {sign} tuli kotiin.")
    assert sign in answer.content.decode()
    assert sign.lower() not in caplog.text.lower()
    assert sign.lower() not in str(vars(caches["default"])).lower()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert sign.lower() not in str(cursor.fetchall()).lower(), table
    before = sentence_reading._kept.cache_info().currsize
    sent(f"{sign} {LONG}")
    assert sentence_reading._kept.cache_info().currsize == before


@pytest.mark.parametrize("page", ["/fi/", "/sv/", "/en/"])
def test_it_is_found_from_every_page(page):
    assert f'href="{page}plain-language/"' in Client().get(page).content.decode()


def test_without_voikko_the_three_words_say_how_far_we_looked():
    words.choose("simplemma")
    try:
        page = sent("Minä heräsin. Join kahvia.").content.decode()
    finally:
        words.choose()
    assert "<strong>Melkein helppo, siltä osin kuin näemme</strong>" in page
    assert "Emme voineet katsoa lauseiden rakenteita." in page


def test_a_word_that_comes_again_has_one_row_with_how_often():
    page = sent("Fråga av OTE i dag. " * 12, "sv", address="/sv/plain-language/").content.decode()
    assert page.count(">OTE</q>") == 1
    assert "12 gånger" in page
