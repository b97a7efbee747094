"""Texts from elsewhere as plain lines: HTML and Markdown are read, and nothing of them is kept but words.

Templates escape it as any plain text; here scripts go, and addresses that lead nowhere good.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from portal.kit.text import plain

LONGEST = 20_000  # signs; a text of the source has at most 2,500
SILENT = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math"}
ROWS = {"p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "hr", "section", "article"}
HEADINGS = {f"h{level}" for level in range(1, 7)}
COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
# What begins no whole tag is a sign like any other. The parser would look for its end again and again.
LONE = re.compile(r"<(?![a-zA-Z/!?][^<>]{0,2000}>)")
MARKDOWN_LINK = re.compile(r"\[([^\[\]]{1,200})\]\(([^()\s]{1,500})\)")
MARKS = (
    (re.compile(r"^\s*(?:#{1,6}|[-*•·])\s+"), ""),
    (re.compile(r"\*\*([^*]{1,2000})\*\*"), r"\1"),
    (re.compile(r"(?<!\w)__([^_]{1,2000})__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w*])\*([^*\s][^*]{0,2000})\*(?![\w*])"), r"\1"),
)
# An address like first.last@ is most often a person's. A role has one word.
OF_A_PERSON = re.compile(r"(?<![\w.+-])[\w+-]{1,64}\.[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
EMAIL = re.compile(r"[\w+-][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
PHONE = re.compile(r"\+?[\d\s()/-]{3,30}")
LONGEST_ADDRESS = 500


def lines_of(text: str) -> list[str]:
    """The words, one paragraph or point a line, without marks, scripts and empty lines.

    What is longer than `LONGEST` fits nowhere, so it is not read: it comes back as one long line.
    """
    if len(text) > LONGEST:
        return [plain(text, max_length=LONGEST)]
    reader = _Reader()
    reader.feed(LONE.sub("&lt;", COMMENT.sub("", text)))
    reader.close()
    found = (_unmarked(line) for line in plain("".join(reader.words)).split("\n"))
    return [line for line in found if line]


def without_people(text: str) -> tuple[str, bool]:
    """The text without mail addresses that look like a person's, and whether there was one."""
    cleaned, count = OF_A_PERSON.subn("", text)
    return " ".join(cleaned.split()) if count else text, bool(count)


def web_address(told: str) -> str:
    """An address of the web that may be shown; empty for any other."""
    address = told.strip()
    try:
        parts = urlsplit(address)
        is_good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        return ""
    fits = (
        len(address) <= LONGEST_ADDRESS and address == plain(address) and not re.search(r"[\s<>\"]", address)
    )
    return address if is_good and fits else ""


def mail_address(told: str) -> str:
    """A mail address; empty for what is none."""
    return told.strip() if EMAIL.fullmatch(told.strip()) else ""


def phone_number(told: str) -> str:
    """A phone number with single spaces; empty for what is none."""
    number = " ".join(told.split())
    return number if PHONE.fullmatch(number) and sum(sign.isdigit() for sign in number) >= 3 else ""


def shown_address(told: str) -> str:
    """What is shown of the address of a link: of the web, of mail or of a phone. Empty for any other."""
    scheme, _colon, rest = told.strip().partition(":")
    if scheme.lower() == "mailto":
        return mail_address(rest.partition("?")[0])
    return phone_number(rest) if scheme.lower() == "tel" else web_address(told)


def _unmarked(line: str) -> str:
    line = MARKDOWN_LINK.sub(lambda found: _with_address(found[1], found[2]), line)
    for mark, left in MARKS:
        line = mark.sub(left, line)
    return " ".join(line.split())


def _with_address(words: str, told: str) -> str:
    address = shown_address(told)
    return f"{words} ({address})" if address and address not in words else words


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        elif tag in ROWS or tag in HEADINGS:
            self.words.append("\n")
        elif tag == "a" and not self._silent:
            self._links.append((dict(attrs).get("href") or "", len(self.words)))

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ROWS or tag in HEADINGS:
            self.words.append("\n")
        elif tag == "a" and self._links:
            address, start = self._links.pop()
            said = "".join(self.words[start:])
            self.words[start:] = [_with_address(said, address)]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
