"""A clause folded into a participle before a noun with words of its own: "tukea saava perhe" (VISK § 529)."""

from collections.abc import Iterator

from ..forms import Form
from ..listed import listed
from ..syntax import (
    HEADS,
    JOINING,
    Word,
    Words,
    agrees,
    back,
    head_after,
    other_attribute_after,
)
from .finnish_complements import complements_before, has_verb_after, is_verb_still
from .finnish_found import Found

BE = frozenset(("olla", "ei"))
SUBJECTS = frozenset(("noun", "name", "pronoun"))
VERBAL = frozenset(("verb", "negative", "participle"))
CLAUSE = 12  # words that a clause may have before its attribute


def participle(words: Words) -> Iterator[Found]:
    """A participle with nouns of its own before the noun that it describes; the span is without that noun."""
    taken = -1
    for at in range(len(words)):
        form = _attribute(words, at)
        if form is None:
            continue
        start = complements_before(words, at, form, taken)
        if start is not None:
            taken = at
            # "Sinulle sopiva" is short enough.
            only_pronoun = start == at - 1 and _is_pronoun(words[start])
            yield Found("participle", start, at, light=only_pronoun)


def _attribute(words: Words, at: int) -> Form | None:
    """The reading as a participle that agrees with a noun soon after it and is no part of the verb."""
    word = words[at]
    if word.may_be("noun", "adverb", "name", "adposition"):
        return None
    for form in word.forms:
        if form.kind != "participle" or form.possessive or _is_adjective(words, at, form):
            continue
        if word.is_finite and not _is_verb_elsewhere(words, at, form):
            continue
        headed = (
            head_after(words, at, form) is not None
            or _stands_for_people(words, at, form)
            or other_attribute_after(words, at, form) is not None
        )
        if headed and (_is_said_of(words, at, form) or not _is_tense(words, at, form)):
            return form
    return None


def _is_adjective(words: Words, at: int, form: Form) -> bool:
    """Whether it is an adjective by now, or, with a capital inside a sentence, a part of a name."""
    known_as = at > 0 and words[at - 1].like(case="essive") is not None  # "iloisena tunnettu"
    named = at > 0 and words[at].token.text[:1].isupper()
    by_now = form.base in listed("participle") and not is_verb_still(words, at, form)
    return named or (by_now and not known_as)


def _is_said_of(words: Words, at: int, form: Form) -> bool:
    """Whether the sentence says what its subject is: "Se on kylässä syntynyt laulaja"."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.starts_phrase or after.text in JOINING or form.root == "olla":
        return False
    described = agrees(after, form)
    be = next((place for place in back(words, at) if words[place].is_finite), 0)
    if described is None or described.kind not in HEADS or not words[be].made_from(BE) or be == at - 1:
        return False
    subject = words[be - 1] if be and not words[be].starts_phrase else None
    return subject is not None and any(
        each.kind in SUBJECTS and (each.case, each.number) == ("nominative", form.number)
        for each in subject.forms
    )


def _stands_for_people(words: Words, at: int, form: Form) -> bool:
    """ "Maahan muuttaneet opiskelevat": the subject itself, right before the verb of many."""
    if form.participle != "past_active" or (form.case, form.number) != ("nominative", "plural"):
        return False
    follows = words[at + 1] if at + 1 < len(words) else None
    return bool(
        at
        and follows
        and not follows.starts_phrase
        and follows.like(kind="verb", person="3", number="plural")
    )


def _is_pronoun(word: Word) -> bool:
    return word.may_be("pronoun") or any(form.base == "itse" for form in word.forms)


def _is_verb_elsewhere(words: Words, at: int, form: Form) -> bool:
    """Whether the clause has its verb before or after, so that "koskevat" is no verb here."""
    if has_verb_after(words, at) or _has_verb_before(words, at):
        return True
    other = other_attribute_after(words, at, form) if words[at + 1 : at + 2] else None
    return other is not None and words[at + 1].starts_phrase and has_verb_after(words, other)


def _has_verb_before(words: Words, at: int) -> bool:
    """Whether the clause has its verb already, so that "vaikuttavat" is no second one."""
    return any(words[place].is_finite and _is_its_verb(words, place) for place in back(words, at, CLAUSE))


def _is_its_verb(words: Words, at: int) -> bool:
    """Whether it is only a verb, or -vat without a noun of its own: "saavat työhön liittyvät ohjeet"."""
    many = words[at].like(kind="participle", case="nominative", number="plural")
    if not words[at].readings.kinds <= VERBAL:
        return False
    return many is None or head_after(words, at, many) is None


def _is_tense(words: Words, at: int, form: Form) -> bool:
    """Whether it makes a tense with "olla" or a denial with "ei" before it in the clause."""
    if form.case != "nominative" or not form.participle.startswith("past"):
        return (
            form.case == "nominative"
            and at > 0
            and words[at - 1].made_from(BE)
            and not words[at].starts_phrase
        )
    if form.participle == "past_passive" and (_is_entitled(words, at, form) or _is_of_many(words[at])):
        return False
    return any(_makes_tense(words[place], form) for place in back(words, at, 8))


def _is_of_many(word: Word) -> bool:
    """Whether it is "järjestetyt", as a passive tense has the singular; not "ollut", which may be "oltu"."""
    return (
        word.like(participle="past_passive", number="plural") is not None
        and word.like(number="singular", case="nominative") is None
    )


def _is_entitled(words: Words, at: int, form: Form) -> bool:
    """Whether it is no passive even after "on", and a noun follows: "on lapsille tarkoitettu kirja"."""
    follows = words[at + 1] if at + 1 < len(words) else None
    described = agrees(follows, form) if follows and not follows.starts_phrase else None
    return form.base in listed("passive") and described is not None and described.kind in HEADS


def _makes_tense(word: Word, form: Form) -> bool:
    """Whether it is "olla" or "ei" in the number of the participle; "on" makes no tense with "tulleet"."""
    if not (word.made_from(BE) or word.like(kind="negative")):
        return False
    numbers = {each.number for each in word.forms if each.person == "3"}
    return form.participle != "past_active" or not numbers or form.number in numbers or "" in numbers
