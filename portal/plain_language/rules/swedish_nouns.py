"""Swedish words piled before or after a noun: heavy attributes, genitives in a row, nouns made of verbs."""

from collections.abc import Iterator
from functools import lru_cache

from ..report import Finding, Weight
from ..tokens import Line, Token
from ..words import is_known
from .swedish_words import is_finite, is_genitive, is_noun_before, is_participle, listed

DETERMINERS = listed("determiners")
PREPOSITIONS = listed("prepositions")
LINKS = frozenset(("av", "för", "om", "till", "i", "vid", "efter", "under"))
LONGEST = 7  # words of a heavy attribute
MADE: tuple[str, ...] = (
    "ing",
    "ingen",
    "ingar",
    "ingarna",
    "ande",
    "andet",
    "ende",
    "endet",
    "else",
    "elsen",
    "elser",
    "elserna",
)
MADE += ("tion", "tionen", "tioner", "tionerna")


def participles(line: Line) -> Iterator[Finding]:
    """ "Den *av kommunen ordnade* kursen": from the preposition to the participle, without the head word."""
    tokens = line.tokens
    for at in range(len(tokens) - 3):
        if tokens[at].text.lower() in DETERMINERS and tokens[at + 1].text.lower() in PREPOSITIONS:
            end = _participle_after(tokens, at + 1)
            if end is not None:
                yield Finding("participle", Weight.WARN, tokens[at + 1].start, tokens[end].end)


def _participle_after(tokens: tuple[Token, ...], at: int) -> int | None:
    """Where the participle stands that closes an attribute begun here, if a noun follows it."""
    for place in range(at + 2, min(at + LONGEST, len(tokens) - 1)):
        word = tokens[place].text.lower()
        if not tokens[place].is_word or word in PREPOSITIONS or tokens[place - 1].text.lower() in DETERMINERS:
            if word not in PREPOSITIONS:
                return None
            continue
        follows = tokens[place + 1]
        if _is_attribute(word) and follows.is_word and follows.text.lower() not in PREPOSITIONS | DETERMINERS:
            return place if not is_finite(follows.text.lower()) else None
        if is_finite(word) and not _is_attribute(word):
            return None
    return None


def _is_attribute(word: str) -> bool:
    return (word.endswith(("ande", "ende")) and len(word) > 5) or is_participle(word)


def genitive_chains(line: Line) -> Iterator[Finding]:
    """Two genitives or more in a row, to their head word: "kommunens nämnds beslut"."""
    words = line.words
    at = 0
    while at < len(words):
        last = at
        while last < len(words) and _is_genitive(words, last, line.text):
            last += 1
        if last - at > 1:
            end = min(last, len(words) - 1)
            yield Finding("s_genitive_chain", Weight.WARN, words[at].start, words[end].end, last - at)
        at = max(last, at + 1)


def _is_genitive(words: tuple[Token, ...], at: int, text: str) -> bool:
    word, small = words[at], words[at].text.lower()
    if text[word.end : word.end + 1] != " " or not small.endswith("s") or len(small) < 4:
        return False
    if small in listed("not_genitive") or small in listed("deponents"):
        return False
    if word.text[0].isupper() and (at or not is_known(small, "sv")):
        return True
    before = words[at - 1].text.lower() if at else ""
    return is_genitive(small) or (is_noun_before(before) and is_known(small[:-1], "sv"))


def noun_chains(line: Line) -> Iterator[Finding]:
    """Nouns made of verbs in one another: "genomförandet av planeringen", "planeringens genomförande"."""
    words = line.words
    made = [at for at, word in enumerate(words) if _is_made(word.text.lower())]
    at = 0
    while at < len(made):
        last = at
        while last + 1 < len(made) and _are_linked(words, made[last], made[last + 1]):
            last += 1
        if last > at:
            first, end = words[made[at]], words[made[last]]
            if "," not in line.text[first.start : end.end]:
                yield Finding("noun_chain", Weight.WARN, first.start, end.end, last - at + 1)
        at = last + 1


def _are_linked(words: tuple[Token, ...], first: int, second: int) -> bool:
    between = [word.text.lower() for word in words[first + 1 : second]]
    if not between:
        return words[first].text.endswith("s")
    return len(between) <= 3 and between[0] in LINKS and not any(map(is_finite, between))


@lru_cache(maxsize=20_000)
def _is_made(word: str) -> bool:
    bare = word.removesuffix("s") if word.endswith(("ens", "ets", "nas", "gs")) else word
    if len(bare) < 7 or bare in listed("concrete_nouns"):
        return False
    if bare.endswith(("ande", "ende")) and not is_known(bare + "t", "sv"):
        return False
    return bare.endswith(MADE)
