"""Every text of the interface is in all languages, compiled, and in short sentences."""

import os
import re
import shutil
import subprocess
import sys

import polib
import pytest

from .tree import PACKAGES, ROOT, named

LANGUAGES = ("fi", "sv")
MOST_WORDS = 12
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n+")
TAG = re.compile(r"<[^>]+>")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}")


def po_path(language):
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def translations(language):
    assert po_path(language).exists(), f"There is no {language} translation: run `make messages`."
    return polib.pofile(str(po_path(language)))


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory):
    """What xgettext finds in the code and the templates."""
    if shutil.which("xgettext") is None:
        pytest.skip("xgettext is missing here: install gettext to compare the translations with the code.")
    folder = tmp_path_factory.mktemp("texts")
    for path in named(".py", ".html", ".txt", under=(*PACKAGES, "templates")):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (folder / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "fi", "--no-location", "-v0"]
    # Without settings: the copy has texts alone, and the code would miss its data.
    without = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=without)
    return polib.pofile(str(folder / "locale" / "fi" / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_in_the_code_is_translated(in_the_code, language):
    known = {(entry.msgctxt, entry.msgid): entry for entry in translations(language) if not entry.obsolete}
    missing = [
        entry.msgid
        for entry in in_the_code
        if not ((found := known.get((entry.msgctxt, entry.msgid))) and found.translated())
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(in_the_code, language):
    used = {(entry.msgctxt, entry.msgid) for entry in in_the_code}
    assert [e.msgid for e in translations(language) if e.obsolete or (e.msgctxt, e.msgid) not in used] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language):
    assert [entry.msgid for entry in translations(language).fuzzy_entries()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_translation_is_current(language):
    written = {
        (e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in translations(language) if e.translated()
    }
    compiled = polib.mofile(str(po_path(language).with_suffix(".mo")))
    assert {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in compiled} == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(language):
    lost = [
        entry.msgid
        for entry in translations(language)
        for text in _texts(entry)
        if set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    ]
    assert lost == []


def test_every_english_sentence_is_short(in_the_code):
    texts = [text for entry in in_the_code for text in (entry.msgid, entry.msgid_plural) if text]
    assert _too_long(texts) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translated_sentence_is_short(language):
    assert _too_long(text for entry in translations(language) for text in _texts(entry)) == []


def _texts(entry):
    return [entry.msgstr, *entry.msgstr_plural.values()] if entry.msgstr or entry.msgid_plural else []


def _too_long(texts):
    sentences = (
        part for text in texts for part in SENTENCE_END.split(PLACEHOLDER.sub("x", TAG.sub(" ", text)))
    )
    return [sentence for sentence in sentences if len(sentence.split()) > MOST_WORDS]
