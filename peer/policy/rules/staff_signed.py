"""Signing or speaking with the name of one who looks after the house. No rule of its own.

Talk about them stays free: what counts is a name as a signature, or as the one who speaks.
"""

import re

from ..people import STAFF as NAME
from ..reading import Reading
from ..words import BREAK

_FORM = rf"{NAME}es"
_STOP = rf"(?:$|[\n{BREAK}])"
_END = rf"[^\w\n!?{BREAK}]*{_STOP}"
_HELLO = "(?:hei|heippa|moi|moikka|terve|hej|hejsan|hi|hello|hey)"
_START = (
    rf"(?:(?:^|[\n.!:,{BREAK}])[^\w\n{BREAK}]*(?:{_HELLO}(?:\s(?:kaikki|kaikille|alla|all|everyone))?\W+)?)"
)
_I_AM = (
    r"(?:tassa|taalla|tas|taal|olen|oon|ma oon|mina olen|mina|ma|nimeni on|minun nimeni on|mun nimi on|"
    r"taalla on|tassa on|har ar|det ar|det har ar|jag ar|jag heter|mitt namn ar|"
    r"this is|it'?s|it is|i'?m|i am|my name is)"
)
_HERE = r"(?:tassa|taalla|tas|taal|har|here|speaking)"
_AFTER = rf"(?=\s*(?:{_STOP}|[.,!:;–—-]|\s(?:{_HERE}|{_HELLO}|taas|again|igen|pyydan|paatan|maaraan)\b))"
_NOTE = (
    r"(?:viesti|ohje|tiedote|ilmoitus|maarays|pyynto|kasky|"
    r"meddelande|besked|message|note|notice|instructions?)"
)
_ALL = r"(?:kaikille|teille|tanne|till (?:alla|er)|to (?:all|everyone|you))"
_WANTS = r"(?:haluaa|toivoo|vaatii|kaskee|pyytaa|tahtoo|kaski|sanoi|sanoo|pyysi)"
_MARK = "[✓✔☑✅👑⭐🌟🏅🎖]"
_SPEAKS = re.compile(
    "|".join(
        (
            rf"(?:(?<!\w)[^\w\s,!?.:;@\"'”’)]|[—–~|•/])\s*{NAME}{_END}",
            rf"\w[.!]\s+{NAME}{_END}",
            rf"(?<!\w)(?:t|terv|h|hals)[.:]?\s+{NAME}{_END}",
            rf"{_START}{NAME}\s\w\.?{_END}",
            rf"{_START}{NAME}\s?{_MARK}|{_MARK}\W{{0,2}}{NAME}{_END}",
            rf"{_START}{_I_AM}[\s,]{{1,2}}{NAME}{_AFTER}",
            rf"{_START}{NAME}\s{_HERE}{_AFTER}",
            rf"\b{_NOTE}\s(?:fran\s|from\s)?(?:{_FORM}|{NAME})(?:\s{_ALL})?\s*(?:[:.!]|{_STOP})",
            rf"\b(?:{_FORM}|{NAME}(?:'s|\ss))\s{_NOTE}\s*(?:{_ALL}\b|:|{_END})",
            rf"{_START}{_FORM}\s?:",
            rf"\b{_FORM}\s(?:toinen|vara)\s?tunnus\b",
            rf"\b{NAME}\s{_WANTS}\W+(?:etta\s)?(?:\w+\s){{0,2}}?(?:\w{{3,}}[aeiou]tte|\w{{3,}}kaa|kaikkien\s\w+a)\b",
            rf"\b{NAME}\s(?:wants|asks|needs)\s(?:you|everyone|everybody|all of you)\sto\b",
            rf"\b{NAME}\s(?:vill att|ber|kraver att)\s(?:ni|er|alla)\b",
            rf"\b{NAME}\santoi\s(?:minulle\s|mulle\s)?luvan\s(?:kerata|kysya|sulkea|poistaa)\b",
            rf"\b{NAME}\son\svuorossa\sja\skirjoittaa\b",
        )
    )
)


def speaks_as_one_of_them(reading: Reading) -> bool:
    """Whether the text is signed with such a name, or says that the writer is the one called so."""
    return bool(reading.named and _SPEAKS.search(reading.named))
