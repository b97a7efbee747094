"""Lists of words and phrases in `data/`, one list in three languages, compiled for searching.

A line is a phrase. In it: `word*` any ending, `a/b` one or the other, `~` up to three words, `$` the end of
the message, `^` its beginning. `@name = a/b/c` gives a set of words a name, `@name` uses it. A line with `!`
first is innocent: what it matches is not looked at. Dots of å, ä and ö do not matter.
"""

import re
from functools import cache
from pathlib import Path
from re import Pattern

from .reading import Reading
from .words import BREAK, fold

DATA = Path(__file__).parent / "data"
LANGUAGES = ("fi", "sv", "en")
_BETWEEN = rf"[^\w{BREAK}]{{1,6}}"
_WORDS_BETWEEN = rf"(?:\w{{1,14}}{_BETWEEN}){{0,3}}?"
_LOOSE_BETWEEN = r"\w{0,12}?"
_STARRED_FROM = 4  # shorter words with a star inside could be anything
_LOOSE_FROM = 5


class Phrases:
    """The phrases of one list."""

    def __init__(self, lines: list[str]) -> None:
        """`lines` as they stand in the files; see the top of this module."""
        sets: dict[str, str] = {}
        wanted, innocent, loose = [], [], []
        for line in lines:
            if line.startswith("@") and "=" in line:
                name, words = line.split("=", 1)
                sets[name.strip()] = words.strip()
            else:
                into = innocent if line.startswith("!") else wanted
                parts = [sets.get(part, part) for part in line.lstrip("! ").split()]
                into.append(_pattern(parts))
                if into is wanted and "~~" not in parts and len(line.replace(" ", "")) >= _LOOSE_FROM:
                    loose.append(_loose(parts))
        self._wanted = _any_of(wanted)
        self._innocent = _any_of(innocent)
        self._loose = _any_of(loose)

    def are_in(self, reading: Reading) -> bool:
        """Whether one of the phrases is said, apart from the innocent ones."""
        letters = reading.letters
        if self._wanted.search(letters) and self._wanted.search(self._innocent.sub(" ", letters)):
            return True
        return bool(reading.squeezed and self._loose.search(reading.squeezed))


@cache
def phrases(name: str) -> Phrases:
    """The phrases of the lists with this name, in all languages."""
    lines: list[str] = []
    for language in LANGUAGES:
        text = (DATA / f"{name}_{language}.txt").read_text(encoding="utf-8")
        lines += [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return Phrases(lines)


def one_of(name: str) -> str:
    """A pattern for one of the words in a short list of any language; `_` stands for a space."""
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    patterns = (
        re.escape(word.rstrip("*").replace("_", " ")) + (r"\w*" if word.endswith("*") else "")
        for word in sorted(words, key=len, reverse=True)
    )
    return rf"(?:(?:{'|'.join(patterns)})\b)"


def _any_of(patterns: list[str]) -> Pattern[str]:
    return re.compile("|".join(dict.fromkeys(patterns)) or r"(?!)")


def _pattern(parts: list[str]) -> str:
    pattern, glue = "", ""
    for part in parts:
        if part == "~":
            glue += _WORDS_BETWEEN
        elif part == "^":
            pattern, glue = rf"(?:^|(?<={BREAK}))[^\w{BREAK}]*", ""
        elif part == "$":
            pattern += rf"[^\w{BREAK}]*(?:$|(?={BREAK}))"
        else:
            pattern += glue + r"\b" + _one_of(part)
            glue = _BETWEEN
    return pattern


def _one_of(part: str) -> str:
    words = [_word(word) for word in part.split("/")]
    return words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"


def _word(word: str) -> str:
    stem = fold(word.rstrip("*"))
    starred = len(stem) >= _STARRED_FROM
    letters = "".join(
        f"[{sign}*]" if starred and at and sign.isalpha() else re.escape(sign) for at, sign in enumerate(stem)
    )
    return letters + (r"\w*" if word.endswith("*") else r"(?!\w)")


def _loose(parts: list[str]) -> str:
    pattern = ""
    for part in parts:
        if part in {"^", "$"}:
            continue
        words = (re.sub(r"\W", "", fold(word)) for word in part.split("/"))
        pattern += _LOOSE_BETWEEN if part == "~" else f"(?:{'|'.join(words)})"
    return pattern
