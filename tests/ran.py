"""Nothing falls between the runs: `-p tests.ran` in each, and `python -m tests.ran FOLDER` after the last.

RAN names the folder. Each process of each run writes down there which tests it found, before any were left
out, and which it ran. A test that was found and that no run ran is named at the end, as is a file of tests in
which no run found any; either is a failure.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.apart import does_ask_a_server

ROOT = Path(__file__).resolve().parents[1]
_found: set[str] = set()
_ran: set[str] = set()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is there for this run, before options leave anything out."""
    only_served = bool(os.environ.get("ONLY_SERVED"))  # on other servers, what asks none is not run again
    _found.update(item.nodeid for item in items if does_ask_a_server(item) or not only_served)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """One that is left out by a mark of its own was reached: REQUIRE_ALL is for those."""
    _ran.add(report.nodeid)


def pytest_sessionfinish() -> None:
    """One file for each process."""
    if folder := os.environ.get("RAN"):
        told = {"found": sorted(_found), "ran": sorted(_ran)}
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{os.getpid()}.json").write_text(json.dumps(told))


def fallen_through(told: Iterable[dict[str, list[str]]], files: Iterable[str]) -> list[str]:
    """Tests that were found and not run, and files in which nothing was found."""
    found, ran = set(), set()
    for process in told:
        found.update(process["found"])
        ran.update(process["ran"])
    seen = {name.partition("::")[0] for name in found}
    return sorted(found - ran) + sorted(set(files) - seen)


def _files() -> list[str]:
    """Every file of tests; those of the production's shape ask for both servers, and run by themselves."""
    every = (path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py"))
    return [str(path) for path in every if path.parts[1] != "production"]


if __name__ == "__main__":
    told = [json.loads(file.read_text()) for file in Path(sys.argv[1]).glob("*.json")]
    missing = fallen_through(told, [] if os.environ.get("ONLY_SERVED") else _files())
    for name in missing:
        sys.stdout.write(f"No run ran {name}\n")
    sys.exit(bool(missing))
