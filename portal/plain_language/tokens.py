"""A sentence as the rules see it: its text and its words, each with its place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .report import Finding
from .words import WORD


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
    """The sentence cut into words and signs."""
    tokens: list[Token] = []
    at = 0
    for found in WORD.finditer(text):
        tokens += _signs(text, at, found.start())
        tokens.append(Token(found.group(), found.start(), found.end()))
        at = found.end()
    return Line(text, (*tokens, *_signs(text, at, len(text))))


def _signs(text: str, start: int, end: int) -> list[Token]:
    return [Token(text[at], at, at + 1) for at in range(start, end) if not text[at].isspace()]
