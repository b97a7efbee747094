"""Finnish words read by Voikko, where one of its two packages is installed. Both are GPL: optional extras."""

import re
import threading
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from .readings import Analyser, Features, Reading, by_rule, distinct

LEMMA = re.compile(r"\(([^()+=]+)\)")
ROOT = re.compile(r"\[Xp\]([^\[]+)\[X\]")
SIGNS = "=-"
CUT = "|"
MOST_BYTES = 200  # of more than 255 libvoikko gives nothing to hyphenate, and its binding ends the process
FINNISH = "fi"


def native() -> Analyser | None:
    """The system's Voikko; None when the library, its Python side or its dictionary is missing."""
    try:
        voikko: Callable[[str], Any] = import_module("libvoikko").Voikko
        voikko(FINNISH).terminate()
    except Exception:  # noqa: BLE001  the library raises its own, and OSError, for whatever is missing
        return None
    return _Native(voikko)


def pure() -> Analyser | None:
    """The same dictionary in Python alone; None when it is not installed."""
    try:
        analyse: Callable[[str], Any] = import_module("pyvoikko").analyse
    except ImportError:
        return None
    return _Pure(analyse)


class _Native:
    """One handle for each thread: the library is not made for two at once."""

    name = "libvoikko"

    def __init__(self, make: Callable[[str], Any]) -> None:
        self._make, self._kept = make, threading.local()

    def read(self, word: str, language: str) -> Reading:
        """Base forms of each reading; parts are read as words of their own."""
        found = [reading for form in _cases(word) for reading in self._handle.analyze(form)]
        parts = [part for reading in found for part in self._parts(word, reading)]
        bases = distinct([reading.get("BASEFORM", "") for reading in found])
        return Reading(bases, tuple(part for part in distinct(parts) if part not in bases))

    def knows(self, word: str, language: str) -> bool:
        """Whether there is a reading of it."""
        return bool(self.read(word, language).bases)

    def guesses(self, word: str, language: str) -> tuple[str, ...]:
        """What Voikko's own spelling check would offer."""
        return distinct([guess for guess in self._handle.suggest(word) if " " not in guess])

    def features(self, word: str) -> list[Features]:
        """Every reading as the library gives it."""
        forms = [word, word.lower()] if word.isupper() and len(word) > 1 else [word]
        return [reading for form in forms for reading in self._handle.analyze(form)]

    def syllables(self, word: str) -> tuple[str, ...]:
        """As Voikko hyphenates it, which knows the parts of compounds. What is very long stays whole."""
        if len(word.encode("utf-8", "replace")) > MOST_BYTES:
            return (word,)
        return tuple(self._handle.hyphenate(word, CUT, False).split(CUT))

    @property
    def _handle(self) -> Any:
        if not hasattr(self._kept, "voikko"):
            self._kept.voikko = self._make(FINNISH)
        return self._kept.voikko

    def _parts(self, word: str, reading: dict[str, str]) -> Iterator[str]:
        yield from LEMMA.findall(reading.get("WORDBASES", ""))
        pieces = list(_pieces(word, reading.get("STRUCTURE", "")))
        for piece in pieces if len(pieces) > 1 else []:
            read = self._handle.analyze(piece)
            yield read[0].get("BASEFORM", piece) if read else piece


class _Pure:
    """Slower, and large in memory; the readings are the same."""

    name = "pyvoikko"

    def __init__(self, analyse: Callable[[str], Any]) -> None:
        self._analyse = analyse

    def read(self, word: str, language: str) -> Reading:
        """Base forms of each reading, and those of its parts and roots."""
        forms = dict.fromkeys([*_cases(word), word.lower()])  # it takes no capital at the start of a sentence
        found = [reading for form in forms for reading in self._analyse(form)]
        bases = distinct([reading.BASEFORM.replace("=", "") for reading in found])
        parts = [part.BASEFORM for reading in found for part in reading.COMPOUND_PARTS or ()]
        parts += [root for reading in found for root in ROOT.findall(reading.FSTOUTPUT)]
        return Reading(bases, tuple(part for part in distinct(parts) if part not in bases))

    def knows(self, word: str, language: str) -> bool:
        """Whether there is a reading of it."""
        return bool(self.read(word, language).bases)

    def guesses(self, word: str, language: str) -> tuple[str, ...]:
        """Nothing: it has no spelling check."""
        return ()

    def features(self, word: str) -> list[Features]:
        """Every reading, under the names that the library has for them."""
        found = [reading for form in dict.fromkeys((word, word.lower())) for reading in self._analyse(form)]
        return [reading._asdict() for reading in found]

    def syllables(self, word: str) -> tuple[str, ...]:
        """By the rule of thumb."""
        return by_rule(word)


def _cases(word: str) -> Iterator[str]:
    """The word as written; small letters also as a name, for people who type "oulussa"."""
    yield word
    if word.isupper() and len(word) > 1:
        yield word.lower()
    if not word[:1].isupper() or word.isupper():
        yield word[:1].upper() + word[1:].lower()


def _pieces(word: str, structure: str) -> Iterator[str]:
    """The word cut where Voikko says that its parts meet."""
    at = 0
    for part in structure.split("=")[1:]:
        yield word[at : at + len(part)].strip(SIGNS)
        at += len(part)
