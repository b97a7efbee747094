"""A message as the rules read it: tricks with letters and digits undone."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from .said import Said

# Ordinary numbers of everyday talk; rules about digits do not look at them.
_BEFORE, _AFTER = r"(?<![\d+])(?<![\d][.\-:/])", r"(?![.\-:/]?\d)"
_DAY = r"(?:\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:19|20)\d\d)?|\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?:19|20)\d\d-\d\d-\d\d)"
_DATES = re.compile(rf"{_BEFORE}{_DAY}(?:\s?-\s?{_DAY})?{_AFTER}")
_TIME = r"(?:\d{1,2}:\d{2}:\d{2}|\d{1,2}[.:]\d{2})"
_TIMES = re.compile(rf"{_BEFORE}{_TIME}(?:\s?[-–]\s?{_TIME})?{_AFTER}")
_GAP = " ····· "  # more signs than any number has between two digits
_SUMS = re.compile(
    r"(?<![\d+])(?!0\d)\d{1,3}(?:[ .]?\d{3})*(?:,\d{1,2})?\s?"
    r"(?:€|eur\b|euro\w*|e\b|snt\b|%|prosent\w*|procent\w*|percent|kr\b|kron\w*|km\b|kg\b|mg\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """`text` has plain letters; `lower` also single spaces; `numbers` has no everyday numbers."""

    text: str
    lower: str
    numbers: str
    recent: tuple[Said, ...] = ()


def read(text: str, recent: Sequence[Said] = ()) -> Reading:
    """Full-width and styled letters become plain, invisible ones go, every digit becomes 0-9."""
    normal = unicodedata.normalize("NFKC", text)
    seen = "".join(
        _plain(char)
        for char in normal
        if unicodedata.category(char) not in {"Cf", "Mn", "Me"} or char in "\n"
    )
    # Marks that belong to a letter (ä, ö, å) are part of it after NFKC and stay.
    lower = re.sub(r"\s+", " ", seen.casefold())
    numbers = seen
    for everyday in (_DATES, _TIMES, _SUMS):
        numbers = everyday.sub(_GAP, numbers)
    return Reading(seen, lower, numbers, tuple(recent))


def bare(text: str) -> str:
    """Only letters and digits, none of them many times in a row: "Hei!!!" and "heii" are the same."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[\W_]+", "", text))


def _plain(char: str) -> str:
    if char.isdigit():
        value = unicodedata.digit(char, None)
        return char if value is None else str(value)
    return "-" if unicodedata.category(char) == "Pd" else char
