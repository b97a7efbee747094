"""Nicknames: what a name looks like, and why one is not taken. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from .judging import judge
from .name_signs import are_allowed
from .name_words import (
    ANYWHERE,
    HURTING_ANYWHERE,
    HURTING_WHOLE,
    LABELS,
    ORDINARY,
    SPELLED_ANYWHERE,
    SPELLED_FIRST,
    WHOLE,
)
from .reading import read

SHORTEST, LONGEST = 2, 40
_LEET = str.maketrans("0134578@$!|", "oieastbasil")
_MOST_DIGITS, _MOST_SPOKEN = 4, 2
_PLAIN = {"ä": "a", "ö": "o", "å": "a", "æ": "a", "ø": "o", "ß": "s", "ı": "i", "l": "i"}
_PLAIN |= {"ð": "d", "þ": "p", "ŋ": "n", "ə": "e", "œ": "o", "я": "r", "ґ": "r"}
# What Cyrillic and Greek letters sound like, for those who read them.
_SOUNDS = dict(zip("абвгдезийіјклмнопрстуфхцыэё", "abvgdeziiijklmnoprstufhcyee", strict=True))
_SOUNDS |= dict(zip("αβγδεζηικλμνοπρστυφχω", "avgdeziiklmnoprstyfho", strict=True))
_SOUNDS |= {
    "ж": "z",
    "ч": "c",
    "ш": "s",
    "щ": "s",
    "ъ": "",
    "ь": "",
    "ґ": "g",
    "ю": "ju",
    "я": "ja",
    "ς": "s",
}
_WORD_ENDS = re.compile(r"[^\w-]+|_|-(?=\w{1,2}\b)|(?<=\b\w)-")


def key_of(name: str) -> str:
    """What a name looks like: two names with one key cannot be told apart at a glance."""
    return re.sub(r"(.)\1+", r"\1", _spelled(name).replace("rn", "m"))


def why_not(name: str, *, taken: Iterable[str] = (), staff_names: Iterable[str] = ()) -> str | None:
    """Why a name is not taken, as a code; None for a good one.

    `taken` are the keys of others in the room, `staff_names` the names of people who look after the house.
    """
    if not SHORTEST <= len(name) <= LONGEST:
        return "name_length"
    if _tells_a_contact(name):
        return "name_contact"
    if not are_allowed(name):
        return "name_signs"
    keys = _keys(name)
    if keys & {key_of(other) for other in staff_names} or begins_like(name, staff_names):
        return "name_staff"
    return not_for_anybody(name) or ("name_taken" if key_of(name) in set(taken) else None)


def not_for_anybody(name: str) -> str | None:
    """Why nobody is called so: a word of the staff, a label of the page, or against the house rules."""
    if any(_is_staff_word(one) for one in _readings(name)):
        return "name_staff"
    if any(key_of(re.sub(r"\b\d+\b", "", one)) in _LABELS for one in _readings(name)):
        return "name_label"
    return "name_words" if _is_against_the_rules(name) else None


def _is_against_the_rules(name: str) -> bool:
    """By the rules for messages, as a whole and word by word; and by some more."""
    if any(word in key for key in _keys(name) for word in _HURTING_ANYWHERE):
        return True
    words = [word for word in _words(name) if word.lower() not in ORDINARY]
    if any(_spelled(word) in _HURTING_WHOLE for word in words):
        return True
    verdicts = [judge(one) for one in {" ".join(words), *words}]
    return any(verdict.effect or verdict.care for verdict in verdicts)


def begins_like(name: str, staff_names: Iterable[str]) -> bool:
    """Whether the name begins with the whole name of somebody who looks after the house."""
    staff = {key_of(other) for other in staff_names} - {""}
    for reading in _readings(name):
        words = _words(reading)
        if words and key_of(words[0]) in staff:
            return True
        if _is_spaced_out(words) and any(key_of(reading).startswith(one) for one in staff):
            return True
    return False


def _keys(name: str) -> set[str]:
    return {key_of(one) for one in _readings(name)} - {""}


def _readings(name: str) -> tuple[str, ...]:
    """The name as it looks, and as it sounds if that is another thing."""
    sounds = "".join(_SOUNDS.get(char, char) for char in _without_marks(name.lower()))
    return (name,) if sounds == _without_marks(name.lower()) else (name, sounds)


def _tells_a_contact(name: str) -> bool:
    reading = read(name)
    most = _MOST_SPOKEN if reading.has_spoken_numbers else _MOST_DIGITS
    return reading.digits > most or "@" in reading.text


def _is_staff_word(name: str) -> bool:
    key, words = key_of(name), _words(name)
    if {key_of(word) for word in words} & _WHOLE or key in _WHOLE:
        return True
    if any(word in key for word in _ANYWHERE):
        return True
    spelled = [re.sub(r"(.)\1{2,}", r"\1\1", _spelled(word)) for word in [*words, name]]
    return any(word.startswith(_FIRST) or any(one in word for one in _INSIDE) for word in spelled)


def _words(name: str) -> Sequence[str]:
    return [word for word in _WORD_ENDS.split(name) if word]


def _is_spaced_out(words: Sequence[str]) -> bool:
    return len(words) > 2 and sum(len(word) == 1 for word in words) > len(words) / 2


def _spelled(name: str) -> str:
    """Plain small letters and digits, nothing between them."""
    plain = read(name).lower.translate(_LEET)
    return "".join(_PLAIN.get(char, char) for char in _without_marks(plain) if char.isalnum())


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


_ANYWHERE = tuple(key_of(word) for word in ANYWHERE)
_WHOLE = {key_of(word) for word in WHOLE}
_LABELS = {key_of(word) for word in LABELS}
_HURTING_ANYWHERE = tuple(key_of(word) for word in HURTING_ANYWHERE)
_HURTING_WHOLE = {_spelled(word) for word in HURTING_WHOLE}
_INSIDE = tuple(_spelled(word) for word in SPELLED_ANYWHERE)
_FIRST = tuple(_spelled(word) for word in SPELLED_FIRST)
