"""Runs a command on a PostgreSQL and a Redis of its own: `python -m tests.postgres_and_redis pytest …`.

Both are started from the system's binaries on free ports in a temporary folder, PostgreSQL as somebody
without rights (it refuses root), and both are stopped and removed at the end, whatever happens.
"""

import contextlib
import os
import pwd
import random
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
        folder = stack.enter_context(folder_of_servers())
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
def postgres(folder: Path, *, durable: bool = False) -> Iterator[str]:
    """A PostgreSQL on a free port; gives its address. A durable one keeps what it committed."""
    port = free_port()
    folder.mkdir()
    shutil.chown(folder, somebody_without_rights(), None)
    data = str(folder / "data")
    first = ("-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    run_as_nobody(folder, binary("initdb"), "-D", data, *first)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200"
    options += "" if durable else " -c fsync=off"
    try:
        _control(folder, "-t", "60", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql://portal@127.0.0.1:{port}/postgres"
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            _control(folder, "-m", "immediate", "stop")


def restart_postgres(folder: Path) -> None:
    """Stops it as a power cut would, and starts it again; back when it takes connections."""
    _control(folder, "-m", "immediate", "-t", "60", "-l", str(folder / "log"), "restart")


def _control(folder: Path, *words: str) -> None:
    run_as_nobody(folder, binary("pg_ctl"), "-D", str(folder / "data"), "-w", *words)


def run_as_nobody(folder: Path, *words: str | None) -> None:
    """Runs a program of PostgreSQL, which refuses root; CalledProcessError when it fails."""
    who = pwd.getpwnam(somebody_without_rights())
    as_who = {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(
        words, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=_plain_environment(), **as_who
    )


@contextlib.contextmanager
def redis(folder: Path) -> Iterator[str]:
    """A Redis on a free port that writes nothing down; gives its address."""
    port = free_port()
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
def folder_of_servers() -> Iterator[Path]:
    """A folder that is gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="oma-aani-servers-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def somebody_without_rights() -> str:
    """Who owns the folders of PostgreSQL: oneself, unless one is root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _plain_environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def free_port() -> int:
    """A port that nobody listens on, below those that the system gives to clients."""
    while True:
        port = random.randint(20000, 30000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


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
