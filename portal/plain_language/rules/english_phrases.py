"""English passives, nouns made of verbs in one another, and phrases that do not mean what they say."""

from collections.abc import Iterator
from functools import cache

from ..explaining import Finder, Term
from ..lists import read
from ..report import Finding, Suggestion, Weight
from ..tokens import Line, Token
from .english_words import is_made, is_participle, listed, plain

BE = listed("be")
BE_IN = frozenset(("it's", "he's", "she's", "that's", "you're", "we're", "they're", "i'm"))
HELPING = listed("helping")
ADVERBS = listed("adverbs")
BETWEEN = 2
OWNERS = ("my", "your", "his", "her", "its", "our", "their", "one's")
LINKS = frozenset(("of", "for", "in", "to", "on", "and", "by", "with"))


def passives(line: Line) -> Iterator[Finding]:
    """A form of "be" or "get" with a past participle; "is tired" is none."""
    words = line.words
    small = [plain(word.text) for word in words]
    at = 0
    while at < len(small):
        end = _participle_after(small, at) if small[at] in BE or small[at] in BE_IN else None
        if end is not None:
            first = _first(small, at)
            yield Finding("passive", Weight.HINT, words[first].start, words[end].end)
            at = end
        at += 1


def _participle_after(small: list[str], at: int) -> int | None:
    for place in range(at + 1, min(at + 2 + BETWEEN, len(small))):
        if is_participle(small[place]) and small[place] != "been":
            gets = small[at].startswith("g") and small[place] in ("got", "left", "read", "put", "run")
            return None if gets else place
        if small[place] not in ADVERBS and not small[place].endswith("ly"):
            return None
    return None


def _first(small: list[str], at: int) -> int:
    while at and (small[at - 1] in HELPING or small[at - 1] in BE):
        at -= 1
    return at


def noun_chains(line: Line) -> Iterator[Finding]:
    """ "The completion of the assessment of needs": from the first such noun to the last."""
    words = line.words
    made = [at for at, word in enumerate(words) if is_made(plain(word.text))]
    at = 0
    while at < len(made):
        last = at
        while last + 1 < len(made) and _are_linked(line, words, made[last], made[last + 1]):
            last += 1
        if last > at:
            first, end = words[made[at]], words[made[last]]
            yield Finding("noun_chain", Weight.WARN, first.start, end.end, last - at + 1)
        at = last + 1


def _are_linked(line: Line, words: tuple[Token, ...], first: int, second: int) -> bool:
    if "," in line.text[words[first].end : words[second].start]:
        return False
    between = [plain(word.text) for word in words[first + 1 : second]]
    return not between or (len(between) <= 3 and between[0] in LINKS - {"and"})


@cache
def _idioms() -> Finder:
    return Finder([Term(phrase, tuple(_ways(phrase))) for phrase in read("idioms")["en"]], "en")


def _ways(phrase: str) -> Iterator[str]:
    """ "Find your feet" is also "find my feet"."""
    if " your " not in f" {phrase} ":
        yield phrase
        return
    for owner in OWNERS:
        yield f" {phrase} ".replace(" your ", f" {owner} ").strip()


def idioms(line: Line) -> Iterator[Finding]:
    """Phrases of the list, in any form of their verb; each with what it means."""
    meanings = read("idioms")["en"]
    for found in _idioms().find(line.text):
        meaning = Suggestion("word", (meanings[found.key],))
        yield Finding("phrasal_idiom", Weight.WARN, found.start, found.end, None, (meaning,))
