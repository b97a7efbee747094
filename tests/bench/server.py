"""One server to measure: `python -m tests.bench.server APP PORT`, with the options of `manage.py serve`."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import uvicorn

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = "tests.bench.tutorial.asgi:application"
OURS = "portal.asgi:application"
OURS_COUNTED = "tests.bench.counted:application"
PATIENCE = 60


@contextlib.contextmanager
def served(app: str, **environment: str) -> Iterator[tuple[int, int]]:
    """A server of its own process while it lasts: its port and its process id."""
    port = free_port()
    words = [sys.executable, "-m", "tests.bench.server", app, str(port)]
    settings = "tests.bench.tutorial.settings" if app == TUTORIAL else "tests.bench.settings"
    known = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "PORT": str(port), **environment}
    log = Path(known.get("BENCH_FOLDER") or tempfile.gettempdir()) / f"server-{port}.log"
    with log.open("w") as said:
        server = subprocess.Popen(words, cwd=ROOT, env=known, stderr=said)
    try:
        _wait_until_open(server, port, log)
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def cpu_seconds(pid: int) -> float:
    """What a process has used so far, in all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_bytes(pid: int) -> int:
    """The memory that a process holds now."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_open(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"The server at port {port} did not start: {log.read_text()[-2000:]}")


def main(app: str, port: str) -> None:
    """Serves until told to stop. Both programs get just these options; `manage.py serve` has the same.

    The portal's own socket protocol is a part of the portal; the tutorial gets uvicorn's.
    """
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(port),
        ws="websockets-sansio" if app == TUTORIAL else "portal.live.protocol:SocketProtocol",
        ws_per_message_deflate=False,
        ws_max_size=64 * 1024,
        ws_ping_interval=10,
        ws_ping_timeout=15,
        log_level="warning",
        log_config=None,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
