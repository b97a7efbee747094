"""Which symbol fits a heading. The heading carries its name; /reading.css shows it to who wants it."""

import re
from functools import cache, lru_cache
from html import unescape
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("heading_symbols.yaml")
FIRST_LANGUAGE = "fi"
HEADING = re.compile(r"<(h[1-3])((?:\s[^<>]*)?)>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
BETWEEN = re.compile(r"[\W_]+")


def with_symbols(html: str, language: str) -> str:
    """The HTML with the name of a symbol at each heading that one fits."""
    return HEADING.sub(lambda found: _marked(found, language), html)


@lru_cache(maxsize=2000)
def symbol_for(heading: str, language: str) -> str:
    """The symbol whose word stands first in the heading, the longest of several. Empty for none."""
    words = f" {BETWEEN.sub(' ', heading.casefold()).strip()}"
    places = [
        (words.find(f" {beginning}"), -len(beginning), code)
        for code, beginnings in _known(language[:2]).items()
        for beginning in beginnings
    ]
    return min((each for each in places if each[0] >= 0), default=(0, 0, ""))[2]


@cache
def all_codes() -> tuple[str, ...]:
    """Every symbol that a heading may have."""
    return tuple(yaml.safe_load(FILE.read_text(encoding="utf-8")))


@cache
def _known(language: str) -> dict[str, list[str]]:
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {code: words.get(language, words[FIRST_LANGUAGE]) for code, words in told.items()}


def _marked(found: re.Match[str], language: str) -> str:
    tag, attributes, inside = found.groups()
    code = symbol_for(unescape(TAG.sub("", inside)), language)
    mark = f' data-heading-symbol="{code}"' if code else ""
    return f"<{tag}{attributes}{mark}>{inside}</{tag}>"
