"""What of a text goes into the search index: each word, its base forms, and what it is made of."""

from portal.plain_language.words import base_forms, parts, words_in

JOINTS = str.maketrans("", "", "-:'’")


def in_index(text: str, language: str) -> str:
    """The words of a text as the index keeps them, in their order."""
    return " ".join(sign for word in words_in(text) for sign in signs_of(word, language))


def signs_of(word: str, language: str) -> tuple[str, ...]:
    """The word itself, its base forms, then its parts: each a run of letters and figures."""
    known = [word.casefold(), *base_forms(word, language), *parts(word, language)]
    return tuple(dict.fromkeys(sign for sign in map(sign_of, known) if sign))


def sign_of(word: str) -> str:
    """A word as both databases keep it: no hyphen or colon inside, over which they would part it."""
    return word.translate(JOINTS)


def language_mark(language: str) -> str:
    """A sign that stands in the index of every public page of a language, and in nothing else."""
    return f"zzlanguage{sign_of(language)}"
