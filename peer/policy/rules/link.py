"""Links to other places on the web."""

import re
from collections.abc import Iterator

from ..reading import Reading
from ..verdict import Effect, Rule, Span

_SURE = (
    "fi|com|net|org|eu|info|ru|ee|gg|ly|chat|app|link|site|online|xyz|"
    "club|shop|store|blog|ax|biz|dev|cc|onion"
)
# These are also words: "dag.se på" only lacks a space.
_WORDS = "se|io|me|de|no|to|tv|us|uk|nu|be|dk|co|is|at"
_ADDRESS = re.compile(
    r"h(?:tt|xx|\*\*)ps?\s?:\s?/?\S*|\bwww\s?[.,]|\bwww\s(?:piste|punkt|dot)?\s?[\w-]+"
    r"|\bw\s?w\s?w\s?\.\s?\w|\b(?:t|wa|m|fb)\.me\b|\byoutu\.be\b|\bdiscord\.gg\b"
)
# Written small, as addresses are: "Oulussa.Se oli" only lacks a space.
_FINNISH_GOES_ON = (
    r"(?!\s(?:oli|on|ei|olis|ois|tuli|meni|tuntu|autt|kuulos|näytt|sai|voi|vaan|ihan|kun|joka|mitä)\w*)"
)
_PART = r"(?:[A-Za-z0-9-]{1,63}\.){1,6}"
_END = r"(?![\w-])(?!\.\w)"
_BARE = re.compile(
    rf"(?<![\w@.])(?:{_PART}(?:{_SURE}){_END}|{_PART}se{_END}{_FINNISH_GOES_ON}"
    rf"|{_PART}(?:{_WORDS})(?:/\w|(?<=\.io|\.tv|\.uk|\.nu|\.dk|\.co){_END}))"
)
_SPELT_DOT = (
    r"(?:\s?[\[({<]\s?(?:piste|punkt|dot|pist|\.)\s?[\])}>]\s?|[\s_\-*]+(?:piste|punkt|dot|pist)[\s_\-*]+)"
)
_SPELT = re.compile(
    rf"\b(?!(?:the|a|tämä|tää|se|ja|och|en|den)\b)[a-zåäö0-9-]{{2,63}}{_SPELT_DOT}(?:{_SURE}|se|io|me|uk|nu)\b"
    r"|\b(?:\w ){3,30}\. (?:c o m|f i|n e t|o r g|s e)\b"
    r"|\b[a-z0-9-]{2,63}(?: \. ?|\. )(?:com|net|org|fi)\b(?!\w)"
)
_SPELT_HINT = re.compile(r"piste|punkt|dot|pist|[\[({<]\s?\.|\s\.|\.\s(?:com|net|org|fi)\b")
_DOT_INSIDE = re.compile(r"\w\.[^\W\d]")
_LOUD = re.compile(rf"(?<![\w@.])(?:[A-Z0-9-]{{2,63}}\.){{1,6}}(?:{_SURE.upper()}|SE){_END}")


def spans(reading: Reading) -> Iterator[Span]:
    """Where in the text of the reading an address of a web page stands."""
    yield from (found.span() for found in _ADDRESS.finditer(reading.lower))
    if _DOT_INSIDE.search(reading.text):
        yield from (found.span() for found in _BARE.finditer(reading.text))
        yield from (found.span() for found in _LOUD.finditer(reading.text))
    if _SPELT_HINT.search(reading.lower):
        yield from (found.span() for found in _SPELT.finditer(reading.lower))


def finds_link(reading: Reading) -> bool:
    """Whether there is an address of a web page."""
    return any(True for _span in spans(reading))


RULE = Rule(
    code="link",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on linkki.",
        "sv": "Det finns en länk i det.",
        "en": "It has a link.",
    },
    finds=finds_link,
)
