"""What the inspection of all pages found, written down for the accessibility statement.

With ACCESSIBILITY_REPORT=<folder> each language has a file there; `manage.py accessibility_report <folder>`
makes one of them. See `make accessibility-report`.
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

VERSION = re.search(r"axe v([\d.]+)", AXE_SCRIPT[:200])
TOOL = f"axe-core {VERSION.group(1)}" if VERSION else "axe-core"


@dataclass(frozen=True)
class Seen:
    """One page: whether every rule was asked, and how much trouble there was."""

    is_judged: bool
    findings: int


# By the name of the test: one that is tried again counts once.
_seen: dict[str, dict[str, Seen]] = {}


def note(language: str, *, is_judged: bool, findings: int) -> None:
    """A page was inspected. Writes the language's file anew, when somebody wants a report."""
    name = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
    _seen.setdefault(language, {})[name] = Seen(is_judged, findings)
    if folder := os.environ.get("ACCESSIBILITY_REPORT"):
        _write(Path(folder), language)


def _write(folder: Path, language: str) -> None:
    pages = _seen[language].values()
    told = {
        "tool": TOOL,
        "pages": len(pages),
        "judged": sum(one.is_judged for one in pages),
        "findings": sum(one.findings for one in pages),
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{language}.json").write_text(json.dumps(told))
