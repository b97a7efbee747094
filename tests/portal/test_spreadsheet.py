"""Tables open as tables: letters whole, cells apart, and nothing in them runs."""

import datetime

import pytest
from django.utils import translation

from portal.kit import clock
from portal.kit.spreadsheet import as_csv, name_of


@pytest.mark.parametrize(("language", "separator"), [("fi", ";"), ("sv", ";"), ("en", ",")])
def test_cells_are_parted_as_the_language_does(language, separator):
    with translation.override(language):
        answer = as_csv([["Määrä", 3]], name="counts")
    assert answer.content.decode("utf-8-sig") == f"Määrä{separator}3\r\n"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Disposition"] == 'attachment; filename="counts.csv"'


@pytest.mark.parametrize("cell", ["=1+1", "+358", "-2", "@name", "\t=1"])
def test_no_cell_is_a_formula(cell):
    answer = as_csv([[cell, -2]], name="counts")
    assert answer.content.decode("utf-8-sig").strip().strip('"').startswith("'")
    assert "-2" in answer.content.decode()


def test_the_name_says_whose_it_is_what_is_in_it_and_of_which_day(monkeypatch):
    night = datetime.datetime(2026, 11, 22, 23, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(clock, "now", lambda: night)
    assert name_of("Luvut ääneen / 2025") == "oma-aani-luvut-aaneen-2025-2026-11-23"
