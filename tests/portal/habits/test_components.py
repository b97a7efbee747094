"""A component says what it takes, and gets nothing else."""

import re

import pytest

from .tree import ROOT, named, short

TEMPLATES = [path for path in named(".html") if "templates" in path.parts]
COMPONENTS = [path for path in TEMPLATES if path.is_relative_to(ROOT / "templates" / "components")]
INCLUDE = re.compile(r"{%\s*include\s+[\"']components/[^%]*%}")
DAY_BY_DJANGO = re.compile(r'(?<!datetime="){{[^}]*\|date:|{%[^%]*\|date:')
STYLE_OR_SCRIPT = re.compile(
    r"\sstyle=|<style\b|\son[a-z]+=\"|<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")"
)


@pytest.mark.parametrize("path", COMPONENTS, ids=short)
def test_the_first_line_says_what_the_component_takes(path):
    first = path.read_text().splitlines()[0]
    assert first.startswith("{#"), first


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_components_are_included_with_only(path):
    loose = [found for found in INCLUDE.findall(path.read_text()) if not re.search(r"\bonly\s*%}$", found)]
    assert loose == []


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_no_template_has_a_style_or_a_script_inside(path):
    assert STYLE_OR_SCRIPT.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_day_is_written_in_one_form_everywhere(path):
    """In words, by `date_in_words` and its kin: Django's own English form is another ("Nov. 23, 2027")."""
    assert DAY_BY_DJANGO.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_the_label_of_an_example_stands_after_the_name_of_the_thing(path):
    text = path.read_text()
    label = re.search(r"{% if \w+\.is_example %}<p class=\"label\">", text)
    if label:
        before = text[: label.start()].rstrip()
        assert re.search(r"</h[1-3]>({% endif %})?$", before), before[-120:]
