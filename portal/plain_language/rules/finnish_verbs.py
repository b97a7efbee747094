"""Verbs whose form makes the reader ask: who does it (passive), is it so (potential), yes or no (denials)."""

from collections.abc import Iterator
from itertools import pairwise

from ..listed import listed
from ..report import Weight
from ..syntax import Word, Words, back, head_after, onward
from .finnish_adverbial import is_adverb
from .finnish_found import Found
from .negation import weight_of

BE = frozenset(("olla",))
NEAR = 3


def passive(words: Words) -> Iterator[Found]:
    """Somebody does it, and the text does not say who. "Me tehdään" says who, and "mennään!" asks along."""
    for at, word in enumerate(words):
        if word.like(kind="negative"):
            verb = _denied(words, at)
            if verb is not None:
                yield Found("passive", at, verb, light=True)
        elif _is_passive(word) and not _is_ours(words, at) and not (at == 0 and _calls(words)):
            yield Found("passive", at, at, light=True)
        elif word.made_from(BE) and word.text != "ole":  # "ei ole tehty" is read from "ei" on
            done = _done(words, at)
            if done is not None:
                yield Found("passive", at, done, light=True)


def potential(words: Words) -> Iterator[Found]:
    """-nee: what may be so. Nobody says it, and it is rare in writing too."""
    for at, word in enumerate(words):
        if word.forms and all(form.mood == "potential" for form in word.forms):
            last = at + 1 if _goes_on(words, at) else at
            yield Found("potential", at, last)


def negation(words: Words) -> Iterator[Found]:
    """Two denials or more in a sentence, or one that denies its opposite (litotes)."""
    denials = [at for at, word in enumerate(words) if _is_denial(words, at, word)]
    turned = [at for at in denials if _opposite_after(words, at) is not None]
    if len(denials) > 1:
        weight = weight_of([_row(words, *pair) for pair in pairwise(denials)], "fi")
        yield Found(
            "negation",
            denials[0],
            denials[-1],
            number=len(denials),
            light=weight is Weight.HINT and not turned,
            heavy=weight is Weight.STRONG,
        )
    elif turned:
        yield Found("negation", turned[0], _opposite_after(words, turned[0]) or turned[0], number=2)


def _row(words: Words, first: int, last: int) -> list[str]:
    """The words and signs from one denial to the next, both with them."""
    row = [words[first].text]
    for word in words[first + 1 : last + 1]:
        row += [*word.before, word.text]
    return row


def _opposite_after(words: Words, at: int) -> int | None:
    """The word that "ei" turns round: "ei ole mahdotonta"."""
    if not words[at].like(kind="negative"):
        return None
    return next((place for place in onward(words, at, NEAR) if _is_opposite(words[place])), None)


def _is_passive(word: Word) -> bool:
    if word.may_be("noun", "name", "adverb", "adposition", "numeral", "pronoun"):
        return False
    return any(
        form.person == "4" and not form.connegative and form.mood != "potential" for form in word.forms
    )


def _is_ours(words: Words, at: int) -> bool:
    """Whether "me" stands before it, as in speech: "me tehdään"."""
    return any(words[place].text == "me" for place in back(words, at))


def _calls(words: Words) -> bool:
    """Whether it is short and so may call others along: "Mennään kotiin!"."""
    return (
        len(words) <= NEAR
        and words[0].like(person="4", tense="present_simple", mood="indicative") is not None
    )


def _denied(words: Words, at: int) -> int | None:
    """The passive verb that "ei" denies: "ei tehdä", but not "ei herätä" and not "ei halua tehdä"."""
    for place in onward(words, at, NEAR):
        word = words[place]
        if word.like(participle="past_passive", case="nominative", number="singular"):
            return place
        if word.made_from(BE):
            return _done(words, place)
        if word.like(participle="past_active"):
            return None
        if word.may_be("verb"):
            active = any(
                form.kind == "verb" and not form.passive and not form.infinitive for form in word.forms
            )
            return place if word.like(connegative=True, passive=True) and not active else None
    return None


def _done(words: Words, at: int) -> int | None:
    """The participle with "olla" of a passive tense: "on tehty"; not "on avattu ovi"."""
    if (
        words[at].like(number="plural", kind="verb")
        or words[at].like(person="1")
        or words[at].like(person="2", mood="indicative")
    ):
        return None
    for place in onward(words, at, NEAR):
        form = words[place].like(participle="past_passive", case="nominative", number="singular")
        attribute = form is not None and place > at + 1 and head_after(words, place, form) is not None
        if form is not None and form.base not in listed("passive") and not attribute:
            return place
        if form is not None or not (
            words[place].may_be("adverb", "noun", "pronoun") or not words[place].forms
        ):
            return None
    return None


def _goes_on(words: Words, at: int) -> bool:
    """Whether a participle of its tense follows: "lienee lähtenyt"."""
    after = words[at + 1] if at + 1 < len(words) else None
    return bool(words[at].made_from(BE) and after and after.like(kind="participle", case="nominative"))


def _is_denial(words: Words, at: int, word: Word) -> bool:
    if word.text == "ilman":
        return True
    if not word.like(kind="negative"):
        return word.like(infinitive="MA", case="abessive") is not None and not is_adverb(words, at)
    return not _is_answer(words, at) and not _asks_along(words, at)


def _is_answer(words: Words, at: int) -> bool:
    """Whether it denies nothing that follows: "Ei, en tule.", "kyllä tai ei"."""
    return at + 1 == len(words) or words[at + 1].starts_phrase


def _asks_along(words: Words, at: int) -> bool:
    """Whether it only asks for a nod: "eikö niin"."""
    return words[at].text == "eikö" and at + 1 < len(words) and words[at + 1].text == "niin"


def _is_opposite(word: Word) -> bool:
    return any(
        form.kind == "adjective"
        and (form.participle == "negation" or form.base.startswith("epä") or form.base in listed("litotes"))
        for form in word.forms
    ) or word.text in listed("litotes")
