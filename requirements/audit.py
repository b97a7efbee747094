"""Looks up the pinned packages among the known vulnerabilities: `make audit`.

Says plainly when it cannot ask. `pip-audit` alone would stop, or say nothing, and look like a clean answer.
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PINS = ("base.txt", "dev.txt")
CLEAN, FOUND, COULD_NOT_ASK = 0, 1, 2
SAID = {CLEAN: "nothing known.", FOUND: "see above.", COULD_NOT_ASK: "NOT CHECKED."}
# What pip-audit writes when it found something; any other bad end is a failure to ask.
SAYS_FOUND = re.compile(r"Found \d+ known vulnerabilit")


def outcome(code: int, said: str) -> int:
    """What a run of pip-audit means, by its exit code and its words."""
    if code == 0:
        return (
            CLEAN if "No known vulnerabilities found" in said and "Skip Reason" not in said else COULD_NOT_ASK
        )
    return FOUND if SAYS_FOUND.search(said) else COULD_NOT_ASK


def audit(pins: Path) -> int:
    """Asks about one file of pins; prints what pip-audit said. Hashes and pins are as they stand there."""
    words = ["-m", "pip_audit", "--strict", "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
    run = subprocess.run(
        [sys.executable, *words, "--requirement", str(pins)], capture_output=True, text=True, check=False
    )
    said = run.stdout + run.stderr
    found = outcome(run.returncode, said)
    if found == FOUND:
        print(said.strip())
    elif found == COULD_NOT_ASK:
        print(said.strip().splitlines()[-1] if said.strip() else "It said nothing.")
    return found


def main() -> int:
    """0: all was asked about, and nothing is known. 1: something is known. 2: not all could be asked."""
    ends = []
    for name in PINS:
        ends.append(audit(HERE / name))
        print(f"{name}: {SAID[ends[-1]]}")
    if COULD_NOT_ASK in ends:
        print(
            "What is known could not be asked for. What says NOT CHECKED was not checked: try again online."
        )
    return FOUND if FOUND in ends else max(ends)


if __name__ == "__main__":
    sys.exit(main())
