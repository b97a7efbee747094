"""The sentences of a page as a reader meets them, from its HTML; js/reading/sentences.js finds them there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from portal.plain_language.splitting import sentences

# A test holds these against the script.
BLOCKS = (
    "h1, h2, h3, h4, p, li, dt, dd, figcaption, caption, th, td, summary, blockquote, div, section, article"
)
SKIPPED = (
    ".reading-tools, .listen, .hard, .meaning--open, .buttons, .recording, .story__report, .counts__chart, "
    ".safe-bar, nav, form, button, select, script, style, template, svg, video, audio, .visually-hidden, "
    "[hidden], [aria-hidden=true]"
)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_block_tags = frozenset(BLOCKS.split(", "))
_skipped = SKIPPED.split(", ")
_skipped_tags = frozenset(each for each in _skipped if each[0] not in ".[")
_skipped_classes = frozenset(each[1:] for each in _skipped if each[0] == ".")
SPACE = re.compile(r"\s")
SPACES = re.compile(r"\s+")
SAID = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Chunk:
    """Words of one sentence in one language, by its two letters."""

    language: str
    text: str


@dataclass(frozen=True)
class _Element:
    tag: str
    language: str
    is_skipped: bool
    block: object


@dataclass
class _Block:
    element: object
    pieces: list[tuple[str, str]] = field(default_factory=list)  # language, text


def sentences_of(html: str, language: str) -> list[list[Chunk]]:
    """What is read in the page's main part, sentence by sentence, in its order."""
    reader = _Reader(language)
    reader.feed(html)
    reader.close()
    return [chunks for block in reader.blocks for chunks in _cut(block, language[:2])]


def _cut(block: _Block, language: str) -> Iterator[list[Chunk]]:
    text = "".join(piece for _language, piece in block.pieces)
    for line in re.finditer(r"[^\n]+", text):
        for start, end in sentences(line.group(), language):
            chunks = list(_chunks(block, line.start() + start, line.start() + end))
            if chunks:
                yield chunks


def _chunks(block: _Block, first: int, last: int) -> Iterator[Chunk]:
    """The words from one letter to another; neighbours in one language are one piece."""
    parts: list[list[str]] = []
    begin = 0
    for language, text in block.pieces:
        words = text[max(first - begin, 0) : max(last - begin, 0)]
        begin += len(text)
        if words and parts and parts[-1][0] == language:
            parts[-1][1] += words
        elif words:
            parts.append([language, words])
    for language, words in parts:
        if SAID.search(words):
            yield Chunk(language, SPACES.sub(" ", words))


class _Reader(HTMLParser):
    """Texts of the main part, by the block in which each stands."""

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Block] = []
        self._language = language[:2]
        self._open: list[_Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
        if tag in VOID or not (self._open or tag == "main"):
            return
        around, said = self._open[-1] if self._open else None, dict(attrs)
        self._open.append(
            _Element(
                tag,
                (said.get("lang") or (around.language if around else self._language))[:2].lower(),
                bool(around and around.is_skipped) or _is_skipped(tag, said),
                object() if tag in _block_tags or around is None else around.block,
            )
        )

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._add(SPACE.sub(" ", data))

    def _add(self, text: str) -> None:
        if not self._open or self._open[-1].is_skipped:
            return
        element = self._open[-1]
        if not self.blocks or self.blocks[-1].element is not element.block:
            self.blocks.append(_Block(element.block))
        self.blocks[-1].pieces.append((element.language, text))


def _is_skipped(tag: str, said: dict[str, str | None]) -> bool:
    classes = set((said.get("class") or "").split())
    hidden = "hidden" in said or said.get("aria-hidden") == "true"
    return hidden or tag in _skipped_tags or bool(classes & _skipped_classes)
