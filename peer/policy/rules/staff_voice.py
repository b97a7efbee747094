"""Speaking as the house: its marks, names of those who look after it, the system. No rule of its own.

Talk about somebody who looks after the room is free: a name alone says nothing.
"""

import re

from ..lists import any_in, phrases
from ..people import STAFF as NAME
from ..reading import Reading
from ..words import BREAK

_ANY = rf"{NAME}(?:es)?"
_LINE = rf"(?:^|[\n{BREAK}])[^\w\n{BREAK}]*"
_END = rf"[^\w\n{BREAK}]*(?:$|[\n{BREAK}])"
_KEYS = "🔑🗝🛡👮🔐"
_TOLD = (
    r"(?:kirjoittaa|sanoo|ilmoittaa|tiedottaa|puhuu|skriver|sager|meddelar|writes|says|informs|speaking|tassa|taalla|"
    r"har|here)"
)
_BYE = (
    r"(?:terveisin|terkuin|terv|yst|ystavallisesti|toivoo|toivottaa|kunnioittaen|halsningar|halsningarna|mvh|halsar|"
    r"vanliga_halsningar|regards|sincerely|yours|br|cheers)"
)
_FOR = (
    r"(?:tuuraan|sijaistan|tuuraamassa|edustan|vikarierar_for|ersatter|i_stallet_for|filling_in_for|"
    r"standing_in_for|covering_for|acting_for|in_for|on_behalf_of)"
).replace("_", " ")
_MATE = r"(?:kollegani|tyokaverini|tyoparini|min kollega|my colleague|my coworker)"
_DO = (
    r"(?:paatimme|paatettiin|suljemme|poistamme|har beslutat|har bestamt|decided|close|will (?:close|remove))"
)
_NAMED = re.compile(
    "|".join(
        (
            rf"{_LINE}{NAME}\s{_TOLD}\s*(?:[,:!–-]|\.\s|\.?$|[\n{BREAK}])",
            rf"{_LINE}{NAME}\s?:[^\n]{{0,60}}?\b\w{{2,}}(?:kaa|taa|daa|vaa)\b",
            rf"{_LINE}{NAME}\s?[/|·–—]\s?\w",
            rf"\b{_BYE}[,.:!]?\s+{NAME}{_END}",
            rf"\w[^\n]*\n[^\w\n]*{NAME}{_END}",
            rf"\s/\s?{NAME}{_END}",
            rf"[{_KEYS}✅☑✔]\W*{NAME}\b|\b{NAME}\W{{0,3}}[{_KEYS}✅☑✔]",
            rf"\b{_FOR}\s(?:the moderator\s)?{_ANY}\b",
            rf"\b{_ANY}\s+(?:sijainen|tuuraaja|sijaisena|tuuraajana|vikarie|substitute|stand in)\b",
            rf"\b{_MATE}\s{NAME}\s(?:ja|och|and)\s(?:mina|ma|jag|i|me)\b",
            rf"\b{NAME}\s(?:ja|och|and)\s(?:mina|ma|jag|i|me)\s{_DO}\b",
            rf"\b{NAME}\s(?:lahetti (?:minut|mut)|sent me|skickade (?:mig|mej))\b",
            rf"\b{NAME}\s(?:pyysi|kaski)\s(?:minua\s|mua\s|minun\s)?"
            r"(?:kertomaan|ilmoittamaan|sanomaan|kysymaan|keraamaan|sulkemaan)\W+(?:etta|teille|teilta|kaikil\w+|huone\w*)",
            rf"\b{NAME}\s(?:asked|told|allowed)\sme\sto\s(?:tell|run|ask|collect|get|close|inform|lead)\s"
            r"(?:you|everyone|everybody|the room|all|names?|this)\b",
            rf"\b{NAME}\s(?:bad|sa at)\s(?:mig|mej)\s(?:att\s)?"
            r"(?:beratta for|saga till|fraga|samla in|stanga)\b",
            rf"\b{NAME}\son\s(?:sairas|lomalla|poissa)\W{{1,3}}"
            r"(?:mina|ma)\s(?:pidan|hoidan|vedan|olen|vastaan)\b",
        )
    )
)
_SIGNED = re.compile(rf"{_LINE}[{_KEYS}]\W{{0,3}}\w+(?:[ ]\w+)?{_END}|\w\W{{0,3}}[{_KEYS}]\W{{0,3}}[Mm]od")
_SYSTEM = re.compile(
    rf"{_LINE}(?:jarjestelma|jarjestelmaviesti|system|systemet|systemmeddelande|system message|"
    r"automaattinen viesti|automatic message|automatiskt meddelande|botti|robotti)[ ]*[:\]}|*>]"
)


def sounds_like_the_house(reading: Reading) -> bool:
    """Whether the text bears the mark of the house, a name of its people, or speaks as the system."""
    letters = reading.letters
    if any(sign in letters for sign in _KEYS) and _SIGNED.search(letters):
        return True
    if _SYSTEM.search(letters) or _has_head(letters):
        return True
    return bool(reading.named and _NAMED.search(reading.named))


def _has_head(letters: str) -> bool:
    """ "Oman äänen henkilökunta pyytää: …": a word for the staff among a few, and a colon."""
    if not any(sign in letters for sign in ":]|"):
        return False
    return any(
        any_in("staff_heads").search(head) and len(head.split()) <= 5
        for line in letters.replace(BREAK, "\n").split("\n")
        if (head := re.split(r"[:\]|]", line, maxsplit=1)[0]) != line
    )


def speaks_as_the_house(reading: Reading) -> bool:
    """Whether it says what only the house says: who is removed, whose account is closed."""
    return phrases("staff_voice").are_in(reading)
