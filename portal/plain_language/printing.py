"""A report as plain text, as JSON for programs and browsers, and as JUnit for build servers."""

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from .advice import advice_on
from .glossary import ABOUT_WORDS
from .offsets import to_utf16
from .report import Finding, Profile, Report, Weight

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PROFILES = {
    Profile.EASY: "easy",
    Profile.NEARLY_EASY: "nearly easy",
    Profile.HARD_IN_PLACES: "hard in places",
    None: "no words",
}
HEAVY = {
    None: (),
    Weight.STRONG: (Weight.STRONG,),
    Weight.WARN: (Weight.WARN, Weight.STRONG),
    Weight.HINT: tuple(Weight),
}
LONGEST = 80  # signs of a quote


@dataclass(frozen=True)
class Checked:
    """What was checked: its name, its text, and what the check says."""

    name: str
    text: str
    report: Report


def fails(checked: Sequence[Checked], at: Weight | None) -> bool:
    """Whether any finding has this weight or a heavier one."""
    heavy = {None: (), Weight.STRONG: (Weight.STRONG,), Weight.WARN: (Weight.WARN, Weight.STRONG)}.get(
        at, tuple(Weight)
    )
    return any(finding.weight in heavy for each in checked for finding in each.report.findings)


def as_text(checked: Sequence[Checked], advice: str | None = None) -> str:
    """For a person: where, what, why and what to try; then the figures and the three words.

    `advice`: the language in which it is told why and what to try; without one that of each text. A word
    that comes again stands in one row, with how often.
    """
    return "\n\n".join("\n".join(_rows(each, advice)) for each in checked)


def as_json(checked: Sequence[Checked], _advice: str | None = None) -> str:
    """For programs. Places are in UTF-16 units, as browsers count. Advice is not told."""
    told = [{"name": each.name, **asdict(to_utf16(each.report, each.text))} for each in checked]
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_junit(checked: Sequence[Checked], advice: str | None = None) -> str:
    """For build servers: a suite for each text, a case for each finding; warnings and strong ones fail."""
    suites = Element("testsuites")
    for each in checked:
        _suite(suites, each, advice)
    return tostring(suites, encoding="unicode")


def _rows(each: Checked, advice: str | None) -> list[str]:
    report = each.report
    if not report.is_known:
        return [f"{each.name}: the language “{report.language}” cannot be checked"]
    far = " as far as could be looked" if report.left_out and report.profile else ""
    rows = [f"{each.name}: {PROFILES[report.profile]}{far}, {report.words} words"]
    if far:
        rows.append("  clause constructions could not be looked at: Voikko is missing")
    starts = _row_starts(each.text)
    for finding, times in _told_once(each):
        again = f" ({times} times)" if times > 1 else ""
        rows.append(f"  {_place(starts, finding)} {_said(each, finding, advice)}{again}")
    rows += [
        f"  {figure.name}: {figure.value:g}{_usual(figure.median, figure.most)}" for figure in report.figures
    ]
    if report.left_out:
        rows.append(f"  not looked for without Voikko: {', '.join(report.left_out)}")
    return rows


def _told_once(each: Checked) -> list[tuple[Finding, int]]:
    """Each finding with how often it comes: one about a word counts all places of that word."""
    rows: dict[tuple[str, str | int], tuple[Finding, int]] = {}
    for finding in each.report.findings:
        about_word = finding.kind in ABOUT_WORDS
        key = each.text[finding.start : finding.end].casefold() if about_word else finding.start
        first, times = rows.get((finding.kind, key), (finding, 0))
        rows[finding.kind, key] = (first, times + 1)
    return list(rows.values())


def _usual(median: float | None, most: float | None) -> str:
    return "" if median is None or most is None else f" (easy news: {median:g}, at most {most:g})"


def _place(starts: Sequence[int], finding: Finding) -> str:
    """Row and column, as editors count."""
    row = bisect_right(starts, finding.start)
    return f"{row}:{finding.start - starts[row - 1] + 1}"


def _row_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _said(each: Checked, finding: Finding, language: str | None) -> str:
    advice = advice_on(finding.kind, language or each.report.language, each.report.language)
    quote = " ".join(each.text[finding.start : finding.end].split())
    quote = quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1]}…"
    tries = "".join(f" [{' | '.join(one.texts)}]" for one in finding.suggestions)
    return f"{finding.weight.value} {finding.kind} “{quote}”: {advice.why} {advice.what}{tries}"


def _suite(suites: Element, each: Checked, advice: str | None) -> None:
    findings, starts = each.report.findings, _row_starts(each.text)
    failing = sum(finding.weight is not Weight.HINT for finding in findings)
    name = UNPRINTABLE.sub("?", each.name)
    suite = SubElement(
        suites, "testsuite", name=name, tests=str(max(1, len(findings))), failures=str(failing)
    )
    if not findings:
        SubElement(suite, "testcase", classname=name, name="plain language")
    for finding in findings:
        case = SubElement(suite, "testcase", classname=name, name=f"{finding.kind} {_place(starts, finding)}")
        said = UNPRINTABLE.sub("?", _said(each, finding, advice))
        if finding.weight is Weight.HINT:
            SubElement(case, "system-out").text = said
        else:
            SubElement(case, "failure", type=finding.weight.value, message=said)
