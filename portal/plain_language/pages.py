"""A page of HTML as blocks of plain text, each of which knows the element that it came from."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .blocks import Block, Blocks, Kind, Link

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ITEMS = ("li", "dt", "dd")
OTHERS = (
    "p",
    "div",
    "blockquote",
    "figcaption",
    "caption",
    "td",
    "th",
    "summary",
    "section",
    "article",
)
NAMED = frozenset((*HEADINGS, *ITEMS, *OTHERS))
# What a browser is asked to find the same elements in the same order: document.querySelectorAll(ELEMENTS).
ELEMENTS = ",".join((*HEADINGS, *ITEMS, *OTHERS))
APART = "script style template noscript svg math nav button select textarea iframe audio video pre code"
VOID = "area base br col embed hr img input link meta source track wbr"
ROWS = "br hr ul ol dl table tr form fieldset header footer aside main"
LEFT_OUT, EMPTY, BREAKS = frozenset(APART.split()), frozenset(VOID.split()), frozenset(ROWS.split())
# A tag that opens closes these before it, as in every browser.
CLOSES = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "td": ("td", "th"), "th": ("td", "th")}
HIDDEN = {("aria-hidden", "true"), ("hidden", ""), ("hidden", None), ("hidden", "hidden")}


def from_html(html: str, language: str = "") -> Blocks:
    """Reads a page. The text is what its blocks say, one a row.

    What nobody reads is left out (scripts, what is hidden, menus), and so is text in another language than
    `language` where the page says so by `lang`.
    """
    reader = _Reader(language)
    reader.feed(html)
    reader.close()
    reader.finish()
    return Blocks("".join(reader.text), tuple(reader.blocks))


@dataclass
class _Open:
    tag: str
    skipped: bool
    element: int | None
    kind: Kind


@dataclass
class _Piece:
    words: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    length: int = 0

    def add(self, data: str) -> None:
        """Adds text as a page shows it: any row of spaces is one."""
        words = " ".join(data.split())
        lead = " " if data[:1].isspace() and self.words and not self.words[-1].endswith(" ") else ""
        tail = " " if words and data[-1:].isspace() else ""
        for piece in (lead, words, tail):
            if piece:
                self.words.append(piece)
                self.length += len(piece)


class _Reader(HTMLParser):
    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.blocks: list[Block] = []
        self._language = language.partition("-")[0]
        self._open: list[_Open] = [_Open("", False, None, Kind.PARAGRAPH)]
        self._piece, self._at, self._count = _Piece(), 0, 0
        self._link: tuple[int, int, str] | None = (
            None  # how many pieces and signs stand before it; its address
        )
        self._tags: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NAMED or tag in BREAKS:
            self.finish()
        while self._open[-1].tag in CLOSES.get(tag, ()) or (self._open[-1].tag == "p" and tag in NAMED):
            self._pop()
        if tag not in EMPTY:
            self._open.append(self._opened(tag, attrs))
            self._tags[tag] += 1
        if tag == "a":
            self._link = (len(self._piece.words), self._piece.length, dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._end_link()
        if not self._tags[tag]:
            return
        if tag in NAMED or tag in BREAKS:
            self.finish()
        while self._pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._open[-1].skipped:
            self._piece.add(data)

    def finish(self) -> None:
        """Ends the block that is being read, if it has any words."""
        self._end_link()
        piece, self._piece = self._piece, _Piece()
        words = "".join(piece.words).rstrip()
        if not words:
            return
        if self.text:
            self.text.append("\n")
            self._at += 1
        start, end = self._at, self._at + len(words)
        links = tuple(
            Link(start + each.start, min(end, start + each.end), each.address) for each in piece.links
        )
        self.text.append(words)
        self._at = end
        self.blocks.append(Block(self._open[-1].kind, start, end, self._open[-1].element, links))

    def _end_link(self) -> None:
        if self._link is not None:
            pieces, start, address = self._link
            words = "".join(self._piece.words[pieces:])
            start += len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if end > start:
                self._piece.links.append(Link(start, end, address))
        self._link = None

    def _pop(self) -> str:
        tag = self._open.pop().tag
        self._tags[tag] -= 1
        return tag

    def _opened(self, tag: str, attrs: list[tuple[str, str | None]]) -> _Open:
        above = self._open[-1]
        skipped = above.skipped or tag in LEFT_OUT or self._is_apart(dict(attrs)) or bool(HIDDEN & set(attrs))
        if tag not in NAMED:
            return _Open(tag, skipped, above.element, above.kind)
        self._count += 1
        kind = Kind.HEADING if tag in HEADINGS else Kind.ITEM if tag in ITEMS else above.kind
        return _Open(tag, skipped, self._count - 1, kind)

    def _is_apart(self, attrs: dict[str, str | None]) -> bool:
        language = (attrs.get("lang") or self._language).partition("-")[0]
        return bool(self._language) and language != self._language
