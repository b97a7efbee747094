"""Phone numbers, Finnish and international, however they are spaced, spoken or dressed up."""

import re
from collections.abc import Iterator

from ..letters import plain_letters
from ..reading import Reading
from ..verdict import Effect, Rule, Span

_FEWEST_DIGITS = 6
# Digits with at most three signs between two of them: spaces, dots, dashes, slashes, brackets.
_CANDIDATE = re.compile(r"\+?\(?\d(?:[\s.\-/()_*,]{0,3}\d){5,17}")
_FINNISH_MOBILE = re.compile(r"0(?:4\d|50)\d{5,8}")
# Not 020, 029 and 0800: those are offices, and help.
_FINNISH_OTHER = re.compile(r"0(?:2[1-8]|[356789]|1[3-9]|30|70)(?<!080)\d{5,8}")
_INTERNATIONAL = re.compile(r"(?:\+|00)[1-9]\d{6,14}")
_COUNTRY_WITHOUT_PLUS = re.compile(r"358(?:4\d|50)\d{5,8}")
_KINDS = (_FINNISH_MOBILE, _FINNISH_OTHER, _INTERNATIONAL, _COUNTRY_WITHOUT_PLUS)
# Lines of help that anybody may pass on.
_PUBLIC = re.compile(
    r"(?:0|\+?358|00358)(?:9252501(?:1[1-9])|800\d+|(?:20|29)\d{5,8}|116\d{3})|0?116\d{3}|112"
)

# A mobile number in disguise: any signs or an x between the digits, letters that look like digits.
_DIGIT = r"(?:\d|[oilsbz](?![^\W\d_oilsbzx]))"
_SIGNS = r"\s?(?:[^\w\s]\s?|_\s?){0,3}"
_DISGUISED = re.compile(rf"(?<![^\W_])\+?\(?{_DIGIT}(?:(?:{_SIGNS}|\s?x\s?){_DIGIT}){{7,24}}")
_GROUP = re.compile(r"\+?[\doilsbz]+")
_BETWEEN = re.compile(r"[^\doilsbz+]+")
_LOOKALIKES = str.maketrans("oilsbz", "011582")
_MOBILE = re.compile(r"(?:0|(?:\+|00)?358)(?:4\d|50)\d{5,8}")
_TRUE_DIGITS = 5
# "O4O OOO OO 4l": it begins like a mobile number, so fewer true digits are enough.
_DRESSED = re.compile(r"(?<![^\W_])(?:[o0][ .-]?4[ .-]?[\doilsbz]|[o0][ .-]?5[ .-]?[o0])")
_TRUE_DIGITS_DRESSED = 2

# "44 123 4567": without the zero, in groups that no sum has.
_WITHOUT_ZERO = re.compile(
    r"(?<![\d.,:/+-])(?<!\d\s)(?:4\d|50)[ .-](\d{2,4}(?:[ .-]\d{2,5}){0,2}|\d{7})(?![ .:-]?\d)"
)
_REST_OF_NUMBER = 7

# "040 and then 123, it ends with 4567": a mobile number told in pieces, with a few words between.
_WORDS_BETWEEN = r"(?:[^\w\n]{1,3}[^\W\d_]{1,10}){1,4}[^\w\n]{1,3}"
_IN_PIECES = re.compile(
    r"(?<![\d.,:/-])(?:0|\+?358[ (]{0,2}0?\)?)(?:4\d|50)\d*"
    rf"(?:(?:{_WORDS_BETWEEN}|[^\w\n]{{1,3}})\d{{2,}}){{1,4}}"
)
_SPOKEN_IN_PIECES = re.compile(rf"(?<!\d)0(?:(?:{_WORDS_BETWEEN}|[^\w\n]{{0,3}})\d){{8,12}}")
_AMERICAN = re.compile(r"(?<![\d-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\d-])")
_LONGEST_PART, _FEWEST_IN_A_PART, _SOON = 60, 2, 120
_LETTER = re.compile(r"[^\W\d_]")
_LENGTH_IN_PIECES = range(9, 14)


def spans(reading: Reading) -> Iterator[Span]:
    """Where in the numbers of the reading a phone number stands; dates, times and sums are not looked at."""
    if reading.digits < _FEWEST_DIGITS - 1 and not _DRESSED.search(reading.lower):
        return
    numbers = reading.numbers
    for found in _CANDIDATE.finditer(numbers):
        if any(kind.fullmatch(_digits(found.group())) for kind in _KINDS) and not _is_public(found.group()):
            yield found.span()
    for found in _DISGUISED.finditer(numbers):
        if _is_disguised(found.group()) and not _is_public(found.group()):
            yield found.span()
    for found in _WITHOUT_ZERO.finditer(numbers):
        if len(_digits(found.group(1))) == _REST_OF_NUMBER:
            yield found.span()
    yield from (found.span() for found in _AMERICAN.finditer(numbers))
    yield from _in_pieces(reading, numbers)


def _in_pieces(reading: Reading, numbers: str) -> Iterator[Span]:
    patterns = (_IN_PIECES, _SPOKEN_IN_PIECES) if reading.has_spoken_numbers else (_IN_PIECES,)
    for pattern in patterns:
        for found in pattern.finditer(numbers):
            digits = _digits(found.group())
            if _MOBILE.fullmatch(digits) and len(digits) in _LENGTH_IN_PIECES:
                yield found.span()


def _digits(candidate: str) -> str:
    bare = re.sub(r"[^\d+]", "", candidate)
    return re.sub(r"^(\+|00)3580", r"\g<1>358", bare)  # +358 (0)40 …


def _is_public(candidate: str) -> bool:
    return bool(_PUBLIC.fullmatch(_digits(candidate)))


def _is_disguised(candidate: str) -> bool:
    fewest = _TRUE_DIGITS_DRESSED if _DRESSED.match(candidate) else _TRUE_DIGITS
    if sum(sign.isdigit() for sign in candidate) < fewest:
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


def finds_phone_number(reading: Reading) -> bool:
    """Whether some digits together are a phone number, also with those of the messages just before."""
    if any(True for _span in spans(reading)):
        return True
    together = _with_those_before(reading)
    return together is not None and any(True for _span in spans(together))


def _with_those_before(reading: Reading) -> Reading | None:
    """This message after the few before it that were nothing but a part of a number either."""
    if not reading.recent or not _is_part_of_a_number(reading):
        return None
    parts = [reading.spoken]
    for said in reading.recent:  # the latest first
        before = Reading(plain_letters(said.text[:_LONGEST_PART]))
        if said.seconds_ago > _SOON or len(said.text) >= _LONGEST_PART or not _is_part_of_a_number(before):
            break
        parts.insert(0, before.spoken)
    return Reading(" ".join(parts)) if len(parts) > 1 else None


def _is_part_of_a_number(reading: Reading) -> bool:
    if len(reading.text) >= _LONGEST_PART or reading.digits < _FEWEST_IN_A_PART:
        return False
    return reading.digits >= len(_LETTER.findall(reading.spoken))


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
