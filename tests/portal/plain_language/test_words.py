"""Base forms of words, by each analyser that is here."""

import threading

import pytest

from portal.plain_language import voikko, words

HERE = [name for name, made in (("libvoikko", voikko.native()), ("pyvoikko", voikko.pure())) if made]
WITH_PARTS = [*HERE, "simplemma"]


@pytest.fixture(autouse=True)
def put_back():
    yield
    words.choose()


def test_the_best_analyser_that_is_here_is_chosen():
    assert words.finnish() == WITH_PARTS[0]


@pytest.mark.parametrize("name", WITH_PARTS)
@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("työpajassa", "työpaja"),
        ("TYÖPAJASSA", "työpaja"),
        ("työtoiminnassa", "työtoiminta"),
        ("TE-toimistossa", "te-toimisto"),
        ("TYP:ssä", "typ"),
        ("oulussa", "oulu"),
        ("hitaista", "hidas"),
        ("voileivät", "voileipä"),
        ("Työpaja\u00ad", "työpaja"),
    ],
)
def test_an_inflected_finnish_word_gives_its_base_form(name, word, base):
    words.choose(name)
    assert base in words.base_forms(words.words_in(word)[0], "fi")


@pytest.mark.parametrize("name", WITH_PARTS)
def test_a_compound_gives_its_parts(name):
    words.choose(name)
    assert {"työ", "paja"} <= set(words.parts("työpajassa", "fi"))
    assert {"väri", "teema"} <= set(words.parts("väriteema", "fi"))


@pytest.mark.parametrize("name", WITH_PARTS)
def test_an_unknown_word_is_its_own_base_form(name):
    words.choose(name)
    assert words.base_forms("Xyzzyq", "fi") == ("xyzzyq",)
    assert words.base_forms("222", "fi") == ("222",)


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("biblioteken", "sv", "bibliotek"),
        ("bemanningsföretagen", "sv", "bemanningsföretag"),
        ("workshops", "en", "workshop"),
        ("libraries", "en", "library"),
    ],
)
def test_swedish_and_english_words_give_their_base_forms(word, language, base):
    assert base in words.base_forms(word, language)


def test_a_language_that_nobody_knows_is_left_as_it_is():
    assert words.base_forms("Häuser", "de") == ("häuser",)


@pytest.mark.skipif("libvoikko" not in HERE, reason="needs the system's Voikko")
def test_a_mistyped_word_gets_a_guess():
    words.choose("libvoikko")
    assert "kiertue" in words.guesses("kierute", "fi")


def test_many_threads_may_read_at_once():
    heard, faults = [], []

    def read() -> None:
        try:
            heard.extend(words.base_forms(f"työpajassa{'kin' * (number % 2)}", "fi") for number in range(50))
        except Exception as fault:  # noqa: BLE001  any will do to fail the test
            faults.append(fault)

    words.choose()
    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert len(heard) == 200
