"""Nicknames: what a name looks like, and why one is not taken. Pure."""

import re
from collections.abc import Iterable, Sequence

from . import name_roles as roles
from .judging import judge
from .lists import any_in
from .name_keys import key_of, pieces, readings, spelled, words
from .name_likeness import is_beside, is_like_a_role, is_like_staff, is_near_staff
from .name_sentences import is_a_sentence, is_somebodys, leads_on
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
from .words import fold

SHORTEST, LONGEST = 2, 40
_MOST_DIGITS, _MOST_SPOKEN = 4, 2


def why_not(
    name: str, *, taken: Iterable[str] = (), beside: Iterable[str] = (), staff_names: Iterable[str] = ()
) -> str | None:
    """Why a name is not taken, as a code; None for a good one.

    `taken` are the keys of names that others have, `beside` of those in the same room, which may not be
    taken with a little more either. `staff_names` are the names of people who look after the house.
    """
    if not SHORTEST <= len(name) <= LONGEST:
        return "name_length"
    if _tells_a_contact(name):
        return "name_contact"
    if not are_allowed(name):
        return "name_signs"
    if is_like_staff(name, staff_names):
        return "name_staff"
    if reason := not_for_anybody(name):
        return reason
    if is_near_staff(name, staff_names):
        return "name_near_staff"
    near = set(beside)
    if is_somebodys(name, near):
        return "name_words"
    return "name_taken" if key_of(name) in set(taken) or is_beside(name, near) else None


def not_for_anybody(name: str) -> str | None:
    """Why nobody is called so: a word of the staff, a label of the page, or against the house rules."""
    if any(_is_staff_word(one) or is_like_a_role(one) for one in readings(name)):
        return "name_staff"
    if any(_is_label(one) for one in readings(name)):
        return "name_label"
    return "name_words" if is_a_sentence(name) or leads_on(name) or _is_against_the_rules(name) else None


def _is_label(name: str) -> bool:
    if key_of(re.sub(r"\b\d+\b", "", name)) in _LABELS:
        return True
    return any(spelled(piece) in _PAGE_WORDS for piece in pieces(name))


def _is_against_the_rules(name: str) -> bool:
    """By the rules for messages, as a whole and word by word; and by some more."""
    if any(word in key for one in readings(name) if (key := key_of(one)) for word in _HURTING_ANYWHERE):
        return True
    parts = [word for word in words(name) if word.lower() not in ORDINARY]
    if any(spelled(word) in _HURTING_WHOLE for word in parts):
        return True
    verdicts = [judge(one) for one in {" ".join(parts), *parts}]
    return any(verdict.effect or verdict.care for verdict in verdicts)


def _tells_a_contact(name: str) -> bool:
    reading = read(name)
    most = _MOST_SPOKEN if reading.has_spoken_numbers else _MOST_DIGITS
    return reading.digits > most or "@" in reading.text or _wants_contact(words(name))


def _wants_contact(parts: Sequence[str]) -> bool:
    """ "Soita mulle", "snap oivav": a wish or a service, and something with it."""
    if len(parts) < 2:
        return False
    return spelled(parts[0]) in _CALLS or any(any_in("platforms").fullmatch(fold(part)) for part in parts)


def _is_staff_word(name: str) -> bool:
    key, parts = key_of(name), words(name)
    if {key_of(word) for word in parts} & _WHOLE or key in _WHOLE:
        return True
    if any(word in key for word in _ANYWHERE):
        return True
    plain = [re.sub(r"(.)\1{2,}", r"\1\1", spelled(word)) for word in [*parts, name]]
    return any(word.startswith(_FIRST) or any(one in word for one in _INSIDE) for word in plain)


_ANYWHERE = tuple(key_of(word) for word in [*ANYWHERE, *roles.ANYWHERE])
_WHOLE = {key_of(word) for word in WHOLE}
_LABELS = {key_of(word) for word in [*LABELS, *roles.PAGE_NAMES]}
_PAGE_WORDS = {spelled(word) for word in roles.PAGE_WORDS}
_CALLS = {spelled(word) for word in roles.CALLS}
_HURTING_ANYWHERE = tuple(key_of(word) for word in HURTING_ANYWHERE)
_HURTING_WHOLE = {spelled(word) for word in [*HURTING_WHOLE, *roles.SAID_OF_OTHERS]}
_INSIDE = tuple(spelled(word) for word in SPELLED_ANYWHERE)
_FIRST = tuple(spelled(word) for word in SPELLED_FIRST)
