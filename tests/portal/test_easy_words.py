"""The interface in easy Finnish: easier words where there are some, Finnish ones everywhere else."""

import re

import polib
import pytest
from django.conf import settings
from django.utils import formats, translation

from content.models.organisations import Organisation
from content.partial_dates import in_words
from content.searching.asking import ask
from media_studio.models.training import Lesson
from media_studio.policy import kind_words, questions, training
from peer import wording
from peer.models.texts import spoken
from portal.kit import clock, languages
from portal.kit.spreadsheet import as_csv
from portal.plain_language.words import base_forms, guesses

LOCALE = settings.BASE_DIR / "locale"
LONGEST = 8  # words; an ordinary sentence of ours may have 12
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def catalogue(name: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / name / "LC_MESSAGES" / "django.po"))


def easier() -> list[polib.POEntry]:
    """What is said otherwise than in Finnish. The rest is there so that no other catalogue speaks first."""
    known = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in catalogue("fi")}
    return [each for each in catalogue("fi_Simple") if known[each.msgctxt, each.msgid] != each.msgstr]


def test_what_is_most_seen_has_easier_words():
    assert len(easier()) >= 100


def test_every_easy_text_belongs_to_a_text_of_ours():
    ours = {(entry.msgctxt, entry.msgid) for entry in catalogue("fi")}
    assert [each.msgid for each in catalogue("fi_Simple") if (each.msgctxt, each.msgid) not in ours] == []


def test_easy_sentences_are_very_short():
    long = [
        sentence
        for entry in easier()
        for sentence in SENTENCE_END.split(entry.msgstr)
        if len(sentence.split()) > LONGEST
    ]
    assert long == []


def test_the_compiled_easy_words_are_current():
    compiled = polib.mofile(str(LOCALE / "fi_Simple" / "LC_MESSAGES" / "django.mo"))
    assert {(e.msgctxt, e.msgid): e.msgstr for e in compiled} == {
        (e.msgctxt, e.msgid): e.msgstr for e in catalogue("fi_Simple")
    }


def test_what_has_no_easier_words_is_said_as_in_our_finnish():
    easy = {(each.msgctxt, each.msgid) for each in easier()}
    other = []
    with translation.override(languages.EASY):
        for entry in catalogue("fi"):
            if (entry.msgctxt, entry.msgid) in easy or entry.msgid_plural:
                continue
            context = [entry.msgctxt] if entry.msgctxt else []
            say = translation.pgettext if context else translation.gettext
            said = say(*context, entry.msgid)
            if said != entry.msgstr:
                other.append(entry.msgid)
    assert other == []


def test_numbers_of_things_are_said_in_finnish():
    with translation.override(languages.EASY):
        assert translation.ngettext(
            "%(number)s passkey", "%(number)s passkeys", 2
        )  # falls back, does not fail
        plural = next(entry for entry in catalogue("fi") if entry.msgid_plural and not entry.msgctxt)
        assert translation.ngettext(plural.msgid, plural.msgid_plural, 5) == plural.msgstr_plural[1]


class Story:
    """Something that is kept in each language."""

    name_fi, name_sv, name_en = "suomeksi", "på svenska", "in English"


# Every place that goes from a language to data: easy Finnish gets what Finnish gets.
MOMENT = clock.now()
READ_NOW = {
    "the day in words": lambda: clock.day_in_words(MOMENT),
    "the hour in words": lambda: clock.hour_in_words(MOMENT),
    "a date of the papers": lambda: in_words("2017-04-01"),
    "a number": lambda: formats.number_format(1234.5, use_l10n=True, force_grouping=True),
    "a date": lambda: formats.date_format(MOMENT, "DATE_FORMAT"),
    "the first day of the week": lambda: formats.get_format("FIRST_DAY_OF_WEEK"),
    "what is kept in each language": lambda: spoken(Story(), "name"),
    "the name of an organisation": lambda: Organisation(name_fi="Kela", name_sv="FPA").name,
    "the language of the rooms": wording.active_language,
    "numbers as a file": lambda: as_csv([["a", 1]], name="numbers").content,
    "the language of words": languages.words_now,
}
ASKED_FOR = {
    "a moment in words": lambda code: clock.in_words(MOMENT, code),
    "base forms": lambda code: base_forms("työpajassa", code),
    "guesses": lambda code: guesses("tyopaja", code),
    "small words of a search": lambda code: [each.text for each in ask("mikä on työpaja", code).words],
    "guiding questions": lambda code: questions.questions_of("my path", code),
    "kind beginnings": lambda code: kind_words.openers_of(kind_words.COMMENT, code),
    "open questions": lambda code: training.asks_openly("Onko sinulla kissa?", code),
    "lessons": lambda code: str(Lesson.objects.shown(code).query),
}


@pytest.mark.parametrize("place", READ_NOW)
def test_who_reads_easy_finnish_gets_what_finnish_gets(place):
    found = {}
    for code in (languages.FINNISH, languages.EASY):
        with translation.override(code):
            found[code] = READ_NOW[place]()
    assert found[languages.EASY] == found[languages.FINNISH]


@pytest.mark.parametrize("place", ASKED_FOR)
def test_asked_for_easy_finnish_gives_what_finnish_gives(place):
    assert ASKED_FOR[place](languages.EASY) == ASKED_FOR[place](languages.FINNISH)


def test_swedish_and_english_stay_themselves():
    assert [languages.words_of(code) for code in ("sv", "en", None)] == ["sv", "en", "fi"]
    assert languages.easy_address("/sv/nyheter/") == "/sv/nyheter/"
    assert languages.own_address("/fi-simple/uutiset/") == "/fi/uutiset/"
    assert [code for code, _name in languages.WRITTEN] == ["fi", "sv", "en"]
