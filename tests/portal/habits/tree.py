"""The files of the project, as git knows them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("portal", "content", "peer", "media_studio")


@cache
def files() -> list[Path]:
    """Every file that belongs to the project: known to git, or new and not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / line for line in sorted(set(listed.splitlines()))]
    return [path for path in paths if path.is_file()]


def named(*suffixes: str, under: tuple[str, ...] = ()) -> list[Path]:
    """Those that end so, in these folders of the top (all when none is given)."""
    return [path for path in files() if path.suffix in suffixes and (not under or within(path) in under)]


def within(path: Path) -> str:
    """The folder of the top that the file is in."""
    return path.relative_to(ROOT).parts[0]


def short(path: Path) -> str:
    """The path as one says it."""
    return str(path.relative_to(ROOT))
