"""Texts that might be taken for the house's own. The page says beside them that a participant wrote them."""

import re
from functools import cache, lru_cache

from .lists import words_of
from .people import NOBODY, STAFF, People
from .reading import Reading, read
from .words import BREAK

_LINE = rf"(?:^|[\n{BREAK}])"
# "t. Oma ääni", "— M.", "Mirja:", "[Viesti]", "*** … ***": how notices begin and end.
_LAYOUT = re.compile(
    rf"{_LINE}[^\w\n]*(?:t|terv|terveisin|terkuin|yst|toivoo|toivottaa|mvh|halsar|halsningar|br|regards|yours|sincerely)\b[^\n]{{0,40}}$"
    rf"|\b(?:t|terv|terveisin|terkuin|mvh|halsningar|br|regards)[.,:]\s*\w[^\n]{{0,30}}$"
    rf"|{_LINE}\s*[-–—/~•*=#>|]+\s*\w[^\n]{{0,30}}$"
    rf"|{_LINE}\s*(?:[-–—*=#_~>|•!]{{2,}}|[\[({{<«»|])"
    rf"|{_LINE}[^:\n]{{1,40}}:"
    rf"|\n[^\w\n]*\w{{1,2}}[^\w\n]*$"
    rf"|{_LINE}(?:\W*(?:hei|moi|hej|hi|hello|hey|kaikki|alla|all)\b){{0,2}}\W*\w+ "
    r"(?:tassa|taalla|har|here)[ ]*(?:$|[\n,.!])"
    r"|\b(?:4\d\d|50\d)\b"
)
_WORDS_AND_GAPS = re.compile(r"[^\w\n]+")
# Keys, shields, horns, signs of warning and of what is done.
_SIGNS = re.compile("[🔑🗝🛡👮🔐🔒🔓📢📣🔔🚨⚠❗❕‼⛔🚫🛑✅☑✔❌✖ℹ🆘🤖⭐🌟💼📌📍🏠🏛👑©®™★☆†‡■●◆▶]")


def could_be_the_house(text: str, people: People = NOBODY) -> bool:
    """Whether a reader might take the text for a moderator's, or the house's.

    Wide on purpose: a mark beside an innocent message costs little. `people` are those of the room; the names
    of those who look after the house count.
    """
    return _could_be(text, people)


@lru_cache(maxsize=2048)
def _could_be(text: str, people: People) -> bool:
    if _SIGNS.search(text):
        return True
    reading = read(text, (), people)
    letters = reading.letters
    if _LAYOUT.search(letters) or STAFF in reading.named:
        return True
    return _has_part(reading)


def _has_part(reading: Reading) -> bool:
    squeezed, _starts = reading.squeezed
    plain = f" {_WORDS_AND_GAPS.sub(' ', reading.letters)} {squeezed} "
    return any(part in plain for part in _parts())


@cache
def _parts() -> tuple[str, ...]:
    return tuple(part.replace("_", " ") for part in words_of("house_words"))
