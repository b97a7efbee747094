"""How many words a second of the processor the whole check reads: of new text, and of text seen before."""

import time
from dataclasses import dataclass

from portal.plain_language import words
from portal.plain_language.checking import check
from portal.plain_language.sentence_reading import forget

NEW, SEEN = 5_000, 20_000  # words a second that are promised
SENTENCES = 3_000
SUBJECTS = [
    "ohjaaja",
    "asiakas",
    "ystävä",
    "naapuri",
    "opettaja",
    "lääkäri",
    "äiti",
    "työntekijä",
    "nuori",
    "perhe",
]
PLACES = [
    "pajalla",
    "koulussa",
    "kaupassa",
    "kotona",
    "toimistossa",
    "kahvilassa",
    "puistossa",
    "kirjastossa",
    "neuvolassa",
    "talossa",
]
DOINGS = [
    "tekee",
    "lukee",
    "hakee",
    "kirjoittaa",
    "maalaa",
    "laulaa",
    "keittää",
    "rakentaa",
    "suunnittelee",
    "korjaa",
]
THINGS = [
    "ruokaa",
    "kirjettä",
    "apua",
    "hakemusta",
    "taulua",
    "laulua",
    "kahvia",
    "hyllyä",
    "retkeä",
    "pyörää",
]


@dataclass(frozen=True)
class Speed:
    """Words a second of new text and of text seen before, by one analyser."""

    analyser: str
    new: float
    seen: float

    @property
    def is_kept(self) -> bool:
        """Whether both promises are kept."""
        return self.new >= NEW and self.seen >= SEEN


def speeds() -> list[Speed]:
    """The speed with the analyser that is chosen here."""
    check("Lämmin alku.", "fi")
    text = sample()
    forget()
    new, seen = _timed(text), _timed(text)
    return [Speed(words.finnish(), new, seen)]


def sample() -> str:
    """A text in which no sentence comes twice, with constructions and subordinate clauses here and there."""
    return " ".join(_sentence(number) for number in range(SENTENCES))


def _sentence(number: int) -> str:
    subject, place = SUBJECTS[number % 10], PLACES[number // 10 % 10]
    doing, thing = DOINGS[number // 100 % 10], THINGS[number // 7 % 10]
    ends = (".", ", koska se on tärkeää.", f", kun {number} päivää on kulunut.", " saadakseen lepoa.")
    return f"{subject.capitalize()} {doing} {place} {thing} kello {number}{ends[number % 4]}"


def _timed(text: str) -> float:
    began = time.process_time()
    read = check(text, "fi").words
    return read / (time.process_time() - began)
