"""The colours, read from the stylesheets: every text on every surface, in every theme."""

import re
from itertools import product

import pytest
from django.conf import settings

from portal.reading.choices import SETTINGS

CSS = settings.BASE_DIR / "static" / "css"
SURFACES = ("paper", "card", "sand", "dew")
TEXTS = ("ink", "muted", "spruce", "lake", "lingonberry", "birch", "cloudberry")
FILLS = ("spruce", "spruce-deep", "lingonberry")
THEMES = tuple(key for key in next(one for one in SETTINGS if one.key == "theme").options if key != "device")


def tokens_of(theme: str) -> dict[str, str]:
    sheet = CSS / "tokens.css" if theme == "light" else CSS / "themes" / f"{theme}.css"
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6});", sheet.read_text(encoding="utf-8")))


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "text", "surface"), list(product(THEMES, TEXTS, SURFACES)))
def test_every_text_reads_on_every_surface(theme, text, surface):
    tokens = tokens_of(theme)
    assert contrast(tokens[text], tokens[surface]) >= 7


@pytest.mark.parametrize(("theme", "surface"), list(product(THEMES, SURFACES)))
def test_the_borders_of_controls_are_seen_on_every_surface(theme, surface):
    tokens = tokens_of(theme)
    assert contrast(tokens["line"], tokens[surface]) >= 4.4


@pytest.mark.parametrize(("theme", "fill"), list(product(THEMES, FILLS)))
def test_the_words_of_a_filled_button_read(theme, fill):
    tokens = tokens_of(theme)
    assert contrast(tokens["on-fill"], tokens[fill]) >= 7


@pytest.mark.parametrize("theme", THEMES)
def test_a_word_that_was_looked_for_reads_and_stands_out(theme):
    tokens = tokens_of(theme)
    assert contrast(tokens["on-found"], tokens["found"]) >= 7
    assert all(tokens["found"] != tokens[surface] for surface in SURFACES)


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "light"])
def test_every_theme_sets_every_colour(theme):
    assert set(tokens_of("light")) <= set(tokens_of(theme))


def test_colours_stand_in_the_tokens_only():
    sheets = [*CSS.glob("*.css"), *(CSS / "components").glob("*.css")]
    strays = [
        sheet.name
        for sheet in sheets
        # The reading settings show samples of themes that are not in use.
        if sheet.name not in {"tokens.css", "reading.css"}
        and re.search(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\bhsla?\(", sheet.read_text(encoding="utf-8"))
    ]
    assert strays == []


def test_every_token_that_a_sheet_uses_is_set():
    sheets = [*CSS.glob("*.css"), *(CSS / "components").glob("*.css")]
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    used = set(re.findall(r"var\(--([\w-]+)[),]", text))
    assert used <= set(re.findall(r"--([\w-]+):", text))


def test_no_sheet_is_longer_than_three_hundred_lines():
    long = [sheet.name for sheet in CSS.rglob("*.css") if len(sheet.read_text().splitlines()) > 300]
    assert long == []
