"""Clauses folded into an attribute before a noun: by whom (äidin leipoma), and with words of its own.

The agent construction is VISK § 562, the participle with complements § 529.
"""

from collections.abc import Iterator

from ..forms import Form
from ..listed import listed
from ..syntax import (
    ATTACHED,
    HEADS,
    JOINING,
    OBLIQUE,
    REACH,
    Word,
    Words,
    agrees,
    back,
    head_after,
    is_aside,
    is_genitive,
    onward,
    subject_before,
)
from .finnish_found import Found

# Cases that the MA-infinitive has too.
PLACES = frozenset(("inessive", "elative", "illative", "adessive", "abessive"))
OWN = {"noun", "name", "adjective", "numeral", "abbreviation", "participle"}
BE = frozenset(("olla", "ei"))
DESCRIBING = frozenset(("participle", "adjective"))
SUBJECTS = frozenset(("noun", "name", "pronoun"))


def agent(words: Words) -> Iterator[Found]:
    """-ma with its agent, to the noun it belongs to; said of something ("on äidin leipoma") without one."""
    last = -REACH  # where the agent construction before this one stands
    for at, word in enumerate(words):
        forms = _agent_forms(word)
        start = _agent_start(words, at, forms[0], last) if forms else None
        if start is None:
            continue
        head = next((place for form in forms if (place := head_after(words, at, form)) is not None), None)
        if head is None and (forms[0].case in PLACES or _is_also_noun(word)):
            continue
        joined, last = start == at == last + 2, at  # "tekemä ja myymä" is one construction
        yield Found("agent", start, at if head is None else head, light=joined)


def _agent_start(words: Words, at: int, form: Form, last: int) -> int | None:
    """Where the agent begins; it may be in the ending ("saamani") or shared ("tekemä ja myymä")."""
    start = subject_before(words, at)
    if start is not None:
        verb = form.case in PLACES and words[start].is_finite  # "opin luottamaan itseeni"
        return None if verb else start
    joined = at - last == 2 and words[at - 1].text in JOINING
    return at if joined or (form.possessive and not _is_also_noun(words[at])) else None


def participle(words: Words) -> Iterator[Found]:
    """A participle with nouns of its own before the noun that it describes; the span is without that noun."""
    taken = -1
    for at in range(len(words)):
        form = _attribute(words, at)
        if form is None:
            continue
        start = _complements(words, at, form, taken)
        if start is not None:
            taken = at
            # "Sinulle sopiva" is short enough.
            only_pronoun = start == at - 1 and _is_pronoun(words[start])
            yield Found("participle", start, at, light=only_pronoun)


def _agent_forms(word: Word) -> tuple[Form, ...]:
    if word.may_be("adverb", "adjective", "pronoun", "name"):
        return ()
    return tuple(
        form for form in word.forms if form.participle == "agent" and form.base not in listed("agent")
    )


def _is_also_noun(word: Word) -> bool:
    """Whether it may be a noun of its own: "sanoma", or "tekemistä" of "tekeminen"."""
    return any(form.kind == "noun" and not form.participle for form in word.forms)


def _attribute(words: Words, at: int) -> Form | None:
    """The reading as a participle that agrees with a noun soon after it and is no part of the verb."""
    word = words[at]
    if word.may_be("noun", "adverb", "name", "adposition") or (
        word.is_finite and not _has_verb_after(words, at)
    ):
        return None
    for form in word.forms:
        if form.kind != "participle" or form.possessive or _is_adjective(words, at, form):
            continue
        headed = (
            head_after(words, at, form) is not None
            or _stands_for_people(words, at, form)
            or _leads_to_another(words, at, form)
        )
        if headed and (_is_said_of(words, at, form) or not _is_tense(words, at, form)):
            return form
    return None


def _is_adjective(words: Words, at: int, form: Form) -> bool:
    """Whether it is an adjective by now, or, with a capital inside a sentence, a part of a name."""
    known_as = at > 0 and words[at - 1].like(case="essive") is not None  # "iloisena tunnettu"
    named = at > 0 and words[at].token.text[:1].isupper()
    return named or (form.base in listed("participle") and not known_as)


def _leads_to_another(words: Words, at: int, form: Form) -> bool:
    """Whether another attribute of the same noun follows, with words of its own or after "ja" or a comma."""
    for place in range(at + 1, min(at + 1 + REACH, len(words))):
        word = words[place]
        if word.text in JOINING:
            continue
        other = agrees(word, form)
        if other is not None and other.kind in DESCRIBING:
            return head_after(words, place, other) is not None
        if word.is_finite or not (is_aside(word) or is_genitive(word)):
            return False
    return False


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


def _has_verb_after(words: Words, at: int) -> bool:
    """Whether the verb of the sentence comes later, so that "ohjaavat" is no verb here."""
    return any(words[place].is_finite and not words[place].may_be("noun") for place in onward(words, at))


def _is_tense(words: Words, at: int, form: Form) -> bool:
    """Whether it makes a tense with "olla" or a denial with "ei" before it in the clause."""
    if form.case != "nominative" or not form.participle.startswith("past"):
        return (
            form.case == "nominative"
            and at > 0
            and words[at - 1].made_from(BE)
            and not words[at].starts_phrase
        )
    return any(
        words[place].made_from(BE) or words[place].like(kind="negative") for place in back(words, at, 8)
    )


def _complements(words: Words, at: int, form: Form, taken: int) -> int | None:
    """Where the participle's own words begin; None when it has only an adverb, a year or nothing."""
    start = None
    for place in back(words, at, REACH):
        word = words[place]
        first = place == at - 1
        if place <= taken or not (_belongs(word) or (first and _is_object_first(words, place, form))):
            break
        if _is_time_before(words, place):
            start = place - 1
        elif (
            _is_complement(word, form)
            or (first and _is_object_first(words, place, form))
            or _has_postposition(words, place)
        ) or (start is not None and _is_modifier(word)):
            start = place
    return start


def _is_object_first(words: Words, at: int, form: Form) -> bool:
    """Whether it is the object though it looks like a subject ("ottelut voittanut") or a verb ("kirjaa")."""
    many = words[at].like(kind="noun", case="nominative", number="plural") is not None
    if many and form.number == "singular" and not form.passive:
        return not words[at].is_finite
    return words[at].like(kind="noun", case="partitive") is not None and _has_verb_after(words, at + 1)


def _has_postposition(words: Words, at: int) -> bool:
    """Whether a postposition follows that leans on it: "lain mukaan"."""
    return is_genitive(words[at], OWN) and words[at + 1].text in listed("postpositions")


def _is_time_before(words: Words, at: int) -> bool:
    """ "Ennen kokousta": the one preposition that often stands in an attribute."""
    return (
        at > 0 and words[at - 1].text == "ennen" and words[at].like(kind="noun", case="partitive") is not None
    )


def _belongs(word: Word) -> bool:
    """Whether it may stand inside the attribute: no verb with a person, no subject of the sentence."""
    if any(form.is_finite and form.mood != "imperative" for form in word.forms):
        return False
    return is_aside(word) or _is_modifier(word)


def _is_modifier(word: Word) -> bool:
    """Whether it may belong to a complement after it: "kolme vuotta", "viime keväänä", "järven rannalla"."""
    return (
        word.text.isdigit()
        or word.text in ATTACHED
        or word.like(kind="numeral", case="nominative") is not None
        or is_genitive(word, OWN)
    )


def _is_complement(word: Word, form: Form) -> bool:
    """A noun in a case of place or time, or the object of -nut and -va."""
    if word.may_be("adverb", "adposition"):
        return False
    return any(
        each.kind in {"noun", "name", "pronoun", "numeral", "abbreviation", "adjective"}
        and each.infinitive != "MA"
        and (each.case in OBLIQUE or (each.case in {"partitive", "genitive"} and _takes_object(form)))
        for each in word.forms
    )


def _takes_object(form: Form) -> bool:
    return not form.passive and form.root != "olla"
