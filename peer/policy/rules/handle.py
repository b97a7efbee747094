"""Names in social media, and asking somebody to come over there."""

import re
from collections.abc import Iterator
from re import Match

from ..lists import one_of
from ..reading import Reading
from ..verdict import Effect, Rule, Span

# Also letter by letter: "i g", "s.n.a.p".
_SPELT = "|".join(
    r"[ .\-*]".join(name) + r"\b"
    for name in ("ig", "insta", "snap", "tiktok", "telegram", "discord", "facebook", "whatsapp", "kik")
)
_PLATFORM = rf"(?:{one_of('platforms')}|{_SPELT})(?::(?:ssä|ssa|stä|sta|llä|lla|ni|n)\b)?"
_LISTED = re.compile(one_of("platforms"))
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
    rf"\b(?:snäpissä|snapissa|snapchatissa|instassa|instagramissa|tiktokissa|discordissa|telegramissa|kikissä)\s"
    rf"(?:mä\s|minä\s)?(?:oon|olen)\s@?(?!{_DULL}|harvoin|usein|joskus|aina|vain|myös|mukana|enää)[\w.]{{4,30}}\s?(?:$|[.!,\n])",
    rf"\b(?:olen|oon|jag finns|jag är|jag heter|i'm|i am|löydyn)\s"
    rf"(?:\w+\s){{0,2}}?{_PLATFORM}\s(?:{_NAMED}|som|as)\b(?:\s?[:=]?\s?@?\w[\w.]{{2,30}})?",
)
_HANDLE = re.compile("|".join(_SPANS))
_AM = r"(?:i'm|i am|my name is|jag heter|jag är|heter jag|är jag|olen|oon|mä oon|nimeni on|nimellä|nimi on)"
_ASKED = r"(?:request|förfrågan|vänförfrågan|kaveripyyn\w*|pyyntö\w*|ystäväpyyn\w*|kutsu\w*)"
_FIRST_AND_LAST = rf"{_AM}\s[^\W\d_]{{2,15}}\s[^\W\d_]{{2,20}}"
_CAPITALS = r"[A-ZÅÄÖ][a-zåäö]{1,14}[ -][A-ZÅÄÖ][a-zåäö]{1,19}"
# "On facebook I am First Last": a name has capitals, or somebody asks for a request.
_FULL_NAMES = (
    re.compile(
        rf"\b(?i:{_PLATFORM}\s(?:\w+\s){{0,2}}?{_AM})\s{_CAPITALS}"
        rf"|\b(?i:{_AM})\s{_CAPITALS}\s(?i:(?:on|in|på|i)\s)?(?i:{_PLATFORM})\b"
    ),
    re.compile(
        rf"(?i:\b{_PLATFORM}\s(?:\w+\s){{0,2}}?{_FIRST_AND_LAST}\W(?:\s?\w+\W){{0,5}}?\s?{_ASKED}"
        rf"|{_FIRST_AND_LAST}\s(?:(?:on|in|på|i)\s)?{_PLATFORM}\W(?:\s?\w+\W){{0,5}}?\s?{_ASKED})"
    ),
)
# "sn4p", "1nsta": digits in a word that is a service with letters in their place.
_WITH_DIGITS = re.compile(r"(?<![\w@.])(?=\w{0,9}\d)(?=\w{0,9}[a-z])[a-z0-9]{3,10}(?![\w.])")
_AS_LETTERS = (str.maketrans("013457", "oieast"), str.maketrans("013457", "oleast"))


def spans(reading: Reading) -> Iterator[Span]:
    """Where in the small letters of the reading a name in social media stands."""
    lower = _WITH_DIGITS.sub(_service, reading.lower)
    if _HINT.search(lower):
        yield from (found.span() for found in _HANDLE.finditer(lower))
        for pattern in _FULL_NAMES:
            yield from (found.span() for found in pattern.finditer(reading.text))


def _service(found: Match[str]) -> str:
    """The name of the service, as long as what stood there, or what stood there."""
    ways = [found.group().translate(table) for table in _AS_LETTERS]
    return next((way for way in ways if _LISTED.fullmatch(way)), found.group())


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
