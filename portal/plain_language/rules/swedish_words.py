"""What a Swedish word can be, told by lists, endings and base forms."""

from functools import cache, lru_cache

from ..lists import read
from ..words import base_forms, is_known

VOWELS = "aeiouyåäö"
SHORT_PASSIVES = frozenset(("ges", "tas", "äts", "fås", "görs", "körs", "bärs", "läses", "säljs"))
PRONOUNS = frozenset(
    ("jag", "du", "han", "hon", "hen", "den", "det", "vi", "ni", "de", "dom", "man", "alla", "ingen", "någon")
)


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `data/swedish.yaml`."""
    return frozenset(read("swedish")[name].split())


@lru_cache(maxsize=20_000)
def is_finite(word: str) -> bool:
    """Whether a word in small letters looks like a verb in the present or the past."""
    if word in listed("finite"):
        return True
    if not word.endswith(("ar", "er", "år", "yr", "de", "te", "dde")) or word in (
        "eller",
        "efter",
        "under",
        "över",
        "inte",
        "både",
    ):
        return False
    base = base_forms(word, "sv")[0]
    return (base != word and base.endswith("a") and is_known(word, "sv")) or any(map(_is_verb, _told(word)))


def _told(word: str) -> list[str]:
    """The infinitives that a verb of the past may belong to, or a short one of the present ("förstår")."""
    found = [word.removesuffix(end) + "a" for end in ("ade", "de", "te") if word.endswith(end)]
    return [*found, word.removesuffix("r")] if word.endswith(("år", "or", "yr", "er")) else found


@lru_cache(maxsize=20_000)
def is_infinitive(word: str) -> bool:
    """Whether a word after "att" makes it the sign of an infinitive."""
    if word in listed("short_infinitives"):
        return True
    return word.endswith(("a", "as")) and word not in listed("not_infinitives")


@lru_cache(maxsize=20_000)
def is_participle(word: str) -> bool:
    """Whether a word in small letters is a past participle; adjectives that look like one are none."""
    if word in listed("adjectives"):
        return False
    if word in listed("strong_participles") or (
        len(word) > 5 and word.endswith(("skriven", "skrivna", "skrivet"))
    ):
        return True
    return any(_is_verb(base) for base in _stems(word))


def _stems(word: str) -> list[str]:
    """What the verb would be: "köpt" köpa, "stängd" stänga, "sänd" sända, "betalad" betala, "sydd" sy."""
    if len(word) < 4:
        return []
    found = [word[: -len(end)] + "a" for end in ("ad", "at", "ade") if word.endswith(end)]
    found += [
        word[: -len(end)] + "a"
        for end in ("d", "t", "da", "ta")
        if word.endswith(end) and not word.endswith("at")
    ]
    found += [word[: -len(end)] for end in ("dd", "tt", "dda") if word.endswith(end)]
    found += [f"{word[:-1]}na"] if word.endswith(("nd", "nt")) else []  # "godkänd": godkänna
    return found


@lru_cache(maxsize=20_000)
def _is_verb(word: str) -> bool:
    """Whether this infinitive has a present of its own."""
    if not is_known(word, "sv"):
        return False
    stem = word.removesuffix("a")
    forms = (f"{stem}ar", f"{stem}er", f"{stem}r") if word.endswith("a") else (f"{word}r",)
    return any(is_known(form, "sv") and word in base_forms(form, "sv") for form in forms)


@lru_cache(maxsize=20_000)
def is_s_passive(word: str) -> bool:
    """Whether a word in small letters is a verb made passive by its last s; no deponent, no genitive."""
    if word in SHORT_PASSIVES:
        return True
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss") or word in listed("deponents"):
        return False
    if word in listed("not_genitive") or word in listed("not_passive"):
        return False
    return any(_is_verb(base) for base in _active(word[:-1]))


def _active(form: str) -> list[str]:
    """The infinitives that this form, without its s, may belong to."""
    found = []
    if form.endswith("a"):
        found.append(form)
    for end in ("ades", "ats", "its"):
        if f"{form}s".endswith(end):
            found.append(f"{form}s"[: -len(end)] + "a")
    for end in ("de", "te", "t"):
        if form.endswith(end) and not form.endswith(("ade", "at")):
            found += [form[: -len(end)] + "a"] if base_forms(form, "sv")[0].endswith("a") else []
    if not form.endswith(tuple(VOWELS)) and is_known(f"{form}er", "sv") and _is_only_verb(f"{form}er"):
        found.append(f"{form}a")
    return found


def _is_only_verb(present: str) -> bool:
    return base_forms(present, "sv")[0].endswith("a") and base_forms(present, "sv")[0] == f"{present[:-2]}a"


OWNERS = frozenset(
    (
        "en",
        "ett",
        "varje",
        "vår",
        "min",
        "din",
        "sin",
        "denna",
        "hans",
        "hennes",
        "deras",
        "mitt",
        "ditt",
        "sitt",
    )
)
SURE_GENITIVES = ("ens", "ets", "arnas", "ernas", "ornas", "ares")


def is_noun_before(word: str) -> bool:
    """Whether what follows this word in small letters is part of a noun's group, and no verb."""
    return word in OWNERS or is_genitive(word)


@lru_cache(maxsize=20_000)
def is_genitive(word: str) -> bool:
    """Whether a word in small letters is a noun made an owner by its last s."""
    if len(word) < 4 or word in listed("not_genitive") or not word.endswith("s"):
        return False
    if word.endswith(SURE_GENITIVES) and word not in listed("deponents"):
        return True
    ends_as_word = word.endswith(("es", "is", "us", "ss"))
    return is_known(word[:-1], "sv") and not is_s_passive(word) and not ends_as_word
