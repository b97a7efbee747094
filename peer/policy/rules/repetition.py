"""The same text again. Short words ("joo", "kiitos") may come often; a corrected text may come once."""

from ..reading import Reading, bare
from ..verdict import Effect, Rule

LONG = 12  # letters
SHORT_AGAIN = 3
NEARLY_AGAIN = 2
NEARLY = 0.9


def finds_repetition(reading: Reading) -> bool:
    """Whether the writer said this a moment ago, letter for letter or nearly."""
    if not reading.recent:
        return False
    text = bare(reading.lower)
    if not text:
        return False
    earlier = [bare(said.text.casefold()) for said in reading.recent]
    same = earlier.count(text)
    if len(text) < LONG:
        return same >= SHORT_AGAIN
    return same > 0 or sum(_is_near(text, other) for other in earlier) >= NEARLY_AGAIN


def _is_near(text: str, other: str) -> bool:
    longer = max(len(text), len(other))
    if longer - min(len(text), len(other)) > longer * (1 - NEARLY):
        return False
    head = _shared(text, other)
    tail = _shared(text[head:][::-1], other[head:][::-1])
    return head + tail >= longer * NEARLY


def _shared(one: str, other: str) -> int:
    """How many letters from the start are the same."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


RULE = Rule(
    code="repetition",
    effect=Effect.REFUSE,
    words={
        "fi": "Kirjoitit tämän jo.",
        "sv": "Du skrev det här redan.",
        "en": "You wrote this already.",
    },
    finds=finds_repetition,
)
