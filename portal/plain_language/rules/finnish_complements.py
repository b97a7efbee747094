"""The words of its own that stand before a participle: "järven rannalle rakennettu" (VISK § 529)."""

import re

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
    is_aside,
    is_genitive,
)

OWN = {"noun", "name", "adjective", "numeral", "abbreviation", "participle"}
BE = frozenset(("olla",))
MOTION = frozenset(("tulla", "mennä", "kulua"))
DIRECTIONS = frozenset(("elative", "illative", "ablative", "allative"))
COMPLEMENTS = {"noun", "name", "pronoun", "numeral", "abbreviation", "adjective"}
# Verbs on -tua have no object: "muuttunut", "lisääntyvä". Read from the participle, as Voikko may name
# another verb ("lämmittää") as its root.
WITHOUT_OBJECT = re.compile(r"t(unut|ynyt|uva|yvä)$")
OWNER = re.compile(r"(ni|si|mme|nne|nsa|nsä|(?<=a)an|(?<=ä)än|(?<=e)en)$")  # possessive endings
LABEL = re.compile(r"[a-zåäö]|.*\d.*")  # "liitteessä A", "kohdassa 3 b"


def complements_before(words: Words, at: int, form: Form, taken: int) -> int | None:
    """Where the participle's own words begin; None when it has only an adverb, a year or nothing."""
    start = None
    for place in back(words, at, REACH):
        word = words[place]
        first = place == at - 1
        if place <= taken or _is_of_head(words, place, form):
            break
        if not (_belongs(word) or (first and _is_object_first(words, place, form))):
            break
        if _has_preposition(words, place):
            start = place - 1
        elif (
            _is_complement(words, place, form)
            or (first and _is_object_first(words, place, form))
            or _has_postposition(words, place)
        ) or (start is not None and _is_modifier(word)):
            start = place
    return start


def is_verb_still(words: Words, at: int, form: Form) -> bool:
    """Whether what is mostly an adjective has a word of a verb's right before it: "aikaa vaativa".

    Behind another verb that noun may as well belong to the verb: "söi ruokaa seuraavana päivänä".
    """
    if not at or words[at].starts_phrase:
        return False
    has_own = {each.case for each in words[at - 1].forms if each.kind in HEADS} & _cases_of(form)
    verbs = [
        words[place] for place in back(words, at - 1, 2 * REACH) if words[place].may_be("verb", "negative")
    ]
    said = form.case in {"nominative", "partitive"} and all(verb.made_from(BE) for verb in verbs)
    return bool(has_own) and (said or not verbs)


def _cases_of(form: Form) -> frozenset[str]:
    """The cases that tell the verb: whence and whither for moving, "tukeen oikeutettu", else the object's."""
    if form.passive:
        return frozenset(("illative",))
    if form.root in MOTION:
        return DIRECTIONS
    return frozenset() if _has_no_object(form) else frozenset(("partitive",))


def has_verb_after(words: Words, at: int) -> bool:
    """Whether the verb comes later, also over "asiat ja tavat": then "ohjaavat" is no verb here."""
    for place in range(at + 1, min(at + 2 + REACH, len(words))):
        word = words[place]
        if word.starts_phrase:
            return False
        if word.text in JOINING or word.like(kind="conjunction"):
            if not _joins_nouns(words, place):
                return False
        elif word.is_finite and not word.may_be("noun"):
            return True
    return False


def _joins_nouns(words: Words, at: int) -> bool:
    """Whether nouns of one case stand on both sides of the "ja"."""
    if at + 1 == len(words) or words[at + 1].is_finite or words[at].text not in JOINING:
        return False
    cases = {form.case for form in words[at - 1].forms if form.kind in HEADS and form.case}
    return any(form.case in cases for form in words[at + 1].forms if form.is_nominal)


def _is_of_head(words: Words, at: int, form: Form) -> bool:
    """Whether it describes the participle's noun and not the word after it: "muita tukea saavia perheitä"."""
    own = agrees(words[at], form)
    if own is None or own.kind in HEADS or own.kind == "numeral":
        return False
    described = agrees(words[at + 1], form)
    return described is None or described.kind not in HEADS


def _is_object_first(words: Words, at: int, form: Form) -> bool:
    """Whether it is an own word though it looks like a subject ("ottelut voittanut") or a verb ("kirjaa")."""
    many = words[at].like(kind="noun", case="nominative", number="plural") is not None
    if many and form.number == "singular" and not form.passive:
        return not words[at].is_finite
    own = any(words[at].like(kind="noun", case=case) for case in ("partitive", "illative"))
    return own and has_verb_after(words, at + 1)


def _has_postposition(words: Words, at: int) -> bool:
    """Whether a postposition follows that leans on it: "lain mukaan", "tautia vastaan"."""
    after = words[at + 1].text
    if after in listed("postpositions"):
        return is_genitive(words[at], OWN)
    return after in listed("partitive_postpositions") and words[at].like(case="partitive") is not None


def _has_preposition(words: Words, at: int) -> bool:
    """Whether a preposition stands before it: "ennen kokousta", "lähellä rantaa"."""
    return (
        at > 0
        and words[at - 1].text in listed("prepositions")
        and words[at].like(kind="noun", case="partitive") is not None
    )


def _belongs(word: Word) -> bool:
    """Whether it may stand inside the attribute: no verb with a person, no subject of the sentence."""
    if word.text in listed("partitive_postpositions"):
        return True  # "vastaan" looks like a verb too
    if any(form.is_finite and form.mood != "imperative" for form in word.forms):
        return False
    if any(form.kind == "participle" and form.possessive for form in word.forms):
        return False  # another construction: "etsittyäni"
    own = word.like(base="itse", case="nominative") or word.like(kind="noun", case="instructive")
    return own is not None or is_aside(word) or _is_modifier(word)


def _is_modifier(word: Word) -> bool:
    """Whether it may belong to a complement after it: "kolme vuotta", "viime keväänä", "järven rannalla"."""
    return (
        LABEL.fullmatch(word.text) is not None
        or word.text in ATTACHED
        or word.like(kind="numeral", case="nominative") is not None
        or is_genitive(word, OWN)
    )


def _is_complement(words: Words, at: int, form: Form) -> bool:
    """A noun in a case of place or time, or the object of -nut and -va."""
    word = words[at]
    if word.may_be("adverb", "adposition") or _is_adverb(words, at):
        return False
    return any(_completes(each, form) for each in word.forms)


def _completes(own: Form, form: Form) -> bool:
    if own.kind == "participle":  # "toteutettavissa olevat"
        return own.case in OBLIQUE
    if own.kind not in COMPLEMENTS or own.infinitive == "MA":
        return False
    if own.case == "genitive":  # a genitive adjective only says how much: "suhteellisen"
        return own.kind != "adjective" and _takes_object(form) and not _has_no_object(form)
    if own.case == "partitive" and form.root == "olla":  # "samaa mieltä olevat"
        return form.participle == "present_active"
    if own.case == "instructive":  # "suurin kirjaimin painettu"
        return own.kind == "noun"
    return own.case in OBLIQUE or (own.case == "partitive" and _takes_object(form))


def _is_adverb(words: Words, at: int) -> bool:
    """Whether it is an adverb that the dictionary has as a noun; with a genitive it is a postposition."""
    text = _without_owner(words[at])
    if words[at].text in listed("case_adverbs") or text in listed("postpositions"):
        return True
    leans = at > 0 and not words[at].starts_phrase and is_genitive(words[at - 1])
    return text in listed("places") and not leans


def _without_owner(word: Word) -> str:
    """A word without its possessive ending: "vieressäni" as "vieressä"."""
    return OWNER.sub("", word.text) if any(form.possessive for form in word.forms) else word.text


def _takes_object(form: Form) -> bool:
    return not form.passive and form.root != "olla"


def _has_no_object(form: Form) -> bool:
    return WITHOUT_OBJECT.search(form.base) is not None or form.root in listed("intransitive")
