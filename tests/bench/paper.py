"""Where the table goes: docs/performance.md, between two marks."""

import datetime
import os
import platform

from .figures import Line, table
from .server import ROOT

PAPER = ROOT / "docs" / "performance.md"


def write_down(lines: list[Line], rotations: int, what: str = "figures") -> None:
    """Puts the table in the place of the one before; what was not measured stays as it stands."""
    if not lines:
        return
    begin, end = f"<!-- {what} -->", f"<!-- end of {what} -->"
    before, _mark, rest = PAPER.read_text().partition(begin)
    _old, _mark, after = rest.partition(end)
    day = datetime.datetime.now(datetime.UTC).date()
    where = f"{os.cpu_count()} cores, Python {platform.python_version()}, {day}, {rotations} rotations"
    PAPER.write_text(f"{before}{begin}\n{where}\n\n{table(lines)}\n{end}{after}")
