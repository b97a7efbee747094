"""What a rule is, and what the rules say together."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from .reading import Reading

Span = tuple[int, int]


class Effect(StrEnum):
    """What a rule does. Care offers help and calls a moderator; it never keeps a message back."""

    CARE = "care"
    HOLD = "hold"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Rule:
    """One house rule: its code, what it does, what it says in each language, and how it finds."""

    code: str
    effect: Effect
    words: dict[str, str]
    finds: Callable[[Reading], bool]


@dataclass(frozen=True)
class Finding:
    """A rule that found something."""

    code: str
    effect: Effect


@dataclass(frozen=True)
class Verdict:
    """What to do with a message, why, and whether to offer care."""

    effect: Effect | None
    reasons: tuple[str, ...] = ()
    care: bool = False

    @property
    def is_held(self) -> bool:
        """A moderator reads it first."""
        return self.effect is Effect.HOLD

    @property
    def is_refused(self) -> bool:
        """It is not taken at all."""
        return self.effect is Effect.REFUSE


def words_of(code: str, language: str) -> str | None:
    """What the rule with this code says, in a language (Finnish where it has no words in that one)."""
    from .rules import RULES  # noqa: PLC0415  the rules are built from this module

    for rule in RULES:
        if rule.code == code:
            return rule.words.get(language) or rule.words["fi"]
    return None
