"""What an English word can be, told by lists, endings and base forms."""

from functools import cache, lru_cache

from ..lists import read
from ..words import base_forms, is_known

PRONOUNS = frozenset(
    ("i", "you", "he", "she", "it", "we", "they", "there", "everyone", "somebody", "nobody", "people")
)


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `data/english.yaml`."""
    return frozenset(read("english")[name].split())


def plain(word: str) -> str:
    """The word in small letters with a straight apostrophe."""
    return word.lower().replace("’", "'")


@lru_cache(maxsize=20_000)
def is_finite(word: str) -> bool:
    """Whether a word in small letters is likely a verb that has a subject."""
    if word in listed("finite"):
        return True
    if word.endswith("ed") and len(word) > 4 and word not in listed("adjectives"):
        return base_forms(word, "en")[0] != word
    return False


@lru_cache(maxsize=20_000)
def is_participle(word: str) -> bool:
    """Whether a word in small letters is a past participle; adjectives like "tired" are none."""
    if word in listed("adjectives"):
        return False
    if word in listed("participles"):
        return True
    return word.endswith("ed") and len(word) > 4 and base_forms(word, "en")[0] != word


@lru_cache(maxsize=20_000)
def is_ing(word: str) -> bool:
    """Whether a word in small letters is a verb in -ing."""
    if not word.endswith("ing") or len(word) < 5 or word in listed("not_ing"):
        return False
    return base_forms(word, "en")[0] != word or is_known(word[:-3], "en")


@lru_cache(maxsize=20_000)
def is_made(word: str) -> bool:
    """Whether a noun is made of a verb and hides who does what: "completion", "assessment"."""
    bare = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if len(bare) < 7 or bare in listed("not_made"):
        return False
    return bare.endswith(("tion", "sion", "ment", "ance", "ence")) and not bare.endswith("science")
