"""Signs that a name may have: letters that everybody here tells apart, and a few others. Pure."""

import re
import unicodedata

_OTHER_LATIN = frozenset("æøßðþđħıłŋœŧə")
_BESIDE = frozenset(" -'’.")
_VARIATION = "\ufe0f"
_MARKS = re.compile(r"[\u0300-\u0331]")
_TWO_MARKS = re.compile(r"[\u0300-\u036f]{2}")
# Signs of an office, a check mark or a star, and pictures that hurt: they say more than a name may.
_BADGES = frozenset("✓✔✅☑🗸⭐★☆🌟✨⚠☢☣❗❕‼⛔🚫🚨🛡👮🕵💂👷🚑🚒🚓⚕⚖🏥🩺💊👑🔰🏅🥇🎖🏆🔒🔑🗝📢📣🔔🤖💻🆘🆗")
_HURTING = frozenset("🖕💩🍆🍑🔪🗡🔫💣🪓☠💀卐卍")
_PICTURES = re.compile(r"[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]")


def are_allowed(name: str) -> bool:
    """Letters of one of the Latin, Greek and Cyrillic alphabets, digits, spaces, a few signs and emoji."""
    if _TWO_MARKS.search(unicodedata.normalize("NFC", name)):
        return False
    if not _BADGES.isdisjoint(name) or not _HURTING.isdisjoint(name):
        return False
    alphabets = set()
    for char in name:
        alphabet = _alphabet(char) if char.isalpha() else ""
        if alphabet is None or not (alphabet or _is_beside(char)):
            return False
        alphabets.add(alphabet)
    return len(alphabets - {""}) == 1


def _alphabet(char: str) -> str | None:
    """The alphabet of a letter; None for one that is only good for looking like another."""
    base = unicodedata.normalize("NFD", char)[0]
    if base.isascii() or char.lower() in _OTHER_LATIN or char == "ẞ":
        return "LATIN"
    if not ("\u0370" <= base <= "\u052f"):  # Greek and Cyrillic as they are written today
        return None
    alphabet = unicodedata.name(base, "").split(" ")[0]
    return alphabet if alphabet in {"GREEK", "CYRILLIC"} else None


def _is_beside(char: str) -> bool:
    if char in _BESIDE or char == _VARIATION or char in "0123456789" or _MARKS.match(char):
        return True
    return bool(_PICTURES.match(char)) and unicodedata.category(char) in {"So", "Sk"}
