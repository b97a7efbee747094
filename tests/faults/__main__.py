"""`python -m tests.faults [--quick]`: kills, cuts, restarts of real processes; a table of what held."""

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tests.postgres_and_redis import binary, free_port, postgres
from tests.production import front

from . import servers
from .table import Row, is_whole, written

ENGINES = ("postgres", "sqlite")
SHAPE = "production"  # PostgreSQL and Redis, with the proxy and the cache before the servers

# What production asks for. The clients speak no TLS: the proxy is told to do without.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "tests.faults.production",
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
    "SECURE_SSL_REDIRECT": "0",
    "TRUSTED_PROXY_COUNT": "2",
}


def main() -> int:
    """0 when every promise was kept; in the short form, every one that is not about time."""
    parser = argparse.ArgumentParser(prog="tests.faults")
    parser.add_argument("--quick", action="store_true", help="about a minute")
    parser.add_argument("--engine", choices=(*ENGINES, SHAPE))
    parser.add_argument("--messages", type=int, help="fewer than usual, for a machine that has much to do")
    parser.add_argument("--part", action="append", help="only these parts")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if asked.into:
        rows = one_engine(asked)
        asked.into.write_text(json.dumps([row.as_json() for row in rows]))
        return 0
    lacking = [name for name in ("initdb", "pg_ctl", "redis-server") if not binary(name)]
    lacking += front.lacking() if asked.engine == SHAPE else []
    if lacking:
        sys.stdout.write(f"Left out: {', '.join(lacking)} is missing here.\n")
        return 1 if os.environ.get("REQUIRE_ALL") else 0
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="oma-aani-faults-"))
    folder.chmod(0o755)
    engines = [asked.engine] if asked.engine else list(ENGINES)
    rows = all_engines(engines, folder, at_once=asked.quick)
    sys.stdout.write(f"{written(rows)}\nIn {time.monotonic() - began:.0f} seconds.\n")
    # The short form runs beside much else, both databases at once: a time is told there and fails nothing.
    if is_whole(rows, times_count=not asked.quick):
        shutil.rmtree(folder, ignore_errors=True)
        return 0
    sys.stdout.write(f"The logs of the processes are in {folder}\n")
    return 1


def all_engines(engines: list[str], folder: Path, *, at_once: bool) -> list[Row]:
    """Each engine in a process of its own, for settings are read once."""
    rows: list[Row] = []
    running: list[subprocess.Popen[bytes]] = []
    try:
        for engine in engines:
            (folder / engine).mkdir(mode=0o755)
            into = folder / f"{engine}.json"
            words = [*sys.argv[1:], "--engine", engine, "--into", str(into)]
            with (folder / f"{engine}.log").open("wb") as log:
                running.append(subprocess.Popen([sys.executable, "-m", "tests.faults", *words], stderr=log))
            if not at_once:
                running[-1].wait()
        for engine, process in zip(engines, running, strict=True):
            rows += _rows_of(engine, process.wait(), folder)
    finally:
        for process in running:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
    return rows


def _rows_of(engine: str, code: int, folder: Path) -> list[Row]:
    if code:
        last = (folder / f"{engine}.log").read_text().splitlines()[-10:]
        return [Row(f"{engine}: the run itself", "", f"ended with {code}", False, last)]
    rows = [Row(**row) for row in json.loads((folder / f"{engine}.json").read_text())]
    return [replace(row, promise=f"{engine}: {row.promise}") for row in rows]


def one_engine(asked: argparse.Namespace) -> list[Row]:
    """Starts what the engine needs, tells the settings by the environment, and tries every part."""
    folder = asked.into.parent / asked.engine
    os.environ |= {"DATA_DIR": str(folder / "data"), "TMPDIR": str(folder), "DEMO": ""}
    tempfile.tempdir = str(folder)
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.base"
    with contextlib.ExitStack() as stack:
        redis_port = 0
        if asked.engine != "sqlite":
            redis_port = free_port()
            os.environ["DATABASE_URL"] = stack.enter_context(postgres(folder / "postgres", durable=True))
            os.environ["REDIS_URL"] = f"redis://127.0.0.1:{redis_port}/0"
            os.environ["DJANGO_SETTINGS_MODULE"] = "tests.faults.settings"
        if asked.engine == SHAPE:
            os.environ |= PRODUCTION
        import django

        django.setup()
        from .running import try_everything

        redis = servers.redis(redis_port, folder) if redis_port else None
        return asyncio.run(try_everything(asked, folder, redis))


if __name__ == "__main__":
    sys.exit(main())
