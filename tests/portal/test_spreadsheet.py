"""Tables open as tables: letters whole, cells apart, and nothing in them runs."""

import pytest
from django.utils import translation

from portal.kit.spreadsheet import as_csv


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
