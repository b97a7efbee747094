"""`make audit` never calls something clean about which nobody was asked."""

import runpy
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "requirements" / "audit.py"
CLEAN, FOUND, COULD_NOT_ASK = 0, 1, 2


@pytest.fixture
def audit():
    return runpy.run_path(str(SCRIPT))


@pytest.mark.parametrize(
    ("code", "said", "means"),
    [
        (0, "No known vulnerabilities found", CLEAN),
        (0, "", COULD_NOT_ASK),
        (0, "No known vulnerabilities found\nName  Skip Reason\nx  not found", COULD_NOT_ASK),
        (1, "Found 2 known vulnerabilities in 1 package", FOUND),
        (1, "Found 1 known vulnerability in 1 package", FOUND),
        (1, "ERROR: Dependency not found and could not be audited: x (1)", COULD_NOT_ASK),
        (1, "ConnectionError", COULD_NOT_ASK),
        (2, "usage", COULD_NOT_ASK),
    ],
)
def test_only_a_clear_answer_is_an_answer(audit, code, said, means):
    assert audit["outcome"](code, said) == means


@pytest.mark.parametrize(
    ("ends", "means"), [([0, 0], 0), ([0, 1], 1), ([2, 1], 1), ([2, 0], 2), ([0, 2], 2), ([2, 2], 2)]
)
def test_a_finding_or_a_silence_is_no_success(audit, monkeypatch, capsys, ends, means):
    left = list(ends)
    monkeypatch.setitem(audit["main"].__globals__, "audit", lambda _pins: left.pop(0))
    assert audit["main"]() == means
    assert ("NOT CHECKED" in capsys.readouterr().out) == (COULD_NOT_ASK in ends)


def test_every_file_of_pins_is_asked_about_with_its_hashes(audit, monkeypatch):
    asked = []

    def run(words, **_how):
        asked.append(words)
        return subprocess.CompletedProcess(words, 0, "No known vulnerabilities found", "")

    monkeypatch.setattr(subprocess, "run", run)
    assert audit["main"]() == CLEAN
    assert {Path(words[-1]).name for words in asked} == {path.name for path in SCRIPT.parent.glob("*.txt")}
    assert all("--require-hashes" in words and "--strict" in words for words in asked)
