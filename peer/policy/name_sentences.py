"""Names that are no names: something said to somebody, or about whom they belong to. Pure.

A name stands beside every message, so that whoever it is about reads it again and again.
"""

from collections.abc import Iterable

from .name_keys import key_of, words
from .words import fold

# With another word beside them: somebody is spoken to.
_TO_SOMEBODY = frozenset([
    "sinut", "sinua", "sua", "sinulle", "sinun", "sinusta", "sut", "sulle", "teidat", "teita", "teille",
    "you", "your", "dig", "dej", "ditt", "dina", "osoitteesi", "osoittees", "kotisi", "kotis",
    "nimesi", "ovesi", "ovellasi", "luoksesi", "peraasi",
])  # fmt: skip
# With another word beside them: what somebody does, or should do.
_DOES = frozenset([
    "tiedan", "tiian", "tunnen", "katson", "katselen", "kattelen", "loysin", "loydan", "odotan",
    "ootan", "seuraan", "vahdin", "tulen", "tuun", "naen", "nain", "rakastan", "haen", "etsin",
    "kuulen", "muistan", "tarkkailen", "vartioin", "vaanin", "poistakaa", "tappakaa", "alkaa",
    "alakaa", "hyppaa", "tapa", "watching", "following", "coming", "waiting", "found", "know",
    "lahella", "takana", "estit", "olet", "itke", "itkee", "kaipaa", "tavataan", "nahdaan", "muistatko",
    "ser", "vet", "vantar", "foljer", "kommer", "hittade", "hittar", "hoppa", "doda",
])  # fmt: skip
# By themselves too: harm, and urging to it.
_HARM = frozenset([
    "hyppaa", "tapa", "kuole", "hirta", "ammu", "viilla", "hakkaa", "hukuta", "myrkyta", "die",
    "jump", "hoppa", "doda", "haivy", "haipykaa", "stalkkeri", "stalker", "vainooja",
])  # fmt: skip
# What the page says after the name ("participant") would go on with it: "Not a participant".
_LEADS_ON = frozenset([
    "ei", "en", "et", "eivat", "emme", "ole", "olen", "olet", "olette", "olemme", "kuin", "pelkka", "mikaan",
    "vain", "vaan", "entinen", "tavallinen", "yksi", "kaikki", "joku", "muka", "ikina", "koskaan", "eras",
    "muu", "muut",
    "inte", "ej", "icke", "ingen", "inget", "bara", "vanlig", "annan", "annat", "aldrig", "an",
    "naennainen", "tuskin", "eipa", "enpa", "hardly", "barely", "seeming", "knappast", "skenbar",
    "valeasuinen",
    "not", "no", "non", "never", "just", "only", "other", "than", "former", "ex", "isnt", "aint", "the",
])  # fmt: skip
_NEGATES = frozenset(["not", "ei", "en", "inte", "ej", "ingen", "no", "isnt", "never", "muu", "icke"])


def leads_on(name: str) -> bool:
    """Whether what the page writes after the name would be read as its end, or turned round by it."""
    parts = [fold(word) for word in words(name)]
    return bool(parts) and (parts[-1] in _LEADS_ON or (parts[0] in _NEGATES and len(parts) > 1))


def is_a_sentence(name: str) -> bool:
    """Whether it says something to somebody, or asks for harm."""
    parts = {fold(word) for word in words(name)}
    return bool(parts & _HARM) or (len(parts) > 1 and bool(parts & (_TO_SOMEBODY | _DOES)))


def is_somebodys(name: str, others: Iterable[str]) -> bool:
    """Whether it begins with one of the other names (keys) as an owner: "Ainon seuraaja", "Ainos vakt"."""
    keys = set(others) - {""}
    owners = {fold(word).removesuffix("'s") for word in words(name)[:-1]}
    return any(owner[-1:] in ("n", "s") and key_of(owner[:-1]) in keys for owner in owners)
