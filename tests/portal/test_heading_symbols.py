"""Symbols beside headings: the page carries only their names, and only who wants them loads the drawings."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from portal.reading import choices
from portal.reading.heading_symbols import all_codes, symbol_for, with_symbols
from portal.reading.stylesheet import stylesheet
from tests.factories.service_pages import make_service


@pytest.mark.parametrize(
    ("heading", "language", "code"),
    [
        ("Työpajalla", "fi", "work"),
        ("Mitä se maksaa?", "fi", "question"),
        ("Oma koti", "fi-simple", "home"),
        ("Hälsan först", "sv", "doctor"),
        ("What came of it", "en", "well-done"),
        ("Hiljaisuus", "fi", ""),
        ("Astyö", "fi", ""),
    ],
)
def test_a_heading_has_the_symbol_of_a_word_that_begins_so(heading, language, code):
    assert symbol_for(heading, language) == code


def test_only_the_tag_of_a_heading_is_touched():
    html = '<h2 id="a">Työ &amp; <em>koti</em></h2><p>Työ</p><h2>Muu</h2><header>Työ</header>'
    marked = html.replace('<h2 id="a">', '<h2 id="a" data-heading-symbol="work">')
    assert with_symbols(html, "fi") == marked


@pytest.mark.parametrize("code", all_codes())
def test_every_symbol_has_its_drawing(code):
    assert (Path(settings.BASE_DIR) / "static" / "symbols" / f"{code}.svg").is_file()


def test_only_who_chose_symbols_loads_them():
    assert "symbols/" not in stylesheet(choices.defaults())
    assert "symbols/work" in stylesheet(choices.defaults() | {"symbols": "yes"})


@pytest.mark.django_db
def test_the_page_is_the_same_with_symbols_and_without():
    service = make_service(title="Työkykyneuvola")
    wants = Client()
    wants.cookies["reading"] = "symbols=yes&calm=yes"
    pages = [each.get(service.url).content.decode() for each in (Client(), wants)]
    assert pages[0] == pages[1]
    assert '<h1 data-heading-symbol="work">Työkykyneuvola</h1>' in pages[0]
