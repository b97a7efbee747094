"""Where the table goes: docs/performance.md, between two marks."""

import datetime
import os
import platform

from .figures import Line, table
from .server import ROOT

PAPER = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def write_down(lines: list[Line], rotations: int) -> None:
    """Puts the table in the place of the one before."""
    before, _mark, rest = PAPER.read_text().partition(BEGIN)
    _old, _mark, after = rest.partition(END)
    day = datetime.datetime.now(datetime.UTC).date()
    where = f"{os.cpu_count()} cores, Python {platform.python_version()}, {day}, {rotations} rotations"
    PAPER.write_text(f"{before}{BEGIN}\n{where}\n\n{table(lines)}\n{END}{after}")
