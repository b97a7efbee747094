"""The Finnish personal identity code (henkilötunnus), known by its check character."""

import re
from collections.abc import Iterator

from ..reading import Reading
from ..verdict import Effect, Rule, Span

CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_FEWEST_DIGITS = 5
_S = r"[ ._,*/|]{0,3}"
_DIGIT = r"[0-9oil]"
# All signs of the century, the newer ones too; sometimes said as a word, sometimes left out.
_CENTURY = r"([-+abcdefuvwxy]|viiva|väliviiva|miinus|minus|streck|bindestreck|dash|hyphen)"
_CODE = re.compile(
    rf"(?<![^\W_])([0-3oil]{_S}{_DIGIT}){_S}-?{_S}([01oil]{_S}{_DIGIT}){_S}-?{_S}((?:19|20)?(?:{_DIGIT}{_S}){{2}})"
    rf"{_S}{_CENTURY}{_S}((?:{_DIGIT}{_S}){{3}})([0-9a-z])(?![0-9a-zåäö])"
    rf"|(?<!\d)([0-3]\d)([01]\d)((?:19|20)?\d\d)() ?(\d{{3}}) ?([a-z])(?![0-9a-zåäö])"
)
# "Born 150702, ends A955M": the two parts apart, in this order or the other.
_BORN = re.compile(
    r"(?<![\d.\-/])(?P<day>0[1-9]|[12]\d|3[01]|[1-9](?=[./ ]))"
    r"[. /-]{0,2}(?P<month>0[1-9]|1[0-2]|[1-9](?=[./ ]))"
    r"[. /-]{0,2}(?:19|20)?(?P<year>\d\d)(?!\d|[.\-/]\d)"
)
_ENDING = re.compile(
    r"(?<![^\W_])(?<!\d-)(?:[-+a-fu-y][ .]?(\d{3})[ .]?([0-9a-y])|(\d{3})[ .]?([a-y]))(?![^\W_])"
    r"|\b(?:loppu\w*|pääte|päättee\w*|pääty\w*|slut\w*|sista|ändelse\w*|ends?|ending|last)\W+(?:\w{1,12}\W+){0,3}?"
    r"(?:[-+a-fu-y][ .]?)?(\d{3})[ .]?([0-9a-y])(?![^\W_])"
)
_APART = 80  # signs between the two
_FARTHEST = 140  # from start to start
_LOOKALIKES = str.maketrans("oil", "011")
_DAYS, _MONTHS = range(1, 32), range(1, 13)


def spans(reading: Reading) -> Iterator[Span]:
    """Where in the spoken view a code with the right check character stands; others of the shape are free."""
    if reading.digits < _FEWEST_DIGITS:
        return
    for found in _CODE.finditer(reading.spoken):
        groups = [part or "" for part in found.groups()]
        half = len(groups) // 2
        day, month, year, _century, number, check = groups[:half] if groups[0] else groups[half:]
        if _is_right(_bare(day), _bare(month), _bare(year)[-2:], _bare(number), check):
            yield found.span()
    yield from _in_two_parts(reading.spoken)


def _in_two_parts(text: str) -> Iterator[Span]:
    births = list(_BORN.finditer(text))
    for ending in _ENDING.finditer(text) if births else ():
        number, check = [part for part in ending.groups() if part]
        for birth in births:
            if abs(birth.start() - ending.start()) > _FARTHEST:
                continue
            first, second = sorted((birth.span(), ending.span()))
            if 0 <= second[0] - first[1] <= _APART and _is_of(birth, number, check):
                yield first[0], second[1]


def _is_of(birth: re.Match[str], number: str, check: str) -> bool:
    day, month, year = birth.group("day", "month", "year")
    return _is_right(day.zfill(2), month.zfill(2), year, number, check)


def _bare(part: str) -> str:
    return re.sub(r"[^0-9]", "", part.translate(_LOOKALIKES))


def _is_right(day: str, month: str, year: str, number: str, check: str) -> bool:
    if int(day) not in _DAYS or int(month) not in _MONTHS:
        return False
    due = CHECKS[int(day + month + year + number) % len(CHECKS)]
    return check.upper() == due or (check in "oil" and check.translate(_LOOKALIKES) == due)


def finds_identity_code(reading: Reading) -> bool:
    """Whether there is a code whose check character is right; other numbers of the shape are not held."""
    return any(True for _span in spans(reading))


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
