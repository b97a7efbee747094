"""Captions of a film: WebVTT read strictly, explained kindly, and always written anew by us. Pure.

Our own reader, not a library: it knows less, so that every fault has its line and its words, and nothing
of a brought file (styles, regions, places, tags) can come out again.
"""

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from django.utils.translation import gettext_lazy as _

HEADER = "WEBVTT"
LONGEST_TEXT = 100_000
MOST_CUES = 3000
LETTERS_A_LINE, LINES, LEAST_SECONDS, LETTERS_A_SECOND = 42, 2, 1.0, 17.0
SPARE = 1.0  # seconds that the last caption may stand past the film's end
TIME = r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
TIMES = re.compile(rf"^\s*{TIME}\s*-->\s*{TIME}(?:\s.*)?$")
TAG = re.compile(r"<[^<>]*>")
UNSEEN = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f]")
SKIPPED = ("NOTE", "STYLE", "REGION")

FAULTS: dict[str, Any] = {
    "long": _("The captions are too long. Shorten them."),
    "header": _("The first line is the word WEBVTT. Write it there."),
    "none": _("There are no captions yet. Write at least one."),
    "times": _("Write the times like this: 00:01.000 --> 00:03.000"),
    "clock": _("Minutes and seconds end at 59. Write the time again."),
    "order": _("The end is before the start. Change one of them."),
    "back": _("It begins before the caption above it. Put them in order."),
    "past": _("The video is over by then. Write an earlier time."),
    "gap": _("Leave one empty line above this one."),
    "empty": _("This caption has no words. Write them, or leave it out."),
}
HINTS: dict[str, Any] = {
    "wide": _("A line is long. 42 letters are easy to read."),
    "tall": _("There are many lines. Two are easy to read."),
    "short": _("It is seen for a moment only. One second is enough."),
    "fast": _("It is a lot to read in so short a time."),
}


@dataclass(frozen=True)
class Cue:
    """What is read from `start` to `end`, in seconds."""

    start: float
    end: float
    words: str


@dataclass(frozen=True)
class Remark:
    """A fault or a hint: the line of the text, the number of the caption (0: of none), and the code."""

    line: int
    cue: int
    code: str

    @property
    def words(self) -> str:
        """What to do, in words."""
        return str((FAULTS | HINTS)[self.code])


@dataclass(frozen=True)
class Captions:
    """What was read. Without faults `vtt` is what may be served; hints stop nothing."""

    cues: tuple[Cue, ...]
    faults: tuple[Remark, ...]
    hints: tuple[Remark, ...]

    @property
    def is_valid(self) -> bool:
        """Whether they can stand under a film."""
        return not self.faults

    @property
    def vtt(self) -> str:
        """The captions as WebVTT, in plain text without a tag or a style."""
        return written(self.cues)

    @property
    def words(self) -> str:
        """Only what is said, one caption after another: a beginning for the transcript."""
        return "\n".join(cue.words.replace("\n", " ") for cue in self.cues)


def read(text: str, length: float) -> Captions:
    """The captions in this text, for a film of so many seconds. Never raises."""
    if len(text) > LONGEST_TEXT:
        return Captions((), (Remark(1, 0, "long"),), ())
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues: list[Cue] = []
    faults: list[Remark] = []
    hints: list[Remark] = []
    if lines[0].strip() != HEADER and not lines[0].startswith((f"{HEADER} ", f"{HEADER}\t")):
        faults.append(Remark(1, 0, "header"))
    for this, (number, block) in enumerate(_blocks(lines, has_header=not faults), start=1):
        _read_block(this, number, block, length, cues, faults, hints)
    if not cues and not faults:
        faults.append(Remark(1, 0, "none"))
    if len(cues) > MOST_CUES:
        faults.append(Remark(1, 0, "long"))
    return Captions(tuple(cues), tuple(faults), tuple(hints))


def written(cues: Any) -> str:
    """These captions as WebVTT; nothing when there are none."""
    parts = [f"{stamp(cue.start)} --> {stamp(cue.end)}\n{_safe(cue.words)}" for cue in cues]
    return "\n\n".join([HEADER, *parts]) + "\n" if parts else ""


def stamp(seconds: float) -> str:
    """A moment as WebVTT writes it."""
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _blocks(lines: list[str], *, has_header: bool) -> list[tuple[int, list[str]]]:
    """The parts between empty lines, each with the number of its first line; notes and styles left out."""
    found: list[tuple[int, list[str]]] = []
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            found.append((number - len(block), block))
            block = []
    if has_header:  # the head ends at the first empty line, or where the first times stand
        number, head = found[0]
        at = next((place for place, line in enumerate(head) if "-->" in line), len(head))
        found = [(number + at, head[at:])] * (at < len(head)) + found[1:]
    return [(number, each) for number, each in found if not each[0].startswith(SKIPPED)]


def _read_block(
    this: int,
    number: int,
    block: list[str],
    length: float,
    cues: list[Cue],
    faults: list[Remark],
    hints: list[Remark],
) -> None:
    at = next((place for place, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        faults.append(Remark(number, this, "header" if this == 1 and block == [HEADER] else "times"))
        return
    line = number + at
    told = TIMES.match(block[at])
    if told is None:
        faults.append(Remark(line, this, "times"))
        return
    if any("-->" in each for each in block[at + 1 :]):
        faults.append(Remark(line + 1, this, "gap"))
        return
    start, end = _seconds(told.groups()[:4]), _seconds(told.groups()[4:])
    words = _plain(block[at + 1 :])
    code = _fault(start, end, words, length, cues)
    if code:
        faults.append(Remark(line + 1 if code == "empty" else line, this, code))
    if start is None or end is None:
        return
    cue = Cue(start, min(end, max(length, start)) if length else end, words)
    hints.extend(Remark(line, this, each) for each in _hints_about(cue))
    cues.append(cue)


def _fault(start: float | None, end: float | None, words: str, length: float, cues: list[Cue]) -> str:
    if start is None or end is None:
        return "clock"
    if end <= start:
        return "order"
    if cues and start < cues[-1].start:
        return "back"
    if start >= length or end > length + SPARE:
        return "past"
    return "" if words else "empty"


def _hints_about(cue: Cue) -> list[str]:
    lines, seconds = cue.words.split("\n"), cue.end - cue.start
    return [
        code
        for code, is_so in {
            "wide": any(len(line) > LETTERS_A_LINE for line in lines),
            "tall": len(lines) > LINES,
            "short": 0 < seconds < LEAST_SECONDS,
            "fast": seconds > 0 and len(cue.words) > LETTERS_A_SECOND * seconds,
        }.items()
        if is_so
    ]


def _seconds(parts: Any) -> float | None:
    hours, minutes, seconds, rest = parts
    if int(minutes) > 59 or int(seconds) > 59:
        return None
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(rest.ljust(3, "0")) / 1000


def _plain(lines: list[str]) -> str:
    """The words without tags, codes or letters that nobody sees."""
    cleaned = [UNSEEN.sub("", unescape(TAG.sub("", line))) for line in lines]
    return "\n".join(" ".join(line.split()) for line in cleaned if line.strip())


def _safe(words: str) -> str:
    return escape(words, quote=False)
