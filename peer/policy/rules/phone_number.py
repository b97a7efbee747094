"""Phone numbers, Finnish and international, however they are spaced or dressed up."""

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

# A mobile number in disguise: any signs or an x between the digits, letters that look like digits.
_DIGIT = r"(?:\d|[OoIl](?![^\W\d_OoIlxX]))"
_SIGNS = r"\s?(?:[^\w\s]\s?|_\s?){0,3}"
_DISGUISED = re.compile(rf"(?<![^\W_])\+?\(?{_DIGIT}(?:(?:{_SIGNS}|\s?[xX]\s?){_DIGIT}){{7,24}}")
_GROUP = re.compile(r"\+?[\dOoIl]+")
_BETWEEN = re.compile(r"[^\dOoIl+]+")
_LOOKALIKES = str.maketrans("OoIl", "0011")
_MOBILE = re.compile(r"(?:0|(?:\+|00)?358)(?:4\d|50)\d{5,8}")
_TRUE_DIGITS = 5

# "44 123 4567": without the zero, in groups that no sum has.
_WITHOUT_ZERO = re.compile(
    r"(?<![\d.,:/+-])(?<!\d\s)(?:4\d|50)[ .-](\d{2,4}(?:[ .-]\d{2,5}){0,2}|\d{7})(?![ .:-]?\d)"
)
_REST_OF_NUMBER = 7


def finds_phone_number(reading: Reading) -> bool:
    """Whether some digits together are a phone number; dates, times and sums are not looked at."""
    numbers = reading.numbers
    return (
        any(
            kind.fullmatch(_digits(candidate.group()))
            for candidate in _CANDIDATE.finditer(numbers)
            for kind in _KINDS
        )
        or any(_is_disguised(candidate.group()) for candidate in _DISGUISED.finditer(numbers))
        or any(len(_digits(rest)) == _REST_OF_NUMBER for rest in _WITHOUT_ZERO.findall(numbers))
    )


def _digits(candidate: str) -> str:
    bare = re.sub(r"[^\d+]", "", candidate)
    return re.sub(r"^(\+|00)3580", r"\g<1>358", bare)  # +358 (0)40 …


def _is_disguised(candidate: str) -> bool:
    if sum(sign.isdigit() for sign in candidate) < _TRUE_DIGITS:
        return False
    groups = [group.translate(_LOOKALIKES) for group in _GROUP.findall(candidate)]
    # Scores and lists begin with a short number and change signs on the way; a number in disguise does not.
    if (len(groups[0]) > 1 or len(set(_BETWEEN.findall(candidate))) <= 1) and _is_mobile(groups):
        return True
    starts = [at for at, group in enumerate(groups) if len(group) > 2]
    return any(_is_mobile(groups[start:end]) for start in starts for end in range(start + 1, len(groups) + 1))


def _is_mobile(groups: list[str]) -> bool:
    sign = "+" if groups[0].startswith("+") else ""
    return bool(_MOBILE.fullmatch(_digits(sign + "".join(groups).replace("+", ""))))


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
