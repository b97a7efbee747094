"""The real processes: each may be killed, and is started again as a service would be."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.postgres_and_redis import binary

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90.0


class Program:
    """One process. Whoever ends it, it is started again until it is stopped for good."""

    def __init__(self, name: str, words: list[str], folder: Path, environment: dict[str, str], port: int = 0):
        self.name = name
        self.words = words
        self.port = port
        self.log = folder / f"{name}.log"
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None
        self.deaths_of_its_own = 0
        self.is_wanted = False
        self._changing = asyncio.Lock()

    @property
    def pid(self) -> int:
        """The process that runs now."""
        assert self.process is not None
        return self.process.pid

    @property
    def is_up(self) -> bool:
        """Whether it runs and, with a port, takes connections."""
        if self.process is None or self.process.poll() is not None:
            return False
        return not self.port or is_open(self.port)

    def spawn(self) -> None:
        """Starts it; does not wait."""
        self.is_wanted = True
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.words, cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )

    async def up(self) -> None:
        """Waits until it is up."""
        end = time.monotonic() + START_SECONDS
        while not self.is_up:
            if time.monotonic() > end:
                raise TimeoutError(f"{self.name} is not up; see {self.log}")
            await asyncio.sleep(0.05)

    async def crash(self, down: float = 0.0) -> None:
        """`kill -9`, and after a while a new start."""
        async with self._changing:
            self._end(signal.SIGKILL)
            await asyncio.sleep(down)
            self.spawn()

    async def watch(self) -> None:
        """Starts it again whenever it died by itself, and counts that."""
        while True:
            await asyncio.sleep(0.3)
            async with self._changing:
                if self.is_wanted and self.process and self.process.poll() is not None:
                    self.deaths_of_its_own += 1
                    self.spawn()

    def stop(self) -> None:
        """Ends it for good."""
        self.is_wanted = False
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def is_open(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_connected(port: int, other: int) -> bool:
    """Whether the end of a connection that listens on `port` still holds the one from the port `other`."""
    ends = (f":{port:04X}", f":{other:04X}")
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _number, here, there, state = line.split()[:4]
        if here.endswith(ends[0]) and there.endswith(ends[1]):
            return state == "01"
    return False


def server(number: int, port: int, folder: Path) -> Program:
    """`manage.py serve` on a port."""
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "WEB_CONCURRENCY": "1"}
    words = [sys.executable, "manage.py", "serve"]
    return Program(f"server-{number}", words, folder, environment, port)


def worker(folder: Path) -> Program:
    """`manage.py worker`."""
    return Program("worker", [sys.executable, "manage.py", "worker"], folder, dict(os.environ))


def redis(port: int, folder: Path) -> Program:
    """A Redis that writes nothing down."""
    words = [str(binary("redis-server")), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    return Program("redis", [*words, "--dir", str(folder)], folder, dict(os.environ), port)


@contextlib.asynccontextmanager
async def all_up(programs: list[Program]):
    """Starts them all, watches over them, and stops them in the end."""
    watches = []
    try:
        for program in programs:
            program.spawn()
        for program in programs:
            await program.up()
        watches = [asyncio.ensure_future(program.watch()) for program in programs]
        yield
    finally:
        for watch in watches:
            watch.cancel()
        await asyncio.gather(*watches, return_exceptions=True)
        for program in programs:
            program.stop()
