"""Swedish passives: with "bli", and with an s. Both are hints: who does it?"""

from collections.abc import Iterator

from ..report import Finding, Weight
from ..tokens import Line
from .swedish_words import is_noun_before, is_participle, is_s_passive, listed

BLI = frozenset(("bli", "blir", "blev", "blivit", "blivits", "bliva"))
HELPING = listed("helping")
TAKEN = frozenset(("fattas", "fattades", "fattats"))
BETWEEN = 3  # words that may stand between: "blir inte alltid godkänd"
ADVERBS = listed("adverbs")


def passives(line: Line) -> Iterator[Finding]:
    """A form of "bli" with a past participle; "blir trött" is none."""
    words = line.words
    small = [word.text.lower() for word in words]
    for at in (at for at, word in enumerate(small) if word in BLI):
        for step in range(1, BETWEEN + 1):
            place = at + step
            if place >= len(small):
                break
            if small[place] not in ADVERBS and is_participle(small[place]):
                first = _first(small, at)
                yield Finding("passive", Weight.HINT, words[first].start, words[place].end)
                break
            if small[place] not in ADVERBS:
                break


def _is_decided(small: list[str], at: int) -> bool:
    """ "Beslut fattas": alone the verb says that something is missing."""
    around = small[max(0, at - BETWEEN) : at] + small[at + 1 : at + 2]
    return small[at] in TAKEN and any(word.startswith("beslut") for word in around)


def _first(small: list[str], at: int) -> int:
    while at and small[at - 1] in HELPING:
        at -= 1
    return at


def s_passives(line: Line) -> Iterator[Finding]:
    """A verb whose last s makes it passive; deponents ("hoppas") are none, names and genitives neither."""
    words = line.words
    small = [word.text.lower() for word in words]
    for at, word in enumerate(words):
        if (at and word.text[0].isupper()) or not (is_s_passive(small[at]) or _is_decided(small, at)):
            continue
        if at and is_noun_before(words[at - 1].text.lower()) and not word.text.endswith(("des", "ts")):
            continue
        yield Finding("s_passive", Weight.HINT, word.start, word.end)
