"""How a name looks and sounds, as keys that can be compared. Pure."""

import re
import unicodedata
from collections.abc import Sequence

from .reading import read

_LEET = str.maketrans("0134578@$!|", "oieastbasil")
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
_SEAMS = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[a-zåäö])(?=[A-ZÅÄÖ])")
_ALIKE = str.maketrans("wyzcq", "vjskk")
_HYPHEN = re.compile(r"-(?=[a-zåäö])")
_OWNED = re.compile(r"['’]s?$")


def key_of(name: str) -> str:
    """What a name looks like: two names with one key cannot be told apart at a glance."""
    return re.sub(r"(.)\1+", r"\1", spelled(name).replace("rn", "m"))


def readings(name: str) -> tuple[str, ...]:
    """The name as it looks, and as it sounds if that is another thing."""
    sounds = "".join(_SOUNDS.get(char, char) for char in _without_marks(name.lower()))
    return (name,) if sounds == _without_marks(name.lower()) else (name, sounds)


def words(name: str) -> Sequence[str]:
    """The words of a name; a hyphen is inside one, unless next to a letter or two."""
    return [word for word in _WORD_ENDS.split(name) if word]


def pieces(name: str) -> Sequence[str]:
    """The words, taken apart also where digits or capitals begin inside, and before "-setä"."""
    return [
        piece for word in words(_HYPHEN.sub(" ", _SEAMS.sub(" ", name))) if (piece := _OWNED.sub("", word))
    ]


def sound_of(key: str) -> str:
    """A key by its sound: letters that many read as one are one."""
    return key.translate(_ALIKE)


def is_near(one: str, other: str) -> bool:
    """Whether one letter less, more or different, or two that changed places, is all between the two."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), None)
    if at is None:
        return True
    if one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]:
        return True
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]


def spelled(name: str) -> str:
    """Plain small letters and digits, nothing between them."""
    plain = read(name).lower.translate(_LEET)
    return "".join(_PLAIN.get(char, char) for char in _without_marks(plain) if char.isalnum())


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
