"""The rules on sentences that were written before them, by somebody who did not know them.

To be run once, at the end: whoever mends a rule after having seen these sentences measures nothing any more.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from portal.plain_language.checking import check
from portal.plain_language.figures import CONSTRUCTIONS
from portal.plain_language.report import Finding, Weight

SENTENCES = Path(__file__).resolve().parents[2] / "plain_language" / "sentences"
LANGUAGES = ("fi", "sv", "en")
LONG = 15  # words: the mark for a sentence is longer
TOGETHER = "constructions together"
Entry = dict[str, Any]


def written(language: str) -> str:
    """Precision, recall and F1 of each kind as a table; last, how many clean sentences were marked."""
    entries: list[Entry] = yaml.safe_load((SENTENCES / f"held_back_{language}.yaml").read_text("utf-8"))
    kinds = sorted({mark["kind"] for entry in entries for mark in entry["marks"]})
    seen = {kind: sum((_outcomes(entry, language, kind) for entry in entries), Counter()) for kind in kinds}
    if language == "fi":
        seen[TOGETHER] = sum((seen[kind] for kind in kinds if kind in CONSTRUCTIONS), Counter())
    rows = [
        f"{language}: {len(entries)} sentences",
        "| kind | marks | precision | recall | F1 |",
        "|---|---|---|---|---|",
    ]
    return "\n".join(
        [*rows, *(_row(kind, each) for kind, each in seen.items()), *_clean(entries, language), ""]
    )


def differences(language: str) -> list[str]:
    """Each place where a mark and a finding differ, for whoever writes the next sentences."""
    entries: list[Entry] = yaml.safe_load((SENTENCES / f"held_back_{language}.yaml").read_text("utf-8"))
    found = []
    for entry in entries:
        kinds = {mark["kind"] for mark in entry["marks"]}
        kinds |= {each.kind for each in check(entry["text"], language).findings if _counts(each, each.kind)}
        for kind in sorted(kinds):
            outcome = _outcomes(entry, language, kind)
            if outcome["wrong"] or outcome["missed"]:
                found.append(f"{kind} {'missed' if outcome['missed'] else 'wrong'}: {entry['text']}")
    return found


def _row(kind: str, seen: "Counter[str]") -> str:
    right, wrong, missed = seen["right"], seen["wrong"], seen["missed"]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 0.0
    return f"| {kind} | {right + missed} | {precision:.2f} | {recall:.2f} | {both:.2f} |"


def _clean(entries: list[Entry], language: str) -> list[str]:
    clean = [entry["text"] for entry in entries if not entry["marks"]]
    marked = [
        text
        for text in clean
        if any(each.weight is not Weight.HINT for each in check(text, language).findings)
    ]
    share = len(marked) / len(clean)
    return [f"clean sentences marked warn or strong: {len(marked)} of {len(clean)} ({share:.1%})"]


def _outcomes(entry: Entry, language: str, kind: str) -> "Counter[str]":
    places = [_place(entry["text"], mark) for mark in entry["marks"] if mark["kind"] == kind]
    found = [
        (each.start, each.end) for each in check(entry["text"], language).findings if _counts(each, kind)
    ]
    right = sum(any(start < end and begin < stop for begin, end in found) for start, stop in places)
    astray = sum(not any(start < end and begin < stop for start, stop in places) for begin, end in found)
    return Counter(right=right, wrong=astray, missed=len(places) - right)


def _place(text: str, mark: dict[str, Any]) -> tuple[int, int]:
    at = -1
    for _time in range(mark.get("nth", 1)):
        at = text.index(mark["words"], at + 1)
    return at, at + len(mark["words"])


def _counts(finding: Finding, kind: str) -> bool:
    return finding.kind == kind and (kind != "sentence" or (finding.number or 0) > LONG)
