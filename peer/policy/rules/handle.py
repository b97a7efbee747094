"""Names in social media, and asking somebody to come over there."""

import re
from collections.abc import Iterator

from ..lists import one_of
from ..reading import Reading
from ..verdict import Effect, Rule, Span

_PLATFORM = one_of("platforms") + r"(?::(?:ssä|ssa|stä|sta|llä|lla|ni|n)\b)?"
_HINT = re.compile(rf"@|#\d|\b{_PLATFORM}\b")
# It looks like a name that somebody made: a digit, a dot or a line inside.
_MADE = r"@?(?=[\w.]*[a-zåäö])(?=[\w.]*[\d_]|[\w]+\.[\w])[a-zåäö0-9_][\w.]{2,30}"
_NAMED = (
    r"(?:nimellä|nimimerkillä|nimimerkki\w*|tunnuksella|tunnus\w*|käyttäjä\w*|nikillä|nikki|nick\w*|namnet|"
    r"namn|"
    r"användarnamn\w*|profil\w*|username|user ?name|user|handle|name|nimeni|nimi)"
)
_ME = r"(?:mut|minut|mua|minua|mulle|minulle|mulla|mig|mej|me)"
_COME = one_of("invitations")
_DULL = one_of("said_of_platforms")
_SPANS = (
    r"(?<![\w.@])@(?=[\w.]*[a-zåäö])(?=\w*[\d_]|\w+\.\w)\w[\w.]{1,30}",
    r"\b[\w.]{2,32}#\d{4}\b",
    rf"\b{_PLATFORM}\s?(?:\w+\s){{0,2}}?(?:[:=>-]+|\bon|\bär|\bis|\bsom|\bas|nimi)?\s?{_MADE}",
    rf"\b{_PLATFORM}\s?[:=>-]+\s?@?(?!{_DULL})[\w.]{{4,30}}(?:\s\w{{2,20}})?\s?(?:$|[.!\n,])",
    rf"\b(?:{_PLATFORM}|dm)\sme\b",
    rf"\b{_PLATFORM}\s(?:\w+\s){{0,2}}?{_NAMED}\s?(?:on|är|is)?\s?[:=]?\s?@?\w[\w.]{{2,30}}",
    rf"@\w[\w.]{{2,30}}\s(?:\w+\s){{0,2}}{_PLATFORM}\b",
    rf"\b{_PLATFORM}\s?:?\s?@\w[\w.]{{2,30}}",
    rf"{_MADE}\s(?:\w+\s){{0,2}}?{_PLATFORM}\b",
    rf"\b(?:mun|minun|my|min|mitt)\s(?:\w+\s)?{_PLATFORM}\s(?:on|är|is)\s"
    rf"@?(?!{_DULL})[\w.]{{4,30}}\s?(?:$|[.!,\n])",
    rf"\b{_COME}\s(?:\w+\s){{0,2}}?{_ME}\s(?:[\w,]+\s){{0,4}}?{_PLATFORM}\b",
    rf"\b{_PLATFORM}\s(?:\w+\s){{0,2}}?{_COME}\s(?:\w+\s){{0,1}}?{_ME}\b",
    rf"\b(?:jutellaan|jatketaan|siirrytään|mennään|let's|lets|ska vi|vi kan)\s"
    rf"(?:[\w]+\s){{0,5}}?{_PLATFORM}\b",
    rf"\b{_ME}\s(?:löydät|löytää|löytyy|hittar du|hittar man)\s(?:\w+\s){{0,3}}?{_PLATFORM}\b",
    rf"\b(?:i'm|i am|jag heter|jag är|olen|oon)\s@?[\w.]{{4,30}}\s(?:on|på)\s{_PLATFORM}\b",
    rf"\b(?:olen|oon|jag finns|jag är|jag heter|i'm|i am|löydyn)\s"
    rf"(?:\w+\s){{0,2}}?{_PLATFORM}\s(?:{_NAMED}|som|as)\b",
)
_HANDLE = re.compile("|".join(_SPANS))


def spans(reading: Reading) -> Iterator[Span]:
    """Where in the small letters of the reading a name in social media stands."""
    if _HINT.search(reading.lower):
        yield from (found.span() for found in _HANDLE.finditer(reading.lower))


def finds_handle(reading: Reading) -> bool:
    """Whether there is a name in social media, or an invitation there. Talk about them is free."""
    return any(True for _span in spans(reading))


RULE = Rule(
    code="handle",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on nimi toiseen palveluun.",
        "sv": "Det finns ett namn i en annan tjänst.",
        "en": "It has a name in another service.",
    },
    finds=finds_handle,
)
