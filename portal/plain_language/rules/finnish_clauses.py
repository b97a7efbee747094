"""Subordinate clauses: one in a sentence is plain, from the second on the reader has to hold several."""

from collections.abc import Iterator

from ..listed import listed
from ..syntax import JOINING, REACH, Word, Words, onward
from .finnish_found import Found

RELATIVE, ASKING = frozenset(("joka",)), frozenset(("mikä", "kuka", "kumpi"))
LEADING = 3  # words of a phrase before its relative pronoun: ", minkä jälkeen", ", sen jälkeen kun"
NEAR = 8
ENDS = frozenset(',;:()[]–—"”»')


def clauses(words: Words) -> Iterator[Found]:
    """The second clause from its conjunction to its end; strong where there is a third."""
    openings = [at for at in range(len(words)) if opens_clause(words, at)]
    if len(openings) > 1:
        first = openings[1]
        yield Found("clauses", first, clause_end(words, first), number=len(openings), heavy=len(openings) > 2)


def opens_clause(words: Words, at: int) -> bool:
    """Whether a subordinate clause begins here: a conjunction, a relative, or an indirect question."""
    word = words[at]
    if word.text in listed("conjunctions"):
        return _is_conjunction(words, at)
    if word.text == "ennen":
        return _is_before(words, at)
    if word.may_be("pronoun") and any(form.base in RELATIVE for form in word.forms):
        return _is_relative(words, at)
    asks = word.text != "minä" and any(
        form.base in ASKING and form.kind == "pronoun" and not form.clitic for form in word.forms
    )
    if asks or word.text in listed("question_words"):
        return (_follows_comma(words, at) or _is_another(words, at)) and _has_verb(words, at)
    return _is_indirect_question(words, at)


def _is_another(words: Words, at: int) -> bool:
    """Whether it follows another question in the same sentence: ", mitä haluat ja mihin pystyt"."""
    if not at or words[at - 1].text not in JOINING:
        return False
    before = words[max(0, at - NEAR) : at]
    if not any(_is_verb(words[place]) for place in onward(words, at, NEAR)):
        return False
    return any("," in word.before and _asks(word) for word in before)


def _asks(word: Word) -> bool:
    return word.text in listed("question_words") or any(form.base in ASKING for form in word.forms)


def clause_end(words: Words, at: int) -> int:
    """The last word of the clause that begins here: before a sign that comes after its verb."""
    seen = False
    for place in range(at, len(words)):
        if place > at and seen and not ENDS.isdisjoint(words[place].before):
            return place - 1
        if place > at and opens_clause(words, place) and words[place].text != words[place - 1].text:
            return place - 1
        seen = seen or _is_verb(words[place])
    return len(words) - 1


def _is_conjunction(words: Words, at: int) -> bool:
    word = words[at]
    if word.text in listed("loose_conjunctions") and not (
        at == 0 or word.starts_phrase or _is_led(words, at)
    ):
        return False
    if at and words[at - 1].text == "niin" and word.text == "kun":
        return False
    if word.text == "että" and not word.starts_phrase and _is_both(words, at):
        return False  # "sekä äiti että isä"
    return word.like(kind="negative") is not None or _has_verb(words, at)


def _is_both(words: Words, at: int) -> bool:
    return any(word.text == "sekä" for word in words[max(0, at - REACH) : at])


def _is_before(words: Words, at: int) -> bool:
    """Whether "ennen kuin" with a verb begins here; other clauses of "kuin" compare."""
    return at + 1 < len(words) and words[at + 1].text == "kuin" and _has_verb(words, at)


def _is_led(words: Words, at: int) -> bool:
    """Whether what stands before belongs to the conjunction: "sitten kun", "silloin kun", "ja jos"."""
    before = words[at - 1]
    return (
        before.may_be("adverb", "adposition")
        or before.text in JOINING
        or before.text in listed("conjunctions")
    )


def _is_relative(words: Words, at: int) -> bool:
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if word.text in {"joka", "jona"} and after and any(form.base in listed("every") for form in after.forms):
        return False
    joined = at > 0 and words[at - 1].text in JOINING
    behind_noun = at > 0 and words[at - 1].may_be("noun", "pronoun", "name") and not words[at - 1].is_finite
    return (_follows_comma(words, at) or joined or behind_noun) and _has_verb(words, at)


def _follows_comma(words: Words, at: int) -> bool:
    """Whether a comma stands before it, or before the one or two words that it leads: ", ilman jota"."""
    for place in range(at, max(at - LEADING, 0), -1):
        if "," in words[place].before:
            return place == at or not words[place].is_finite
        if words[place].starts_phrase or words[place].text in JOINING:
            return False
        if place < at and not words[place].may_be("adposition", "adverb", "noun", "pronoun", "conjunction"):
            return False
    return False


def _is_indirect_question(words: Words, at: int) -> bool:
    """A word with -ko after a comma, where something stands before that asks or doubts."""
    word = words[at]
    if not any(form.clitic == "ko" for form in word.forms) or not at:
        return False
    if opens_clause(words, 0):
        return False  # "Kun tulet, voitko auttaa?"
    return (
        "," in word.before
        and any(_is_verb(before) for before in words[max(0, at - NEAR) : at])
        and _has_verb(words, at)
    )


def _has_verb(words: Words, at: int) -> bool:
    """Whether a verb with a person follows before a colon; commas of a list may come first."""
    for place in range(at, min(at + 25, len(words))):
        if place > at and not frozenset(":;").isdisjoint(words[place].before):
            return False
        if _is_verb(words[place]):
            return True
    return False


def _is_verb(word: Word) -> bool:
    return word.is_finite and not (
        word.may_be("adverb", "adposition", "conjunction") and not word.may_be("negative")
    )
