"""A sentence as the rules see it: its text and its words, each with its place."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .report import Finding
from .words import WORD

ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"”»]+", re.IGNORECASE)  # a rule of its own looks at these


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or one sign that is neither a word nor a space; its place is within the sentence."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, heading or list item. Soft hyphens count as nothing."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[Token, ...] = field(init=False)  # the tokens that are words

    def __post_init__(self) -> None:
        """Picks the words once: every rule asks for them."""
        object.__setattr__(self, "words", tuple(token for token in self.tokens if token.is_word))


# A rule reads one sentence and says what it found there; it remembers nothing and asks nobody.
Rule = Callable[[Line], Iterable[Finding]]


def line_of(text: str) -> Line:
    """The sentence cut into words and signs. What stands in an address of the web is neither."""
    tokens: list[Token] = []
    at = 0
    for address in ADDRESS.finditer(text):
        tokens += _tokens(text, at, address.start())
        at = address.end()
    return Line(text, (*tokens, *_tokens(text, at, len(text))))


def _tokens(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    for found in WORD.finditer(text, start, end):
        tokens += _signs(text, start, found.start())
        tokens.append(Token(found.group(), found.start(), found.end()))
        start = found.end()
    return [*tokens, *_signs(text, start, end)]


def _signs(text: str, start: int, end: int) -> list[Token]:
    return [Token(text[at], at, at + 1) for at in range(start, end) if not text[at].isspace()]
