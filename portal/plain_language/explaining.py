"""Finds explained words in running text, in any form, and marks the first one of each in a page's HTML.

Only pieces of text are replaced. Every tag of the page stays as it was, byte by byte.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from .words import WORD, base_forms

MARKED_IN = {"p", "li", "dd"}
# Never inside these, whatever they stand in.
ALONE = (
    "a button h1 h2 h3 h4 h5 h6 summary label legend code pre kbd samp svg math script style template "
    "textarea select nav form dt time iframe audio video noscript"
)
EMPTY = "area base br col embed hr img input link meta source track wbr"
LEFT_ALONE, WITHOUT_END = frozenset(ALONE.split()), frozenset(EMPTY.split())
HIDDEN = {("aria-hidden", "true"), ("hidden", ""), ("hidden", None)}
Mark = Callable[[str, str], str]


@dataclass(frozen=True)
class Term:
    """A word that has a meaning here: its key, and each way in which it is written."""

    key: str
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """Where in a text a term stands."""

    start: int
    end: int
    key: str


class Finder:
    """Looks for terms of one language. A name that begins with a capital is found only with one."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        """Reads the terms once; longer ones go before shorter ones that begin alike."""
        self.language = language
        self._by_first: dict[str, list[tuple[list[str], str]]] = {}
        for term in terms:
            for way in term.ways:
                self._add(WORD.findall(way), term.key)
        for patterns in self._by_first.values():
            patterns.sort(key=lambda pattern: -len(pattern[0]))

    def find(self, text: str) -> Iterator[Found]:
        """Each place where a term stands, from left to right; none inside another."""
        words = list(WORD.finditer(text))
        at = 0
        while at < len(words):
            key, length = self._at([word.group() for word in words[at : at + 6]])
            if length:
                yield Found(words[at].start(), words[at + length - 1].end(), key)
            at += length or 1

    def _add(self, words: list[str], key: str) -> None:
        for base in self._bases(words[0]) if words else ():
            self._by_first.setdefault(base, []).append((words, key))

    def _at(self, words: list[str]) -> tuple[str, int]:
        for base in self._bases(words[0]):
            for pattern, key in self._by_first.get(base, ()):
                if len(pattern) <= len(words) and all(map(self._is_a, words, pattern)):
                    return key, len(pattern)
        return "", 0

    def _is_a(self, word: str, pattern: str) -> bool:
        if pattern[0].isupper() and not word[0].isupper():
            return False
        if pattern.isupper() and not word.startswith(pattern):
            return False
        return not set(self._bases(word)).isdisjoint(self._bases(pattern))

    def _bases(self, word: str) -> tuple[str, ...]:
        return base_forms(word, self.language)


def places(html: str, finder: Finder) -> list[Found]:
    """Where in the HTML each term stands for the first time.

    Headings, links, buttons and code are left alone, and so is text in another language.
    """
    reader = _Reader(html, finder)
    reader.feed(html)
    reader.close()
    return reader.found


def marked(html: str, found: Iterable[Found], mark: Mark) -> str:
    """The HTML with each of these places put through `mark(key, words)`; the words are HTML already."""
    pieces, copied = [], 0
    for each in found:
        pieces += [html[copied : each.start], mark(each.key, html[each.start : each.end])]
        copied = each.end
    return "".join([*pieces, html[copied:]])


class _Reader(HTMLParser):
    def __init__(self, html: str, finder: Finder) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Found] = []
        self._html, self._finder, self._keys = html, finder, set[str]()
        self._open: list[tuple[str, bool, bool]] = []  # the tag, whether text is marked here, whether never
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in WITHOUT_END:
            return
        _tag, inside, never = self._open[-1] if self._open else ("", False, False)
        never = never or tag in LEFT_ALONE or self._is_apart(attrs)
        self._open.append((tag, inside or tag in MARKED_IN, never))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stands inside it."""

    def handle_endtag(self, tag: str) -> None:
        if any(tag == name for name, _inside, _never in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._open or not self._open[-1][1] or self._open[-1][2]:
            return
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        if self._html[start : start + len(data)] != data:
            return  # better no mark than a wrong one
        for found in self._finder.find(data):
            if found.key not in self._keys:
                self._keys.add(found.key)
                self.found.append(Found(start + found.start, start + found.end, found.key))

    def _is_apart(self, attrs: list[tuple[str, str | None]]) -> bool:
        known = dict(attrs)
        language = known.get("lang") or self._finder.language
        words = (known.get("class") or "").split()
        apart = {"visually-hidden", "byline"} & set(words) or "data-plain" in known
        return bool(apart or HIDDEN & set(attrs) or unescape(language)[:2] != self._finder.language[:2])
