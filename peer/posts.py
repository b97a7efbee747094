"""What somebody wants to say, made ready: clean, without long gaps, and no more of it than anybody reads."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from portal.kit.text import plain
from portal.reading import symbols as pictures

from .policy.letters import plain_letters
from .wording import MAX_LENGTH

MOST_LINES = 40  # one message must not push away what others said
READ = 4 * MAX_LENGTH  # empty lines may be taken out of it
ENDS = MAX_LENGTH // 2 - 10  # of a text that is too long: what matters most is said first or last
_STYLED = re.compile(
    r"[\U0001d400-\U0001d7ff]+"
)  # bold and slanted letters: one cannot hear them, and they imitate names
_WIDE_GAP = re.compile(r"[^\S\n]{2,}|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING = " \t\u200c\u200d"
# Nobody reads it, and it pushes away what others said: signs on end, or a word of 250 letters.
_CROWD = re.compile(r"(?:[^\w\s]\s*){81}|(?<!\S)(?!\w+://|www\.)[^\s/]{251}")


@dataclass(frozen=True)
class Post:
    """What somebody wants to say. `ref` is their own name for it, `reply_to` the message that it answers."""

    ref: str
    text: str
    reply_to: int | None = None
    symbols: tuple[str, ...] = ()
    ends: str = ""  # of a text that is too long, its beginning and its end

    @property
    def judged(self) -> str:
        """Everything that it says, as the house rules read it."""
        spoken = pictures.spoken(self.symbols, pictures.FIRST_LANGUAGE)
        return "\n".join(part for part in (self.text, spoken) if part)

    @property
    def heard(self) -> str:
        """What is read when it is refused, no more than a message has: its writer may still need help."""
        return self.ends or self.judged

    @property
    def is_crowded(self) -> bool:
        """Whether it has signs without end, or a word that is none."""
        return bool(_CROWD.search(self.text))

    @property
    def is_too_long(self) -> bool:
        """Whether it has too many signs or lines for one message."""
        return bool(self.ends)


def post_of(*, ref: str, text: str, reply_to: int | None, symbols: Sequence[str]) -> Post:
    """The post that these make: plain text, with one empty line at most between others."""
    clean = _without_gaps(_in_plain_letters(plain(text, max_length=READ))) if len(text) <= READ else ""
    is_too_long = len(text) > READ or len(clean) > MAX_LENGTH or clean.count("\n") >= MOST_LINES
    ends = _ends(text) if is_too_long else ""
    return Post(ref, clean[:MAX_LENGTH], reply_to, tuple(symbols), ends)


def _in_plain_letters(text: str) -> str:
    """Letters as everybody writes them, with single spaces between words."""
    simple = _STYLED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return _WIDE_GAP.sub(" ", simple)


def _without_gaps(text: str) -> str:
    if "\n" not in text:
        return text if plain_letters(text).strip(_NOTHING) else ""
    kept: list[str] = []
    for line in text.split("\n"):
        if plain_letters(line).strip(_NOTHING):
            kept.append(line)
        elif kept and kept[-1]:
            kept.append("")
    return "\n".join(kept)


def _ends(text: str) -> str:
    both = (plain(text[:ENDS]), plain(text[-ENDS:])) if len(text) > 2 * ENDS else (plain(text),)
    return "\n".join(part for part in both if part) or "…"
