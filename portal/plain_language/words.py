"""Words as a dictionary has them: base forms, parts of compounds, likely typing errors.

Finnish is read by the best of three: the system's Voikko, Voikko in Python, simplemma's lists. Which one is
chosen once, when it is first asked. Swedish and English are always read by simplemma.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from . import voikko
from .lemmas import Lemmas
from .readings import Analyser, Features, Reading, distinct

WORD = re.compile(r"[^\W_]+(?:[-:’'][^\W_]+)*")
LANGUAGES = ("fi", "sv", "en")
KEPT = 200_000  # readings kept: a language has few words, used often
LONGEST = 100  # letters: what is longer is no word, and reading it would take long
ORDER: dict[str, Callable[[], Analyser | None]] = {
    "libvoikko": voikko.native,
    "pyvoikko": voikko.pure,
    "simplemma": Lemmas,
}
_only: list[str] = []
_forgetting: list[Callable[[], None]] = []


def finnish() -> str:
    """Which analyser reads Finnish here: libvoikko, pyvoikko or simplemma."""
    return _analyser("fi").name


def choose(*names: str) -> None:
    """Only these analysers may read Finnish from now on; without names any may. What is kept is forgotten."""
    _only[:] = names
    _finnish.cache_clear()
    _read.cache_clear()
    syllables.cache_clear()
    for forget in _forgetting:
        forget()


def base_forms(word: str, language: str) -> tuple[str, ...]:
    """The word's base forms in small letters, likeliest first; an unknown word is its own."""
    return _read(word, language).bases


def parts(word: str, language: str) -> tuple[str, ...]:
    """What a compound is made of, and what a word is derived from, each as a base form."""
    return _read(word, language).parts


def is_known(word: str, language: str) -> bool:
    """Whether the dictionary of the language has the word: then it was not mistyped. No other language."""
    base = _base(language)
    return base in LANGUAGES and _analyser(base).knows(word.replace("’", "'"), base)


def guesses(word: str, language: str) -> tuple[str, ...]:
    """What somebody may have meant who mistyped this; nothing where no spelling check is at hand."""
    return _analyser(language).guesses(word, language)


def has_morphology() -> bool:
    """Whether the analyser of Finnish knows cases and moods: then the rules of grammar can work."""
    return finnish() != Lemmas.name


def features(word: str) -> list[Features]:
    """Each reading of a Finnish word, by Voikko's names; nothing where no Voikko is at hand."""
    return _finnish().features(word.replace("’", "'"))


@lru_cache(maxsize=20_000)
def syllables(word: str) -> tuple[str, ...]:
    """A Finnish word cut where a line may end; together they are the word."""
    return _finnish().syllables(word) if len(word) <= LONGEST else (word,)


def when_chosen_anew(forget: Callable[[], None]) -> None:
    """`forget` is called whenever other analysers are chosen: for those who keep what was read."""
    _forgetting.append(forget)


def words_in(text: str) -> list[str]:
    """The words of a text in order; `TE-toimisto` is one, `TYP:n` too."""
    return WORD.findall(text)


def warming() -> Iterator[None]:
    """Reads the dictionaries now, one after another, so that no first reader waits for them."""
    for language in LANGUAGES:
        base_forms("a", language)
        yield


@cache
def _finnish() -> Analyser:
    made = (make() for name, make in ORDER.items() if not _only or name in _only)
    return next((analyser for analyser in made if analyser is not None), Lemmas())


_lists = Lemmas()


def _analyser(language: str) -> Analyser:
    return _finnish() if _base(language) == "fi" else _lists


def _base(language: str) -> str:
    """Of `fi-simple` the language itself: its words are those of every Finnish text."""
    return language.partition("-")[0]


@lru_cache(maxsize=KEPT)
def _read(word: str, language: str) -> Reading:
    word, language = word.replace("’", "'"), _base(language)
    if language not in LANGUAGES or len(word) > LONGEST:
        return Reading((word.casefold(),))
    if ":" in word:
        return _read(word.split(":", 1)[0], language)
    read = _analyser(language).read(word, language)
    if "-" in word and word.casefold() not in read.bases:
        return _joined(word, read, language)
    return Reading(read.bases or (word.casefold(),), read.parts)


def _joined(word: str, whole: Reading, language: str) -> Reading:
    """A word with a hyphen is known by its last part: TE-toimistossa is a TE-toimisto."""
    head, _hyphen, tail = word.rpartition("-")
    last = _read(tail, language)
    bases = [f"{head}-{base}" for base in last.bases[:2]]
    joined = distinct([*whole.bases, *bases])
    return Reading(joined, distinct([*whole.parts, head, *last.bases, *last.parts]))
