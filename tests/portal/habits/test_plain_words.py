"""What the house says goes through its own check: the interface, the demo, each programme's gist."""

import re
from collections.abc import Iterator
from functools import cache

import polib
import pytest

from portal.plain_language.checking import check
from portal.plain_language.report import Profile, Weight
from tests.portal.habits.tree import ROOT
from tests.portal.test_demo_texts import LANGUAGES, NAMES, in_language, spoken, world

CATALOGUES = ("fi", "sv", "fi_Simple", "en")
FILLED_IN = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>")
WORDS = 7  # a shorter string is a label, and no sentence can be hard in it
GOOD = {Profile.EASY, Profile.NEARLY_EASY}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_interface_speaks_plainly(catalogue: str) -> None:
    held(interface(catalogue), catalogue[:2])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_demo_speaks_plainly(name: str, language: str) -> None:
    held(spoken(name, language), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["trials", "programmes"])
def test_the_gist_of_each_programme_document_is_easy(name: str, language: str) -> None:
    gists = [gist for part in in_language(world(name), language) for gist in summaries(part)]
    assert len(gists) >= 4
    assert [gist for gist in gists if check(gist, language).profile is not Profile.EASY] == []


def held(texts: list[str], language: str) -> None:
    """No place is strong, and the whole is easy or nearly easy."""
    together = "\n\n".join(texts)
    report = check(together, language)
    strong = [together[each.start : each.end] for each in report.findings if each.weight is Weight.STRONG]
    assert strong == []
    assert report.profile in GOOD


def interface(catalogue: str) -> list[str]:
    """The longer strings of a catalogue; English stands in the code. A name stands for what is filled in."""
    said = (
        FILLED_IN.sub("Aino", text) for entry in entries(catalogue) for text in texts_of(entry, catalogue)
    )
    return [text for text in dict.fromkeys(said) if len(text.split()) >= WORDS]


@cache
def entries(catalogue: str) -> tuple[polib.POEntry, ...]:
    code = "fi" if catalogue == "en" else catalogue
    return tuple(polib.pofile(str(ROOT / "locale" / code / "LC_MESSAGES" / "django.po")))


def texts_of(entry: polib.POEntry, catalogue: str) -> Iterator[str]:
    if entry.obsolete:
        return
    if catalogue == "en":
        yield from filter(None, (entry.msgid, entry.msgid_plural))
    else:
        yield from filter(None, (entry.msgstr, *entry.msgstr_plural.values()))


def summaries(node: object) -> Iterator[str]:
    """Each summary below a node: what a document says in short."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "summary":
                yield " ".join(value)
            else:
                yield from summaries(value)
    elif isinstance(node, list):
        for value in node:
            yield from summaries(value)
