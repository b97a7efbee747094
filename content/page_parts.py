"""What stands in the HTML of a page: its links, its pictures, its words. No framework, no database."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

SILENT = {"script", "style", "template"}


@dataclass
class Parts:
    """The links of a page with their words, the pictures that have no alt text at all, and all its words."""

    links: list[tuple[str | None, str]] = field(default_factory=list)
    pictures_without_alt: list[str] = field(default_factory=list)
    words: str = ""


def parts_of(html: str) -> Parts:
    """What stands in this HTML. An anchor that is only a place to jump to is no link."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.parts.words = " ".join(" ".join(reader.heard).split())
    return reader.parts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = Parts()
        self.heard: list[str] = []
        self._silent = 0
        self._link: list[str] | None = None
        self._href: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in SILENT:
            self._silent += 1
        elif tag == "img" and "alt" not in known:
            self.parts.pictures_without_alt.append(known.get("src") or "")
        elif tag == "a" and ("href" in known or not known.keys() & {"id", "name"}):
            self._href, self._link = known.get("href"), []

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "a" and self._link is not None:
            self.parts.links.append((self._href, " ".join(" ".join(self._link).split())))
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self.heard.append(data)
        if self._link is not None:
            self._link.append(data)
