"""Reads the table: what each person gets at each address."""

from dataclasses import dataclass
from pathlib import Path

from .world import WHO

TABLE = Path(__file__).with_name("table.txt")


@dataclass(frozen=True)
class Line:
    """One address and how it is asked, with the answer for each person."""

    method: str
    words: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.words}"


def lines() -> list[Line]:
    """The whole table."""
    found: list[Line] = []
    method, answers = "GET", {}
    for text in TABLE.read_text().splitlines():
        line = text.partition("#")[0].rstrip()
        if line.startswith(("GET", "POST")):
            method, *codes = line.split()
            answers = _row(codes)
        elif line.strip():
            found += [Line(method, words.strip(), answers) for words in line.split(",") if words.strip()]
    return found


def _row(codes: list[str]) -> dict[str, str]:
    if len(codes) == 1:
        codes *= len(WHO)
    return dict(zip(WHO, codes, strict=True))
