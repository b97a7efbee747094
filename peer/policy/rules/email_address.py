"""E-mail addresses, also when the signs in them are written out."""

import re
from collections.abc import Iterator

from ..reading import Reading
from ..verdict import Effect, Rule, Span

_ENDINGS = "fi|com|net|org|se|eu|io|info|ru|ee|me|de|uk|no|dk|ax|nu"
_PROVIDERS = (
    "gmail|g-mail|googlemail|hotmail|outlook|live|yahoo|icloud|proton(?:mail)?|luukku|kolumbus|elisanet|"
    "welho|saunalahti|telia|suomi24|mailinator|gmx|msn|aol|pp|sposti|phnet"
)
_STRONG = (
    r"ät-?merkki|ätmerkki|ät|miukumauku|miumau|miuku|kissanhäntä|snabel-?a|snabel|kanelbulle|alfakrull|"
    r"at-?merkki|at-?sign|at-?symbol|at-?tecken"
)
_AT = (
    rf"(?:\s?@{{1,3}}\s?|\s?[\[({{<]\s?(?:a|[aä]\s?t|@|{_STRONG})\s?[\])}}>]\s?|[\s_.\-/*|]+(?:{_STRONG})[\s_.\-/*|]+"
    r"|[_.\-/*|]at[_.\-/*|])"
)
_WEAK_AT = r"\s(?:at|på|att|ättä|et|a)\s"
_DOT = (
    r"(?:\s?\.{1,3}\s?|\s?[\[({<]\s?(?:p\s?i\s?s\s?t\s?e|p\s?u\s?n\s?k\s?t|d\s?o\s?t|pist|pkt|\.)\s?[\])}>]\s?"
    r"|[\s_\-/*|]+(?:piste|punkt|dot|pist|prick|point)[\s_\-/*|]+)"
)
_HOST = rf"[\w-]{{1,40}}(?:{_DOT}[\w-]{{1,40}}){{0,3}}?"
_NAME = r"[\w.+-]{1,64}"
# "at gmail and the com yourself": the ending is left to the reader.
_LEFT_OUT = (
    r"[ ,]+(?:and|ja|och|plus|sitten|sit|sen|then|loppu\w*|you|sinä|sä|du|perään)[ ,]+(?:\w+[ ,]+){0,3}?"
    r"(?:com|fi|se|net|piste\w*|dot|punkt\w*|loppu\w*|rest|resten|ending|itse|ite|själv\w*|yourself)\b"
)
_ADDRESS = re.compile(
    rf"{_NAME}{_AT}{_HOST}{_DOT}[a-z]{{2,12}}\b"
    rf"|{_NAME}(?:{_AT}|{_WEAK_AT})(?:{_PROVIDERS})(?:{_DOT}|\s)(?:{_ENDINGS})\b"
    rf"|{_NAME}{_WEAK_AT}{_HOST}[\s_\-/*|]+(?:piste|punkt|dot)[\s_\-/*|]+(?:{_ENDINGS})\b"
    r"|\b(?:\w[ .]{1,2}){2,30}@(?: ?[\w.-]){4,40}"
    rf"|{_NAME}\s?(?:{_AT})(?:{_PROVIDERS})\b"
    rf"|{_NAME}{_WEAK_AT}(?:{_PROVIDERS})\w{{0,4}}{_LEFT_OUT}"
    rf"|[a-zåäö][\w.+-]{{0,63}}@[a-zåäö][\w-]{{2,}}"
    rf"|\b[\w]+[._][\w.]+\s(?:{_PROVIDERS})(?:ista|issa|in|i)?\b"
    rf"|\b[a-z][\w.]+[ ,]+(?:ja sitten |sitten |ja |och sen |and then )?"
    rf"(?:{_PROVIDERS})(?:{_DOT}|\s)(?:{_ENDINGS})\b"
)
# Nothing of the above is there without one of these.
_HINT = re.compile(
    r"@|\b_?(?:ät|miu|snabel|kissanh|kanelb|alfakr|dot\b|piste\b|pist\b|punkt\b|prick\b|point\b)"
    r"|_(?:ät|dot|piste|punkt)_|[\[({<]\s?(?:a|[aä]\s?t)\s?[\])}>]|[_./*|-]at[_./*|-]|at-?(?:merk|sign|sym|teck)"
    rf"|\b(?:{_PROVIDERS})"
)


def spans(reading: Reading) -> Iterator[Span]:
    """Where in the small letters of the reading an address for mail stands."""
    if _HINT.search(reading.lower):
        yield from (found.span() for found in _ADDRESS.finditer(reading.lower))


def finds_email_address(reading: Reading) -> bool:
    """Whether there is an address for mail."""
    return any(True for _span in spans(reading))


RULE = Rule(
    code="email_address",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on sähköpostiosoite.",
        "sv": "Det finns en e-postadress i det.",
        "en": "It has an e-mail address.",
    },
    finds=finds_email_address,
)
