"""Nicknames: what a name looks like, and why one is not taken. Pure."""

import re
import unicodedata
from collections.abc import Iterable

from .reading import read

SHORTEST, LONGEST = 2, 40

# Words of those who look after the house. A name that looks like one of them would be believed.
STAFF = [
    "valvoja",
    "moderaattori",
    "moderoija",
    "yllapito",
    "yllapitaja",
    "toimitus",
    "toimittaja",
    "henkilokunta",
    "henkilosto",
    "ohjaaja",
    "tyontekija",
    "virkailija",
    "virallinen",
    "jarjestelma",
    "admin",
    "administrator",
    "administraattori",
    "moderator",
    "mod",
    "administrator",
    "redaktion",
    "redaktor",
    "personal",
    "handledare",
    "tjansteman",
    "officiell",
    "system",
    "support",
    "staff",
    "official",
    "editor",
    "omaaani",
]
_STAFF_ANYWHERE = tuple(word for word in STAFF if len(word) >= 6)
_LEET = str.maketrans("0134578@$!|", "oieastbasil")
_DIGITS = re.compile(r"\d")
_MOST_DIGITS = 4
_PLAIN = {"ä": "a", "ö": "o", "å": "a", "æ": "a", "ø": "o", "ß": "s", "ı": "i", "l": "i"}


def key_of(name: str) -> str:
    """What a name looks like: two names with one key cannot be told apart at a glance."""
    plain = read(name).lower.translate(_LEET)
    letters = (char for char in _without_marks(plain) if char.isalnum())
    return re.sub(r"(.)\1+", r"\1", "".join(_PLAIN.get(char, char) for char in letters).replace("rn", "m"))


def why_not(name: str, *, taken: Iterable[str] = (), staff_names: Iterable[str] = ()) -> str | None:
    """Why a name is not taken, as a code; None for a good one.

    `taken` are the keys of others in the room, `staff_names` the names of people who look after the house.
    """
    if not SHORTEST <= len(name) <= LONGEST:
        return "name_length"
    if any(_is_invisible(char) for char in name) or not any(char.isalpha() for char in name):
        return "name_signs"
    if _mixes_alphabets(name):
        return "name_signs"
    if len(_DIGITS.findall(read(name).text)) > _MOST_DIGITS or "@" in name:
        return "name_contact"
    key = key_of(name)
    if _is_staff_word(name, key) or key in {key_of(other) for other in staff_names}:
        return "name_staff"
    return "name_taken" if key in set(taken) else None


def _is_staff_word(name: str, key: str) -> bool:
    words = {key_of(word) for word in re.split(r"[\W_]+", name) if word}
    return any(key_of(word) in words | {key} for word in STAFF) or any(
        key_of(word) in key for word in _STAFF_ANYWHERE
    )


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in {"Cf", "Cc", "Co", "Cn", "Zl", "Zp", "Me"} or (
        char.isspace() and char != " "
    )


def _mixes_alphabets(name: str) -> bool:
    scripts = {unicodedata.name(char, "?").split()[0] for char in name if char.isalpha()}
    return len(scripts) > 1


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
