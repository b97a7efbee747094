"""A migrated database, made once for a whole run and copied by every process: `python -m tests.mould FOLDER`.

MOULD names the folder afterwards. Migrations that came later, and what follows after migrating, still run on
each copy; without MOULD every process migrates from the beginning.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser import databases

ROOT = Path(__file__).resolve().parents[1]
NAME = "mould"
SETTINGS = "tests.browser.settings"
# Migrating makes every model anew hundreds of times; looking for what can be thrown away is a sixth of that.
MIGRATE = """
import gc
import django
from django.core.management import call_command
gc.set_threshold(100_000, 50, 100)
django.setup()
call_command("migrate", verbosity=0)
"""


def make(folder: Path) -> None:
    """Migrates an empty database: a file in the folder, or one on the PostgreSQL of DATABASE_URL."""
    databases.create(NAME)
    here = {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS, "DEMO": ""}
    subprocess.run(
        [sys.executable, "-c", MIGRATE],
        cwd=ROOT,
        env={**os.environ, **here, **databases.address(NAME)},
        check=True,
        stdin=subprocess.DEVNULL,
    )
    databases.let_go(NAME)


def is_made() -> bool:
    """Whether this run has one."""
    return "MOULD" in os.environ


def copy_to(file: Path) -> None:
    """A copy for who wants a file, where databases are files."""
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(os.environ["MOULD"]) / "db.sqlite3", file)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
