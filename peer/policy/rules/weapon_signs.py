"""A picture of a weapon with nothing beside it but at whom it is aimed: "🔪 sinulle". No rule of its own.

A sentence that says anything else is talk: "Ostin sinulle 🔪 keittiöön". So is one with pictures of food.
"""

import re
import unicodedata

from ..lists import any_in, signs_in
from ..words import BREAK

_SENTENCES = re.compile(rf"[.!?;…]+\s|\n|{BREAK}")
_WORD = re.compile(r"\w")


def is_aimed(letters: str) -> bool:
    """Whether some sentence is only weapons and those at whom they are aimed."""
    weapons = signs_in("weapons")
    if weapons.isdisjoint(letters):
        return False
    return any(_is_aimed(part) for part in _SENTENCES.split(letters) if not weapons.isdisjoint(part))


def _is_aimed(sentence: str) -> bool:
    pictures = {sign for sign in sentence if unicodedata.category(sign) == "So"}
    rest, aims = any_in("aims").subn(" ", sentence)
    rest = any_in("aiming").sub(" ", any_in("chatter").sub(" ", rest))
    return bool(aims) and pictures <= signs_in("weapons") | signs_in("anger") and not _WORD.search(rest)
