"""Whether a name is like that of one who looks after the house, like a role, or like one beside it. Pure."""

import re
from collections.abc import Iterable, Sequence

from . import name_roles as roles
from .name_keys import is_near, key_of, pieces, readings, sound_of, spelled, words

_LONG_ENOUGH = 4  # a shorter name with a letter more is another name
_SHORT = 2  # letters that say nothing beside a name
_ADDED_BEFORE, _ADDED_AFTER = "xzq", "bcdfgpqvwxz"


def is_like_staff(name: str, staff_names: Iterable[str]) -> bool:
    """Whether a whole name of somebody who looks after the house is in it, by its looks or its sound."""
    staff = {sound_of(key_of(other)) for other in staff_names} - {""}
    return any(_has_one_of(staff, one) for one in readings(name))


def _has_one_of(staff: set[str], name: str) -> bool:
    whole = sound_of(key_of(name))
    parts = [sound_of(key_of(part)) for part in [*words(name), *pieces(name)]]
    owners = [sound_of(key_of(part))[:-1] for part in words(name)[:-1] if part[-1] in "ns"]
    if staff & {whole, *parts, *owners}:
        return True
    if _is_spaced_out(words(name)) and any(whole.startswith(one) for one in staff):
        return True
    longer = [one for one in parts if len(one) > _LONG_ENOUGH]
    return any(
        (one[:-1] in staff and one[-1] in _ADDED_AFTER) or (one[1:] in staff and one[0] in _ADDED_BEFORE)
        for one in longer
    )


def is_near_staff(name: str, staff_names: Iterable[str]) -> bool:
    """Whether a word of it begins with such a name, or is it with a letter or two more: "Mirjami"."""
    firsts = {spelled(parts[0]) for other in staff_names if (parts := words(other))}
    staff = {one for one in firsts if len(one) >= _LONG_ENOUGH}
    said = [spelled(part) for one in readings(name) for part in words(one)]
    return any(part.startswith(one) or _has_letters_added(part, one) for part in said for one in staff)


def _has_letters_added(longer: str, name: str) -> bool:
    """The first letter is the same: Hanna is another name than Anna."""
    most = 1 if len(name) == _LONG_ENOUGH else 2
    if not 0 < len(longer) - len(name) <= most or longer[0] != name[0]:
        return False
    left = iter(longer)
    return all(letter in left for letter in name)


def is_like_a_role(name: str) -> bool:
    """Whether it says a role in the house: nearly, by its sound, shortened, or as a title."""
    parts = [spelled(part) for part in [*words(name), *pieces(name)]]
    if any(_SHORT_ROLE.fullmatch(part) for part in [*parts, spelled(name)]) or _SPELLED_WHOLE & {*parts}:
        return True
    sounds = {sound_of(key_of(part)) for part in [*words(name), *pieces(name), name]}
    if any(is_near(sound, role) for sound in sounds for role in _NEARLY if sound):
        return True
    return _is_shortened(name) or _has_a_title(name)


def _is_shortened(name: str) -> bool:
    starts = [spelled(part) for part in re.findall(r"([\w-]+)\.", name)]
    return any(
        role.startswith(start)
        for start in starts
        if len(start) >= roles.SHORTEST_SHORTENED
        for role in _SHORTENED
    )


def _has_a_title(name: str) -> bool:
    """A title in plain letters, and a name after it. "Trí Nguyễn" has none."""
    first, *rest = words(name) or [""]
    return bool(rest) and first.lower() in roles.TITLES and name.isascii()


def is_beside(name: str, others: Iterable[str]) -> bool:
    """Whether it is one of the other names (keys) and a little more: a number, a letter, "the real"."""
    keys = set(others) - {""}
    return any(_is_with_a_little(parts, keys) for parts in map(pieces, readings(name)))


def _is_with_a_little(parts: Sequence[str], keys: set[str]) -> bool:
    if len(parts) > 1 and key_of(parts[0]) in keys:
        return True
    return any(
        key_of(part) in keys and all(_is_empty(other) for other in parts if other != part) for part in parts
    )


def _is_empty(part: str) -> bool:
    return len(part) <= _SHORT or part.isdigit() or spelled(part) in _EMPTY


def _is_spaced_out(parts: Sequence[str]) -> bool:
    return len(parts) > 2 and sum(len(part) == 1 for part in parts) > len(parts) / 2


_NEARLY = [sound_of(key_of(role)) for role in roles.KNOWN_NEARLY]
_SHORTENED = [spelled(role) for role in roles.SHORTENED]
_SHORT_ROLE = re.compile(roles.SHORT_ROLE.replace("l", "i"))
_SPELLED_WHOLE = {spelled(word) for word in roles.SPELLED_WHOLE}
_EMPTY = {spelled(word) for word in roles.EMPTY}
