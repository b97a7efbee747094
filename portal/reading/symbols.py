"""Pictures that say something: each is a concept with words in every language of the house. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("symbols.yaml")
FIRST_LANGUAGE = "fi"
MOST = 12  # in one message


@dataclass(frozen=True)
class Symbol:
    """One concept. A sentence says something whole by itself; a word is for a row of them."""

    code: str
    words: dict[str, str]
    is_sentence: bool

    @property
    def picture(self) -> str:
        """Where the picture is among the static files."""
        return f"symbols/{self.code}.svg"

    def words_in(self, language: str) -> str:
        """What it says in this language."""
        return self.words.get(language[:2], self.words[FIRST_LANGUAGE])


@cache
def all_symbols() -> dict[str, Symbol]:
    """Every concept by its code: the sentences first, then the words."""
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    found = [
        _read(row, is_sentence=kind == "sentences") for kind in ("sentences", "words") for row in data[kind]
    ]
    return {symbol.code: symbol for symbol in found}


def are_known(codes: Iterable[object]) -> bool:
    """Whether all of these are codes of concepts, and no more than a message may have."""
    listed = list(codes)
    known = all_symbols()
    return len(listed) <= MOST and all(isinstance(code, str) and code in known for code in listed)


def named(codes: Iterable[str]) -> list[Symbol]:
    """The concepts with these codes. One that is not known any more is left out."""
    known = all_symbols()
    return [known[code] for code in codes if code in known]


def spoken(codes: Iterable[str], language: str) -> str:
    """The concepts as one line of words: sentences stand alone, words have commas between."""
    line = ""
    for symbol in named(codes):
        between = " " if line.endswith((".", "!", "?")) else ", "
        line += (between if line else "") + symbol.words_in(language)
    return line


def _read(row: dict[str, Any], *, is_sentence: bool) -> Symbol:
    words = {language: row[language] for language in ("fi", "sv", "en")}
    return Symbol(row["code"], words, is_sentence)
