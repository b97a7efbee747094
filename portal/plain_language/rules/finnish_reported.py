"""What somebody says, sees or believes, folded into a participle: "kertoi äidin lähteneen" (VISK § 538)."""

from collections.abc import Iterator

from ..forms import Form
from ..listed import listed
from ..syntax import SUBJECT, Word, Words, head_after, is_genitive, onward, other_attribute_after
from .finnish_found import Found

REACH = 9  # words between the verb and its participle
PARTICIPLES = ("present_active", "past_active", "present_passive", "past_passive")


def referative(words: Words) -> Iterator[Found]:
    """From the verb of saying or perceiving to the participle that says what."""
    found: dict[int, Found] = {}  # by the participle's place: the nearest verb before it carries it
    for at, word in enumerate(words):
        known = word.made_from(listed("reporting")) or word.made_from(listed("seeming"))
        if not known and (not word.is_finite or word.may_be("negative")):
            continue
        for place in _clause_after(words, at):
            if _is_reported(words, at, place) if known else _is_of_oneself(words, place):
                found[place] = Found("referative", at, place)
                break
    yield from found.values()


def _clause_after(words: Words, at: int) -> Iterator[int]:
    for place in onward(words, at, REACH):
        yield place
        if words[place].is_finite and words[place].like(kind="verb") and not words[place].like(kind="noun"):
            return


def _is_reported(words: Words, verb: int, at: int) -> bool:
    word = words[at]
    form = _participle(word)
    if (
        form is None
        or (word.like(kind="noun") and not form.possessive)
        or word.like(kind="noun", participle="")
    ):
        return False
    if form.possessive:
        return True
    return _has_subject(words, verb, at, form)


def _is_of_oneself(words: Words, at: int) -> bool:
    """Whether it is a participle with a possessive ending and nothing else: "teeskentelee nukkuvansa"."""
    form = _participle(words[at])
    if form is None or not form.possessive:
        return False
    return words[at].readings.kinds == {"participle"} and head_after(words, at, form) is None


def _participle(word: Word) -> Form | None:
    """The reading as -van, -neen, -tavan or -tun; with a possessive ending it looks like a nominative."""
    for form in word.forms:
        if form.kind == "participle" and form.number == "singular" and form.participle in PARTICIPLES:
            if form.possessive and form.case in {"nominative", "genitive"} and not form.passive:
                return form
            if form.case == "genitive" and not form.possessive:
                return form
    return None


def _has_subject(words: Words, verb: int, at: int, form: Form) -> bool:
    """Whether the participle has a subject of its own and is no attribute of the noun that follows."""
    if at - 1 > verb and is_genitive(words[at - 1], SUBJECT):
        return True
    if head_after(words, at, form) is not None or other_attribute_after(words, at, form) is not None:
        return False
    if words[verb].made_from(listed("seeming")) or words[verb].like(passive=True, kind="verb"):
        return True
    between = any(is_genitive(words[place], SUBJECT) for place in range(verb + 1, at))
    return between or (not form.passive and at - verb <= 3)
