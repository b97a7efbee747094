"""`manage.py plain_check`: a file or a public page, in three formats, with kind errors."""

import io
import json
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from content.management.commands import plain_check
from portal.plain_language import words
from tests.factories.pages import make_news, make_site

HARD = "Mikäli hakemus on puutteellinen, se palautetaan. 👍 Lue esim. ohje.\n"
EASY = "Tule mukaan. Kahvi on valmista."


@pytest.fixture
def text(tmp_path):
    def write(words, name="teksti.txt"):
        path = tmp_path / name
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
        return str(path)

    return write


def said(*args, **options):
    out = io.StringIO()
    call_command("plain_check", *args, stdout=out, **options)
    return out.getvalue()


def test_a_file_gets_a_report_for_a_person(text):
    told = said(text(HARD))
    assert "warn abbreviation “esim.”" in told
    assert "[esimerkiksi]" in told
    assert "words_per_sentence" in told


def test_an_easy_file_is_said_to_be_easy(text):
    assert ": easy, 5 words" in said(text(EASY))


def test_json_counts_places_as_browsers_do(text):
    (report,) = json.loads(said(text(HARD), format="json"))
    (short,) = [each for each in report["findings"] if each["kind"] == "abbreviation"]
    units = HARD.encode("utf-16-le")
    assert units[2 * short["start"] : 2 * short["end"]].decode("utf-16-le") == "esim."


def test_junit_has_a_case_for_each_finding(text):
    suite = ElementTree.fromstring(said(text(HARD + "\x01"), format="junit"))[0]
    assert int(suite.get("failures")) == len(suite.findall("testcase/failure")) >= 1
    assert int(suite.get("tests")) == len(suite.findall("testcase"))
    easy = ElementTree.fromstring(said(text(EASY), format="junit"))[0]
    assert (easy.get("tests"), easy.get("failures")) == ("1", "0")


def test_it_fails_only_when_it_is_asked_to(text):
    assert said(text(HARD))
    assert said(text(HARD), fail_on="strong")
    with pytest.raises(SystemExit):
        said(text(HARD), fail_on="warn")


def test_the_language_of_a_file_can_be_said(text):
    assert "abbreviation “t.ex.”" in said(text("Ta med t.ex. mat."), language="sv")
    assert "cannot be checked" in said(text("Guten Tag."), language="de")


def test_html_is_read_as_a_page(text):
    assert "link_text “klikkaa tästä”" in said(
        text('<p>Ohje: <a href="/">klikkaa tästä</a></p>', "sivu.html")
    )


@pytest.mark.parametrize("words", [b"\xff\xfe\x00\x81\x00", b"Hei\x00siell\xc3\xa4"])
def test_what_is_no_text_gets_a_kind_word(text, words):
    with pytest.raises(CommandError, match="plain text"):
        said(text(words))


def test_what_is_not_there_gets_a_kind_word(text, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        said(str(tmp_path / "poissa.txt").lstrip("/"))
    with pytest.raises(CommandError, match="cannot be read"):
        said(str(tmp_path))


@pytest.mark.django_db
def test_a_public_page_is_read_by_its_address(roles):
    make_site()
    page = make_news()
    told = said(page.url)
    assert told.startswith(f"{page.url}: ")
    assert said("/fi/").startswith("/fi/: ")
    with pytest.raises(CommandError, match="no public page"):
        said("/fi/ei-ole/")


@pytest.fixture
def _without_voikko():
    words.choose("simplemma")
    yield
    words.choose()


def test_advice_comes_in_the_language_of_the_text_or_another_that_is_asked(text):
    assert "Kokeile kahta lyhyttä lausetta." in said(text("Kala " + "ui " * 20))
    assert "Pröva med två korta meningar." in said(text("Fisken " + "simmar " * 20), language="sv")
    assert "Try two short sentences." in said(text("Kala " + "ui " * 20), advice_language="en")


def test_a_word_that_comes_again_is_told_once_with_how_often(text):
    told = said(text("Fråga av OTE i dag. " * 12), language="sv")
    assert told.count("“OTE”") == 1
    assert "(12 times)" in told


@pytest.mark.usefixtures("_without_voikko")
def test_without_voikko_nothing_is_promised_that_nobody_looked_at(text):
    told = said(text(EASY))
    assert ": nearly easy as far as could be looked, 5 words" in told
    assert "clause constructions could not be looked at" in told
    assert "constructions: " not in told


@pytest.mark.parametrize(
    ("error", "way"),
    [
        (OperationalError("no such table"), "manage.py migrate"),
        (ValueError("Missing staticfiles manifest entry for 'x.css'"), "manage.py collectstatic"),
    ],
)
def test_a_site_that_is_not_set_up_gets_a_kind_word(monkeypatch, error, way):
    def fails(_address):
        raise error

    monkeypatch.setattr(plain_check, "html_at", fails)
    with pytest.raises(CommandError, match=way):
        said("/fi/")
