"""Runs a command on a PostgreSQL and a Redis of its own: `python -m tests.postgres_and_redis pytest …`.

Both are started from the system's binaries on free ports in a temporary folder, PostgreSQL as somebody
without rights (it refuses root), and both are stopped and removed at the end, whatever happens.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Ask = Callable[[], bool]


def main(command: list[str]) -> int:
    """The command's own exit code; 1 where a server cannot be had, or 0 with a word when that is allowed."""
    lacking = [name for name in ("initdb", "pg_ctl", "redis-server") if not binary(name)]
    if lacking:
        print(f"Left out: {', '.join(lacking)} is missing here. Install postgresql and redis-server.")
        return 1 if os.environ.get("REQUIRE_ALL") else 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(_folder())
        addresses = {
            "DATABASE_URL": stack.enter_context(postgres(folder / "postgres")),
            "REDIS_URL": stack.enter_context(redis(folder / "redis")),
        }
        print(f"PostgreSQL and Redis are up in {folder}")
        return subprocess.run(command, env={**os.environ, **addresses}, check=False).returncode


def binary(name: str) -> str | None:
    """Where the program is: on the path, or in the newest folder of Debian's PostgreSQL."""
    folders = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = sorted(folders, key=lambda path: int(path.parts[-3]))
    return str(newest[-1]) if newest else shutil.which(name)


@contextlib.contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL on a free port; gives its address."""
    port, who = _free_port(), _somebody_without_rights()
    folder.mkdir()
    shutil.chown(folder, who, None)

    def run(*words: str) -> None:
        as_who = (
            {"user": who, "group": pwd.getpwnam(who).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        )
        subprocess.run(
            words, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=_plain_environment(), **as_who
        )

    data = str(folder / "data")
    run(
        binary("initdb"),
        "-D",
        data,
        "-U",
        "portal",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
    try:
        run(binary("pg_ctl"), "-D", data, "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql://portal@127.0.0.1:{port}/postgres"
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            run(binary("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")


@contextlib.contextmanager
def redis(folder: Path) -> Iterator[str]:
    """A Redis on a free port that writes nothing down; gives its address."""
    port = _free_port()
    folder.mkdir()
    words = [
        binary("redis-server"),
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--dir",
        str(folder),
    ]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        _wait_for(lambda: _is_open(port))
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="oma-aani-servers-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _somebody_without_rights() -> str:
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _plain_environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait_for(ask: Ask) -> None:
    end = time.monotonic() + 30
    while not ask():
        if time.monotonic() > end:
            raise TimeoutError("Redis did not start within 30 seconds.")
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
