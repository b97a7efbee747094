"""Buying, selling, giving and asking for medicines. Talk about one's own medicines is free."""

import re

from ..lists import any_in, phrases, without_stars
from ..reading import Reading
from ..verdict import Effect, Rule
from ..words import BREAK

_SENTENCES = re.compile(rf"[.!?;]\s|\n|{BREAK}")
_SHORT = 90  # a message so short is one sentence
_PRICE = re.compile(r"\b\d{1,3}\s?(?:e\b|€|eur|kr\b|kron|bucks|pounds|quid)|[€£$]\s?\d")
_PER_PIECE = re.compile(r"\d\s?(?:e|€|eur|kr|£|\$)?\s?(?:/|per)\s?(?:kpl|st|pcs?|pill|tab|tbl)\b")
_STRONG, _MILD = "medx", "medy"  # as `lists.NAMED` says


def finds_medicine_trade(reading: Reading) -> bool:
    """Whether one sentence has both a medicine and an offer or a request."""
    letters = without_stars(reading.letters)
    if _asks_in_other_words(letters):
        return True
    strong, mild = any_in("medicine"), any_in("medicine_mild")
    if not strong.search(letters) and not mild.search(letters):
        return False
    ways = letters.split(BREAK)
    parts = ways if len(ways[0]) <= _SHORT else _SENTENCES.split(letters)
    return any(_is_trade(part) for part in parts)


def _asks_in_other_words(letters: str) -> bool:
    """Whether a whole sentence asks for, or offers, what an everyday word means: "tarvin napit"."""
    slang = phrases("medicine_slang")
    parts = (part for part in _SENTENCES.split(letters) if len(part) <= _SHORT)
    return any(slang.are_all_of(any_in("chatter").sub("", part)) for part in parts)


def _is_trade(sentence: str) -> bool:
    named, times = any_in("medicine").subn(_STRONG, sentence)
    named, mild_times = any_in("medicine_mild").subn(_MILD, named)
    if not times and not mild_times:
        return False
    if any_in("offers").search(sentence):
        return True
    if times and _is_around_a_doctor(named):
        return True
    offers = phrases("medicine_trade")
    is_offer = any_in("trade" if times else "selling").search(sentence) or offers.match(named)
    is_priced = times > 0 and bool(_PER_PIECE.search(sentence))
    return (bool(is_offer) or is_priced) and not offers.excuse(sentence)


def _is_around_a_doctor(sentence: str) -> bool:
    """Seeking without a prescription or after the doctor's no, or a leftover with its price."""
    if any_in("seeking").search(sentence) and phrases("medicine_refused").match(sentence):
        return True
    return bool(_PRICE.search(sentence) and any_in("leftovers").search(sentence)) and not any_in(
        "paid_in_shops"
    ).search(sentence)


RULE = Rule(
    code="medicine_trade",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on puhetta lääkkeiden kaupasta.",
        "sv": "Det har tal om handel med mediciner.",
        "en": "It has talk of trading medicines.",
    },
    finds=finds_medicine_trade,
)
