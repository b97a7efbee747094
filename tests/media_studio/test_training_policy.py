"""What each exercise still asks for, in tables."""

import pytest

from content.picture_editing import Box, Cover, Edits
from media_studio.policy import training
from media_studio.policy.training import Hint, PersonFacts, PictureFacts

FACE = Cover(20.0, 20.0, 20.0, 20.0)
OPENERS = ("Pidän tästä kohdasta, koska…", "En ymmärtänyt tätä kohtaa:")
HARD = "Keskiviikkona 12. elokuuta järjestettävään retkeen osallistuvien tulee saapua kirjaston edustalle."
FACTS = ["12. elokuuta", "kirjasto", "9.30 | puoli kymmenen"]
ALT = "Kaksi ihmistä juo kahvia."


def hints(verdict):
    return [each.hint for each in verdict]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fi", "Oliko työ kivaa?"),
        ("fi", "Tykkäätkö kahvista?"),
        ("fi", "1. Voitko kertoa?"),
        ("sv", "Var jobbet roligt?"),
        ("en", "Did you like it?"),
        ("en", "2) Is it far?"),
    ],
)
def test_a_question_that_yes_answers_gets_a_hint_with_its_words(language, question):
    found = training.asks_openly(f"Mitä teit?\nHow was it?\nVad hände?\n{question}", language)
    assert hints(found) == [Hint.OPEN_QUESTIONS]
    assert found[0].about.lstrip("12.) ") == question.lstrip("12.) ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Mitä teit?\nMiten se alkoi?\nKenen kanssa kuljit?"),
        ("fi", "Kerro aamusta. Mikä oli parasta? Miksi jäit? Miltä se tuntui?"),
        ("sv", "Vad hände? Hur kändes det? Varför stannade du?"),
        ("en", "What happened? How did it feel? Why did you stay?"),
    ],
)
def test_three_open_questions_are_enough(language, text):
    assert training.asks_openly(text, language) == ()


@pytest.mark.parametrize(("text", "left"), [("", "3"), ("Mitä teit?", "2"), ("Mitä? Miten?", "1")])
def test_too_few_questions_are_counted(text, left):
    assert training.asks_openly(text, "fi")[0] == training.Missing(Hint.MORE_QUESTIONS, left)


@pytest.mark.parametrize(
    ("edits", "is_hidden"),
    [
        (Edits(), False),
        (Edits(covers=(FACE,)), True),
        (Edits(covers=(Cover(15.0, 15.0, 40.0, 40.0),)), True),
        (Edits(covers=(Cover(60.0, 60.0, 20.0, 20.0),)), False),
        (Edits(covers=(Cover(20.0, 20.0, 20.0, 8.0),)), False),
        (Edits(crop=Box(50.0, 0.0, 50.0, 100.0)), True),
        (Edits(covers=(FACE,)).turned(1), True),
        (Edits(turn=90, covers=(FACE,)), False),
    ],
)
def test_the_face_is_looked_for_where_it_is_after_turning_and_cutting(edits, is_hidden):
    found = training.covers_and_tells(PictureFacts(edits, ALT), face=FACE)
    assert hints(found) == ([] if is_hidden else [Hint.COVER])


@pytest.mark.parametrize(
    ("alt", "hint"),
    [
        ("", Hint.ALT),
        ("Pöytä", Hint.ALT_SHORT),
        ("Kuvassa on kaksi ihmistä pöydän ääressä.", Hint.ALT_OPENER),
        ("Picture of two people at a table.", Hint.ALT_OPENER),
        ("sana " * 41, Hint.ALT_LONG),
        (ALT, None),
    ],
)
def test_the_words_of_a_picture_tell_what_is_there(alt, hint):
    found = training.covers_and_tells(PictureFacts(Edits(covers=(FACE,)), alt), face=FACE)
    assert hints(found) == ([hint] if hint else [])


def test_a_decorative_picture_tells_nothing_and_no_picture_is_none():
    decorative = PictureFacts(Edits(covers=(FACE,)), ALT, decorative=True)
    assert hints(training.covers_and_tells(decorative, face=FACE)) == [Hint.ALT]
    assert hints(training.covers_and_tells(None, face=FACE)) == [Hint.PICTURE]


@pytest.mark.parametrize(
    ("people", "hint"),
    [
        ([], Hint.PERSON),
        ([PersonFacts(["name"], ["site"], has_marked=True)], Hint.WHAT),
        ([PersonFacts(["face"], ["site"], has_marked=False)], Hint.WHERE),
        ([PersonFacts(["face", "name"], ["site"], has_marked=True)], None),
    ],
)
def test_somebody_on_the_list_has_what_and_where(people, hint):
    assert hints(training.asks_people(people, what="face")) == ([hint] if hint else [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", [Hint.WRITE]),
        (HARD, [Hint.SAME]),
        ("Retki on 12. elokuuta. Tule kirjastolle kello 9.30.", []),
        ("Retki on 12. elokuuta. Tule kirjaston eteen puoli kymmenen.", []),
        ("Retki on 12. elokuuta.", [Hint.FACT, Hint.FACT]),
        ("Tule 12. elokuuta kirjastolle kello 9.30, " + "ja " * 12 + ".", [Hint.LONG_SENTENCE]),
    ],
)
def test_plain_words_are_short_and_keep_the_facts(text, wanted):
    assert hints(training.is_plain(text, given=HARD, facts=FACTS)) == wanted


def test_two_different_sources_say_who_when_and_where():
    whole = {
        "claim": "Kirjasto muuttaa.",
        "who_1": "Kaupunki",
        "when_1": "2026",
        "where_1": "example.org",
        "who_2": "Mirja",
        "when_2": "eilen",
        "where_2": "puhelu",
        "first_hand": "2",
    }
    assert training.names_sources(whole) == ()
    assert hints(training.names_sources({})) == [
        Hint.CLAIM,
        *[Hint.WHO, Hint.WHEN, Hint.FOUND] * 2,
        Hint.FIRST_HAND,
    ]
    assert hints(training.names_sources(whole | {"who_2": "kaupunki "})) == [Hint.TWO]
    assert hints(training.names_sources(whole | {"first_hand": "3"})) == [Hint.FIRST_HAND]


@pytest.mark.parametrize(
    ("comment", "proposes", "wanted"),
    [
        ("", False, [Hint.KIND, Hint.GOOD, Hint.PROPOSAL]),
        ("Ihan kiva juttu oli", True, [Hint.KIND]),
        ("Pidän tästä kohdasta, koska…", True, [Hint.GOOD]),
        ("Pidän tästä kohdasta, koska lumi narisee siinä", False, [Hint.PROPOSAL]),
        ("pidän tästä kohdasta, koska lumi narisee siinä", True, []),
    ],
)
def test_a_kind_comment_begins_well_names_one_good_thing_and_proposes_one(comment, proposes, wanted):
    assert hints(training.is_kind(comment, proposes=proposes, openers=OPENERS)) == wanted


def test_a_word_or_two_say_nothing_yet():
    assert not training.is_said("Kerro lisää")
    assert training.is_said("Kerro kuka soitti")


@pytest.mark.parametrize(
    ("proposed", "question", "wanted"),
    [
        ("", "", [Hint.WRITE, Hint.ASK]),
        ("Mä menin sinne ja mä itkin.", "Sopiiko?", [Hint.OTHER_WORDS]),
        ("Koin tilanteen vaikuttavana.", "Sopiiko?", [Hint.SMALL]),
        ("Mä menin sinne. Mä itkin.", "Muuta se", [Hint.ASK]),
        ("Mä menin sinne. Mä itkin.", "Haluatko näin?", []),
    ],
)
def test_who_walks_beside_changes_little_and_asks(proposed, question, wanted):
    assert hints(training.walks_beside(proposed, question, given="Mä menin sinne ja mä itkin.")) == wanted
