"""Numbers of bank accounts (IBAN), known by their length and check digits."""

import re
from collections.abc import Iterator

from ..reading import Reading
from ..verdict import Effect, Rule, Span

# How long an account number is in each country; the ones that people here may have.
LENGTHS: dict[str, int] = {
    "ad": 24, "at": 20, "be": 16, "bg": 22, "ch": 21, "cy": 28, "cz": 24, "de": 22, "dk": 18, "ee": 20,
    "es": 24, "fi": 18, "fo": 18, "fr": 27, "gb": 22, "gl": 18, "gr": 27, "hr": 21, "hu": 28, "ie": 22,
    "is": 26, "it": 27, "li": 21, "lt": 20, "lu": 20, "lv": 21, "mc": 27, "mt": 31, "nl": 18, "no": 15,
    "pl": 28, "pt": 25, "ro": 24, "se": 24, "si": 19, "sk": 24, "sm": 27, "tr": 26, "ua": 29, "ax": 18,
}  # fmt: skip
_FEWEST_DIGITS = 8
_S = r"[^\w\n]{0,3}_?"
_START = re.compile(rf"(?<![a-z])([a-z]){_S}([a-z]){_S}(?=[\doil]{_S}[\doil])")
_NEXT = re.compile(r"[0-9a-z]")
_LOOKALIKES = str.maketrans("oilsb", "01158")
_ONLY_DIGITS = re.compile(r"(?<!\d)(?:\d[ .\-/]{0,3}){16}(?!\d)")


def spans(reading: Reading) -> Iterator[Span]:
    """Where in the spoken view an account number with right check digits stands."""
    if reading.digits < _FEWEST_DIGITS:
        return
    text = reading.spoken
    for found in _START.finditer(text):
        country = found.group(1) + found.group(2)
        if country in LENGTHS and (end := _end_of(text, found.end(), country)):
            yield found.start(), end
    for found in _ONLY_DIGITS.finditer(text):
        if _is_right("fi", re.sub(r"\D", "", found.group())):
            yield found.span()


def _end_of(text: str, start: int, country: str) -> int:
    """Where the account number ends, or 0 where it is none."""
    rest = LENGTHS[country] - len(country)
    signs: list[str] = []
    for sign in _NEXT.finditer(text, start, start + 4 * rest):
        signs.append(sign.group())
        if len(signs) == rest:
            account = "".join(signs)
            plain = account.translate(_LOOKALIKES)
            return sign.end() if _is_right(country, account) or _is_right(country, plain) else 0
    return 0


def _is_right(country: str, account: str) -> bool:
    if not account[:2].isdigit():
        return False
    turned = account[2:] + country + account[:2]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def finds_bank_account(reading: Reading) -> bool:
    """Whether there is the number of a bank account."""
    return any(True for _span in spans(reading))


RULE = Rule(
    code="iban",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on tilinumero.",
        "sv": "Det finns ett kontonummer i det.",
        "en": "It has a bank account number.",
    },
    finds=finds_bank_account,
)
