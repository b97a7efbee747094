"""Places in a text as browsers count them: in UTF-16 units, of which an emoji has two."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from .report import Report

ONE_UNIT = "\uffff"  # the last sign that is one unit


def to_utf16(report: Report, text: str) -> Report:
    """The same report with each place in UTF-16 units; `text` is what was checked."""
    if not text or max(text) <= ONE_UNIT:
        return report
    place = _places(text)
    findings = tuple(replace(each, start=place(each.start), end=place(each.end)) for each in report.findings)
    sentences = tuple(
        replace(each, start=place(each.start), end=place(each.end)) for each in report.sentences
    )
    return replace(report, findings=findings, sentences=sentences)


def _places(text: str) -> Callable[[int], int]:
    wide = [at for at, sign in enumerate(text) if sign > ONE_UNIT]
    return lambda place: place + bisect_left(wide, place)
