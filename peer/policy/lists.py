"""Lists of words and phrases in `data/`, one list in three languages, compiled for searching.

A line is a phrase. In it: `word*` any ending, `a/b_c` one or the other, `~` up to three words, `$` the end of
the message, `^` its beginning. `@name = a/b/c` gives a set of words a name, `@name` uses it. A line with `!`
first is innocent: what it matches is not looked at. Dots of å, ä and ö do not matter.
"""

import re
from functools import cache
from pathlib import Path
from re import Pattern

from .beginnings import ByBeginning, beginning
from .reading import Reading
from .words import BREAK, by_first_letter, fold

DATA = Path(__file__).parent / "data"
LANGUAGES = ("fi", "sv", "en")
# Set by a rule before it looks for phrases: a medicine that is misused, and any medicine.
NAMED = {"STRONG": "medx", "MED": "medx/medy"}
_BETWEEN = rf"[^\w{BREAK}]{{1,6}}"
_WITHIN = rf"[^\w{BREAK}.!?\n]{{1,6}}"  # what is innocent does not go on after its sentence
_WORDS_BETWEEN = rf"(?:\w{{1,14}}{_BETWEEN}){{0,3}}?"
_LOOSE_BETWEEN = r"\w{0,12}?"
_STARRED = re.compile(r"[a-z][a-z*]*\*[a-z*]*[a-z]")
_STARRED_FROM = 4  # shorter words with a star inside could be anything
_LOOSE_FROM = 5
_FIRST_WORD = re.compile(rf"[^\w{BREAK}]*")


class Phrases:
    """The phrases of one list."""

    def __init__(self, lines: list[str]) -> None:
        """`lines` as they stand in the files; see the top of this module."""
        sets = dict(NAMED)
        wanted: list[str] = []
        innocent: list[str] = []
        starts: list[str] = []
        loose: list[str] = []
        for line in lines:
            if line.startswith("@") and "=" in line:
                name, words = line.split("=", 1)
                sets[name.strip()] = words.strip()
            else:
                into = innocent if line.startswith("!") else wanted
                parts = [
                    "/".join(sets.get(one, one) for one in part.split("/"))
                    for part in line.lstrip("! ").split()
                ]
                if parts[0] == "^":
                    into, parts = starts, parts[1:]
                patterns = _patterns(parts)
                into += [_in_a_sentence(one) for one in patterns] if into is innocent else patterns
                loose += _loose(parts) if into is not innocent else []
        self._wanted = ByBeginning(wanted)
        self._innocent = ByBeginning(innocent)
        self._loose = ByBeginning(loose)
        self._starts = ByBeginning(starts) if starts else None

    def are_in(self, reading: Reading) -> bool:
        """Whether one of the phrases is said, apart from the innocent ones."""
        letters = without_stars(reading.letters)
        if self._is_in(letters):
            return self._is_in(self._innocent.without(letters))
        squeezed, starts = reading.squeezed
        return any(self._loose.match_at(squeezed, start) for start in starts)

    def _is_in(self, letters: str) -> bool:
        return self._wanted.search(letters) or bool(self._starts and self._begins(self._starts, letters))

    @staticmethod
    def _begins(starts: ByBeginning, letters: str) -> bool:
        ways = letters.split(BREAK)
        return any(starts.match_at(way, first.end()) for way in ways if (first := _FIRST_WORD.match(way)))

    def are_all_of(self, sentence: str) -> bool:
        """Whether the sentence says one of the phrases and nothing else."""
        return self._wanted.fullmatch(sentence)

    def match(self, sentence: str) -> bool:
        """Whether one of the phrases is in a sentence."""
        return self._wanted.search(sentence)

    def excuse(self, sentence: str) -> bool:
        """Whether one of the innocent phrases is in a sentence."""
        return self._innocent.search(sentence)


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
    patterns = (
        re.escape(word.rstrip("*").replace("_", " ")) + (r"\w*" if word.endswith("*") else "")
        for word in sorted(words_of(name), key=len, reverse=True)
    )
    return rf"(?:(?:{'|'.join(patterns)})\b)"


@cache
def any_in(name: str) -> Pattern[str]:
    """The same for the letters of a reading: with and without dots."""
    return re.compile(r"\b" + by_first_letter(_word(word) for word in words_of(name)))


@cache
def signs_in(name: str) -> frozenset[str]:
    """The pictures in a short list."""
    return frozenset(words_of(name))


def words_of(name: str) -> list[str]:
    """The words of a short list, as they stand there."""
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]


def _patterns(parts: list[str]) -> list[str]:
    """One pattern for each beginning that the phrase may have."""
    rest = _rest(parts[1:])
    firsts: dict[str, list[str]] = {}
    for word in map(_word, parts[0].split("/")):
        key = beginning(word)
        firsts.setdefault(key, []).append(word[len(key) :])
    return [f"{key}(?:{'|'.join(words)}){rest}" for key, words in firsts.items()]


def _in_a_sentence(pattern: str) -> str:
    return pattern.replace(_BETWEEN, _WITHIN)


def _rest(parts: list[str]) -> str:
    pattern, glue = "", _BETWEEN
    for part in parts:
        if part == "~":
            glue += _WORDS_BETWEEN
        elif part == "$":
            pattern += rf"[^\w{BREAK}]*(?:$|(?={BREAK}))"
        else:
            pattern += glue + _one_of(part)
            glue = _BETWEEN
    return pattern


def _one_of(part: str) -> str:
    return f"(?:{'|'.join(_word(word) for word in part.split('/'))})"


def _word(word: str) -> str:
    return _BETWEEN.join(_single(part) for part in word.split("_"))


def _single(word: str) -> str:
    return re.escape(fold(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else r"(?!\w)")


def without_stars(letters: str) -> str:
    """Words with stars inside as the listed words that they hide: "v*ttu" is one."""
    return _STARRED.sub(lambda found: _hidden(found.group()), letters) if "*" in letters else letters


def _hidden(word: str) -> str:
    for stem, is_open in _vocabulary().get(word[0], ()):
        fits = len(word) >= len(stem) if is_open else len(word) == len(stem)
        if fits and all(sign in (letter, "*") for sign, letter in zip(word, stem, strict=False)):
            return stem + word[len(stem) :].replace("*", "")
    return word


@cache
def _vocabulary() -> dict[str, list[tuple[str, bool]]]:
    """Each listed word, if its other letters tell enough, and whether any ending may follow."""
    by_letter: dict[str, list[tuple[str, bool]]] = {}
    for path in sorted(DATA.glob("*.txt")):
        for word in re.split(r"[\s/_=]+", path.read_text(encoding="utf-8")):
            stem = fold(word.rstrip("*"))
            if len(stem) >= _STARRED_FROM and stem.isalpha():
                by_letter.setdefault(stem[0], []).append((stem, word.endswith("*")))
    return by_letter


def _loose(parts: list[str]) -> list[str]:
    """The phrase without any gaps, where it is long enough to be nothing else."""
    rest = "".join(
        _LOOSE_BETWEEN if part == "~" else f"(?:{'|'.join(_letters(word) for word in part.split('/'))})"
        for part in parts[1:]
        if part != "$"
    )
    words = (_letters(word) + rest for word in parts[0].split("/"))
    return [word for word in words if len(word) >= _LOOSE_FROM]


def _letters(word: str) -> str:
    return re.sub(r"\W", "", fold(word))
