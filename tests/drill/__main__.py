"""`python -m tests.drill [--only latest|base|upgrade]`: backs a site up, loses it, brings it back.

Exit code 0 when nothing is missing and every promise held.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from tests.postgres_and_redis import binary

from .report import Report
from .restoring import Drill
from .upgrading import upgrade

NEEDED = ("initdb", "pg_ctl", "pg_basebackup")


def main() -> int:
    """The drill; its folder stays when something fails."""
    parser = argparse.ArgumentParser(prog="tests.drill")
    parser.add_argument("--only", choices=("latest", "base", "upgrade"), help="one part of it")
    parser.add_argument("--upgrade", dest="only", action="store_const", const="upgrade")
    only = parser.parse_args().only
    if lacking := [name for name in NEEDED if not binary(name)]:
        sys.stdout.write(f"Left out: {', '.join(lacking)} is missing here. Install postgresql.\n")
        return 1 if os.environ.get("REQUIRE_ALL") else 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="oma-aani-drill-"))
    folder.chmod(0o755)
    report = Report()
    if only != "upgrade":
        Drill(folder, report).run([only] if only else ["latest", "base"])
    if only in (None, "upgrade"):
        upgrade(folder, report)
    sys.stdout.write(f"{report.written()}\n")
    if report.is_well:
        shutil.rmtree(folder, ignore_errors=True)
        return 0
    sys.stdout.write(f"Something did not hold. What was left is in {folder}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
