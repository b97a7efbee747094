"""A network that fails: a small TCP proxy before the server processes, with faults that can be turned on."""

import asyncio
import contextlib
import random
from dataclasses import dataclass

CHUNK = 64 * 1024
ACKNOWLEDGEMENT = b'"message.accepted"'


@dataclass(eq=False)
class Line:
    """One connection through the proxy. A silent one forwards nothing any more and closes nothing."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    port: int
    is_silent: bool = False

    def cut(self) -> None:
        """Both ends lose the connection at once."""
        for end in (self.client, self.server):
            end.transport.abort()


class FaultyProxy:
    """Takes clients on one port and brings each to one of the server processes that answer."""

    def __init__(self, ports: list[int]) -> None:
        self.ports = ports
        self.port = 0
        self.lines: set[Line] = set()
        self.is_down = False
        self.delay = 0.0
        self.acknowledgements_to_lose = 0
        self.lost_acknowledgements = 0
        self._turn = 0
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, port: int) -> None:
        """Listens from now on."""
        self.port = port
        self._server = await asyncio.start_server(self._take, "127.0.0.1", port)

    async def stop(self) -> None:
        """Cuts everything and listens no more."""
        if self._server:
            self._server.close()
        for line in list(self.lines):
            line.cut()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def some(self, share: float) -> list[Line]:
        """Some of the connections that work."""
        return [line for line in self.lines if not line.is_silent and random.random() < share]

    def cut(self, share: float = 1.0) -> None:
        """Cuts some connections."""
        for line in self.some(share):
            line.cut()

    def silence(self, share: float) -> None:
        """Half-open: some connections forward nothing from now on, and neither end is told."""
        for line in self.some(share):
            line.is_silent = True

    async def _take(self, reader: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        found = None if self.is_down else await self._find()
        if found is None:
            client.transport.abort()
            return
        from_server, server, port = found
        line = Line(client, server, port)
        self.lines.add(line)
        try:
            await asyncio.gather(
                self._forward(reader, server, line), self._forward(from_server, client, line, True)
            )
        finally:
            self.lines.discard(line)
            line.cut()

    async def _find(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, int] | None:
        for _try in self.ports:
            self._turn += 1
            port = self.ports[self._turn % len(self.ports)]
            with contextlib.suppress(OSError):
                return (*await asyncio.open_connection("127.0.0.1", port), port)
        return None

    async def _forward(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: Line, down: bool = False
    ) -> None:
        with contextlib.suppress(OSError):
            while chunk := await reader.read(CHUNK):
                if self.delay:
                    await asyncio.sleep(self.delay * random.random())
                if down and self.acknowledgements_to_lose and ACKNOWLEDGEMENT in chunk:
                    self.acknowledgements_to_lose -= 1
                    self.lost_acknowledgements += 1
                    break  # committed, and the writer is not told
                if not line.is_silent:
                    writer.write(chunk)
                    await writer.drain()
        if line.is_silent:
            return  # the other end learns nothing of it
        line.cut()
