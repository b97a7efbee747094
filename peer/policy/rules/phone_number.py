"""Phone numbers, Finnish and international, however they are spaced."""

import re

from ..reading import Reading
from ..verdict import Effect, Rule

# Digits with at most three signs between two of them: spaces, dots, dashes, slashes, brackets.
_CANDIDATE = re.compile(r"\+?\(?\d(?:[\s.\-/()_*,]{0,3}\d){5,17}")
_FINNISH_MOBILE = re.compile(r"0(?:4\d|50)\d{5,8}")
_FINNISH_OTHER = re.compile(r"0(?:[2356789]|1[3-9]|29|30|70|80)\d{5,8}")
_INTERNATIONAL = re.compile(r"(?:\+|00)[1-9]\d{6,14}")
_COUNTRY_WITHOUT_PLUS = re.compile(r"358(?:4\d|50)\d{5,8}")
_KINDS = (_FINNISH_MOBILE, _FINNISH_OTHER, _INTERNATIONAL, _COUNTRY_WITHOUT_PLUS)


def finds_phone_number(reading: Reading) -> bool:
    """Whether some digits together are a phone number; dates, times and sums are not looked at."""
    return any(
        kind.fullmatch(_digits(candidate.group()))
        for candidate in _CANDIDATE.finditer(reading.numbers)
        for kind in _KINDS
    )


def _digits(candidate: str) -> str:
    bare = re.sub(r"[^\d+]", "", candidate)
    return re.sub(r"^(\+|00)3580", r"\g<1>358", bare)  # +358 (0)40 …


RULE = Rule(
    code="phone_number",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on puhelinnumero.",
        "sv": "Det finns ett telefonnummer i det.",
        "en": "It has a phone number.",
    },
    finds=finds_phone_number,
)
