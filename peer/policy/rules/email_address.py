"""E-mail addresses, also when the sign in the middle is written out."""

import re

from ..reading import Reading
from ..verdict import Effect, Rule

_SPOKEN = r"(?:ät|ät-merkki|miukumauku|snabel-?a)"
_AT = rf"(?:\s?@\s?|\s?[\[({{]\s?(?:at|{_SPOKEN})\s?[\])}}]\s?|\s{_SPOKEN}\s)"
_DOT = r"(?:\.|\s?[\[({]\s?(?:piste|punkt|dot|\.)\s?[\])}]\s?|\s(?:piste|punkt|dot)\s)"
_ADDRESS = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-z]{{2,}}\b")


def finds_email_address(reading: Reading) -> bool:
    """Whether there is an address for mail."""
    return bool(_ADDRESS.search(reading.lower))


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
