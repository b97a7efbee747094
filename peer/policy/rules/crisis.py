"""Words of somebody in danger. They offer care and call a moderator; they keep no message back."""

from ..lists import phrases
from ..reading import Reading
from ..verdict import Effect, Rule
from .method import finds_method


def finds_crisis(reading: Reading) -> bool:
    """Whether the writer may be in danger. Better once too often than once too seldom."""
    return phrases("crisis").are_in(reading) or finds_method(reading)


RULE = Rule(
    code="crisis",
    effect=Effect.CARE,
    words={
        "fi": "Kirjoittajalla voi olla hätä.",
        "sv": "Den som skrev kan vara i nöd.",
        "en": "The writer may be in danger.",
    },
    finds=finds_crisis,
)
