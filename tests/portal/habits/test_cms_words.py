"""The CMS speaks Finnish and Swedish too where Wagtail itself has only English."""

from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.utils.translation import gettext, ngettext, override

from .test_translations import LANGUAGES, PLACEHOLDER, _texts, _too_long, translations
from .tree import ROOT

BETTER = {"Locale", "Locales"}  # Wagtail says "Maa-asetusto" and "Plats": words that no editor looks for


def ours(language):
    return polib.pofile(str(ROOT / "locale" / "cms" / language / "LC_MESSAGES" / "django.po"))


def catalogues(language):
    """What the installed apps of others bring along for a language."""
    for app in apps.get_app_configs():
        path = Path(app.path) / "locale" / language / "LC_MESSAGES" / "django.po"
        if (
            "wagtail" in app.name or app.name == "taggit" or app.label.startswith("wagtail")
        ) and path.exists():
            yield polib.pofile(str(path))


@pytest.fixture(scope="module")
def english():
    return {(e.msgctxt, e.msgid): e for po in catalogues("en") for e in po if not e.obsolete}


def translated(language):
    return {(e.msgctxt, e.msgid) for po in catalogues(language) for e in po if e.translated()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_cms_is_english_alone(language, english):
    said = {(e.msgctxt, e.msgid) for po in (ours(language), translations(language)) for e in po}
    missing = set(english) - translated(language) - said
    assert sorted(msgid for _context, msgid in missing) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_words_of_the_cms_that_have_none_are_said(language, english):
    said = {(e.msgctxt, e.msgid) for e in ours(language)}
    assert sorted(str(key) for key in said - set(english)) == []
    again = {msgid for _context, msgid in said & translated(language)}
    assert again == BETTER


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_known_to_the_cms(language, english):
    """The name of a kind may be left out, as Finnish would bend it; a number or a link may not."""
    wrong = []
    for entry in ours(language):
        known = english[entry.msgctxt, entry.msgid]
        assert entry.msgid_plural == known.msgid_plural
        asked = set(PLACEHOLDER.findall(known.msgid + known.msgid_plural))
        for text in _texts(entry):
            given = set(PLACEHOLDER.findall(text))
            if given - asked or (asked - given - {"%(model_name)s"} and not entry.msgid_plural):
                wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_cms_is_short(language):
    assert _too_long(text for entry in ours(language) for text in _texts(entry)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_words_are_current(language):
    written = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in ours(language)}
    compiled = polib.mofile(str(ROOT / "locale" / "cms" / language / "LC_MESSAGES" / "django.mo"))
    assert {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in compiled} == written


@pytest.mark.parametrize(
    ("language", "heading", "one"),
    [
        ("fi", "Otsikoiden tasot ovat väärin", "1 sivu"),
        ("fi-simple", "Otsikoiden tasot ovat väärin", "1 sivu"),
        ("sv", "Rubrikernas nivåer är fel", "1 sida"),
    ],
)
def test_the_cms_speaks_the_language_of_its_editor(language, heading, one):
    with override(language):
        assert gettext("Incorrect heading hierarchy") == heading
        pages = ngettext("%(num_parent_objects)d page", "%(num_parent_objects)d pages", 1)
        assert pages % {"num_parent_objects": 1} == one
