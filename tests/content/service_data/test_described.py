"""The page that describes the mapping, held to the mapping. No database."""

from pathlib import Path

import pytest

from content.service_data.mapping import LEFT, NOT_TOLD, OF_CHANNELS, SHARED, TEXTS, USED

WORDS = (Path(__file__).parents[3] / "docs" / "service_data.md").read_text(encoding="utf-8")
ROWS = [line for line in WORDS.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize("row", TEXTS, ids=lambda row: row.here)
def test_each_text_has_its_row(row):
    kind = f" (`{row.kind}`)" if row.kind else ""
    assert any(line.startswith(f"| `{row.there}`{kind} | `{row.here}` |") for line in ROWS)


@pytest.mark.parametrize("name", sorted({*OF_CHANNELS, *SHARED}))
def test_each_further_field_of_ours_has_its_row(name):
    assert any(f"| `{name}` |" in line for line in ROWS)


def test_what_is_never_read_or_told_is_listed():
    lines = WORDS.replace("\n", " ")
    never_in = lines.split("**Never brought in**")[1].split("A field that is neither")[0]
    never_out = lines.split("**Never told out**")[1].split("## ")[0]
    assert {name for name in LEFT if f"`{name}`" not in never_in} == set()
    assert {name for name in NOT_TOLD if f"`{name}`" not in never_out} == set()
    assert {name for name in USED if f"`{name}`" not in WORDS} == set()
