"""The Finnish personal identity code (henkilötunnus), known by its check character."""

import re

from ..reading import Reading
from ..verdict import Effect, Rule

CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CODE = re.compile(
    r"(?<!\d)(0[1-9]|[12]\d|3[01])\s?(0[1-9]|1[0-2])\s?(\d\d)\s?([-+ABCDEFUVWXY])\s?(\d{3})\s?([0-9A-Z])(?![0-9A-Z])",
    re.IGNORECASE,
)


def finds_identity_code(reading: Reading) -> bool:
    """Whether there is a code whose check character is right; other numbers of the shape are not held."""
    for day, month, year, _century, number, check in _CODE.findall(reading.text):
        if CHECKS[int(day + month + year + number) % 31] == check.upper():
            return True
    return False


RULE = Rule(
    code="identity_code",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on henkilötunnus.",
        "sv": "Det finns en personbeteckning i det.",
        "en": "It has a personal identity code.",
    },
    finds=finds_identity_code,
)
