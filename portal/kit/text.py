"""Text that people wrote, made safe. The only module that imports the HTML sanitisers.

bleach turns plain text into links, nothing else; nh3 is the last gate for every piece of HTML.
"""

import re
import unicodedata
from collections.abc import Iterator

import bleach
import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

MAX_LENGTH = 20_000  # bleach on 20,000 nested tags took 2.6 s: cap before it
RICH_TAGS = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "a", "h2", "h3", "h4", "blockquote"}
KEPT_CONTROLS = {"\n", "\t"}
JOINERS = {"\u200d", "\u200c"}  # they build emoji and some scripts' words
FLAG = "\U0001f3f4"  # tag characters build the flags of regions after it; elsewhere they would hide words
MOST_MARKS = 4  # on one letter; more would paint over the neighbours
UNSEEN = {"\u3164", "\u115f", "\u1160", "\uffa0", "\u2800", "\u034f", "\ufffc"}  # letters that nobody sees
BLANKS = UNSEEN - {"\u2800"}  # the empty cell of Braille is a space there
STRAY_TAGS = re.compile(rf"(?<![{FLAG}\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+")


def plain(text: str, *, max_length: int = MAX_LENGTH) -> str:
    """Plain text: NFC, one kind of line end, no control, direction or blank signs, cut at `max_length`."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")[: max_length * 2]
    kept = "".join(char for char in joined if char in KEPT_CONTROLS | JOINERS or not _is_hidden(char))
    kept = STRAY_TAGS.sub("", "".join(_without_piles(kept)))
    # Composed last: a control character between a letter and its accent would keep them apart.
    clean = unicodedata.normalize("NFC", kept).strip()[:max_length].rstrip()
    return clean if any(_is_seen(char) for char in clean) else ""


def one_line(text: str) -> str:
    """For the subject of a mail: the words with single spaces. A line end there would stop the mail."""
    return " ".join(plain(text).split())


def _without_piles(text: str) -> Iterator[str]:
    """The text without the marks that stand on a letter above the first few, of any script."""
    piled = 0
    for char in text:
        piled = piled + 1 if char > "\u02ff" and unicodedata.category(char) in {"Mn", "Me"} else 0
        if piled <= MOST_MARKS:
            yield char


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"} and not _is_tag(char)


def _is_hidden(char: str) -> bool:
    return char in BLANKS or _is_control(char)


def _is_tag(char: str) -> bool:
    return 0xE0020 <= ord(char) <= 0xE007F


def _is_seen(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNPS" and char not in UNSEEN


def rich(html: str) -> SafeString:
    """HTML with a few quiet tags and http, https or mailto links; everything else is dropped.

    Nothing is cut: nh3 takes a moment for megabytes, and what people said yes to is shown whole.
    """
    return mark_safe(  # noqa: S308  nh3 is the gate
        nh3.clean(
            html,
            tags=RICH_TAGS,
            attributes={"a": {"href"}},
            url_schemes={"http", "https", "mailto"},
            link_rel="nofollow noopener noreferrer",
        )
    )


def linked(text: str) -> SafeString:
    """Plain text as HTML: escaped, addresses made into plain safe links, line ends kept as <br>.

    For messages: longer text than `MAX_LENGTH` is cut.
    """
    with_links = bleach.linkify(str(escape(text[:MAX_LENGTH])), parse_email=False)
    return rich(with_links.replace("\n", "<br>"))
