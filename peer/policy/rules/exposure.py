"""Telling what is private about somebody of the room by name: illness, home, real name, naked pictures.

Speaking of oneself is free, and so is any other talk about somebody.
"""

import re

from ..people import MEMBER, STAFF
from ..reading import Reading
from ..verdict import Effect, Rule

_WHO, _WHOSE = rf"(?:{MEMBER}|{STAFF})", rf"(?:{MEMBER}|{STAFF})es"
_MORE = r"(?:\w+\s){0,3}?"
_ILL = (
    r"(?:skitsofreni\w*|psykoosi\w*|kaksisuuntai\w*|bipolaar\w*|hiv\w*|aids\w*|alkoholisti\w*|narkomaani\w*|"
    r"juoppo\w*|kehitysvammai\w*|vammainen|mielisairas\w*|mielenterveyspotilas|raskaana|raiskattu|"
    r"schizofreni\w*|psykos\w*|alkoholist\w*|narkoman\w*|utvecklingsstord\w*|psykiskt sjuk\w*|gravid|"
    r"valdtagen|schizophreni\w*|psychosis|psychotic|bipolar|alcoholic|addict|disabled|pregnant|raped|"
    r"mentally ill)"
)
_HOME = (
    r"(?:siina|tuossa|siella|ryhmakodi\w*|ryhmakoti\w*|palvelutalo\w*|kolmannessa|kerroksessa|kadulla|"
    r"osoitteessa|talossa|laitoksessa|gruppboende\w*|gruppbostad\w*|pa adressen|vaningen|"
    r"group home|on the street|at the address|floor)"
)
_NAKED = r"(?:alastonkuv\w*|nakenbild\w*|nudes|naked (?:picture|photo)\w*)"
_OF_ILLNESS = r"(?:sairau\w*|sjukdom\w*|om sin sjukdom|about (?:his|her|their) illness)"
_TOLD = re.compile(
    "|".join(
        (
            rf"\b{_WHO}\s{_MORE}(?:sairastaa|potee|lider av|suffers from)\s\w+",
            rf"\b{_WHO}\s{_MORE}(?:on|ar|is|has|har|was|blev|oli)\s{_MORE}{_ILL}",
            rf"\b{_WHOSE}\s{_MORE}(?:diagnoosi|sairaus|diagnos|sjukdom|diagnosis|illness)\s(?:on|ar|is)\b",
            rf"\b{_WHO}(?:lla|lle)?\s(?:on|har|has)\s{_MORE}{_ILL}|\b{_WHOSE}\s(?:on|har|has)\s{_MORE}{_ILL}",
            rf"\b{_WHO}\s(?:asuu|bor|lives)\s(?:\w+\s){{0,4}}?{_HOME}",
            rf"\b{_WHO}\s(?:on oikeasti|ar egentligen|is really|on oikealta nimeltaan)\s\w+\s\w+",
            rf"\b{_WHOSE}\s(?:oikea|koko|riktiga|real|full)\s(?:nimi|namn|name)\s(?:on|ar|is)\b",
            rf"\b{_WHOSE}\s(?:kuva|kuvia|kuvat|alastonkuv\w*|bild|bilder|nakenbild\w*|picture|pictures|nudes|photos)\s"
            r"(?:\w+\s){0,5}?(?:alasti|alaston|vaatteitta|naken|nakna|naked|nude)\b",
            rf"\b{_WHOSE}\s(?:alastonkuv\w*|nakenbild\w*|nudes|naked \w+)\b",
            rf"\b{_NAKED}\s(?:\w+\s){{0,3}}?{_WHO}(?:es)?\b",
            rf"\b{_WHO}\s(?:valehtelee|ljuger|lies|is lying)\s(?:\w+\s)?{_OF_ILLNESS}",
            rf"\b(?:alkaa|ala)\s(?:puhuko|puhu|vastatko|vastaa|uskoko|usko)\s(?:enaa\s)?{_WHOSE}",
            rf"\b(?:kukaan ei (?:pida|tykkaa)|ei kukaan (?:pida|tykkaa))\s{_WHOSE}",
            rf"\b(?:nobody|no one|everybody|everyone)\s(?:here\s)?(?:likes|hates)\s{_WHO}\b",
            rf"\b(?:ingen|alla)\s(?:har\s)?(?:gillar|hatar|tycker om)\s{_WHO}\b",
        )
    )
)


def finds_exposure(reading: Reading) -> bool:
    """Whether something private is told about somebody who is named."""
    return bool(reading.named and _TOLD.search(reading.named))


RULE = Rule(
    code="exposure",
    effect=Effect.HOLD,
    words={
        "fi": "Se voi kertoa liikaa toisesta ihmisestä.",
        "sv": "Det kan berätta för mycket om en annan människa.",
        "en": "It may tell too much about somebody else.",
    },
    finds=finds_exposure,
)
