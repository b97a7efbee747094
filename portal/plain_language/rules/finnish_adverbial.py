"""Clauses folded into one verb form: when (tullessaan), what for (saadakseen), how (itkien), without.

The four are lauseenvastikkeet of VISK §§ 543–558. Adverbs made from the same forms are left alone.
"""

from collections.abc import Iterator

from ..listed import listed
from ..syntax import (
    HEADS,
    Word,
    Words,
    back,
    head_after,
    is_aside,
    subject_before,
)
from .finnish_found import Found

RESULT = frozenset(("saada", "tulla", "olla"))  # "sain työn tehtyä", "tuli sanottua": done, not after doing
LEFT_BE = frozenset(("jäädä", "jättää", "olla"))  # "jäi hakematta": a verb of two words
DIRECTIONS = frozenset(("elative", "illative", "ablative", "allative"))
PERSONAL = frozenset(("hänen", "minun", "sinun", "meidän", "teidän", "heidän"))


def temporal(words: Words) -> Iterator[Found]:
    """-essa of an E-infinitive, and -ttua of a past participle, with their subject."""
    for at, word in enumerate(words):
        if word.text in listed("temporal"):
            continue
        if _is_while(words, at) or _is_after(words, at):
            yield Found("temporal", _from_subject(words, at), at)


def final(words: Words) -> Iterator[Found]:
    """-kseen: in order to do something."""
    for at, word in enumerate(words):
        if word.like(infinitive="A", case="translative") and not _is_opinion(words, at):
            yield Found("final", at, at)


def _is_opinion(words: Words, at: int) -> bool:
    """Whether it says how sure somebody is, as "muistaakseni" does unless an object follows."""
    has_object = at + 1 < len(words) and words[at + 1].like(case="partitive") is not None
    within = at > 0 and not words[at].starts_phrase
    return words[at].text in listed("final") and not (has_object and within)


def manner(words: Words) -> Iterator[Found]:
    """-en of an E-infinitive. A form that may be a noun is one: "uusien", "tukien"."""
    for at, word in enumerate(words):
        if _only_as_verb(word, "E", "instructive") and word.text not in listed("manner"):
            yield Found("manner", at, at)


def abessive(words: Words) -> Iterator[Found]:
    """-matta: without doing. With "jäi" or "jätti" it is one verb of two words and only a hint."""
    for at, word in enumerate(words):
        form = word.like(infinitive="MA", case="abessive")
        if form is None or is_adverb(words, at):
            continue
        left = any(words[place].made_from(LEFT_BE) for place in back(words, at, 3))
        yield Found("abessive", at, at, light=left)


def is_adverb(words: Words, at: int) -> bool:
    """Whether a form on -matta is an adverb or adposition by now: "välttämättä", "lukuun ottamatta"."""
    around = (words[at - 1].text if at else "", words[at + 1].text if at + 1 < len(words) else "")
    return words[at].text in listed("abessive") or (words[at].text == "ottamatta" and "lukuun" in around)


def _is_while(words: Words, at: int) -> bool:
    """Whether it says "while"; with an illative "mennessä" is a postposition: "maanantaihin mennessä"."""
    if words[at].text == "mennessä" and _is_by_then(words, at):
        return False
    return _only_as_verb(words[at], "E", "inessive")


def _is_by_then(words: Words, at: int) -> bool:
    """Whether a day or an hour stands before it: "vuoteen 2030 mennessä", "siihen mennessä"."""
    if not at or words[at].starts_phrase:
        return False
    before = words[at - 1]
    return before.text[0].isdigit() or not before.forms or before.like(case="illative") is not None


def _only_as_verb(word: Word, infinitive: str, case: str) -> bool:
    """Whether it has this reading and none as another kind of word."""
    if not word.like(infinitive=infinitive, case=case):
        return False
    return all(form.kind == "verb" for form in word.forms)


def _is_after(words: Words, at: int) -> bool:
    """Whether a past participle in the partitive says "after": its subject or a possessive ending tells."""
    word = words[at]
    form = word.like(participle="past_passive", case="partitive", number="singular")
    if form is None or word.like(kind="noun"):
        return False
    if form.possessive:
        return True
    if head_after(words, at, form) is not None or any(
        words[place].made_from(RESULT) for place in back(words, at)
    ):
        return False
    return subject_before(words, at) is not None or _opens_with_place(words, at)


def _opens_with_place(words: Words, at: int) -> bool:
    """Whether only whence or whither stands before it: "kotiin päästyä", but not "koulussa opittua"."""
    before = list(back(words, at))
    if not before or any(words[place].is_finite or not is_aside(words[place]) for place in before):
        return False
    return any(form.kind in HEADS and form.case in DIRECTIONS for form in words[at - 1].forms)


def _from_subject(words: Words, at: int) -> int:
    """Where the construction begins: at its genitive subject, where it has one."""
    word = words[at]
    if word.like(infinitive="E", passive=True):
        return at
    if any(form.possessive for form in word.forms):
        return at - 1 if at and not word.starts_phrase and words[at - 1].text in PERSONAL else at
    start = subject_before(words, at)
    return at if start is None else start
