"""One open socket: what waits to be sent to it, and its end."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from enum import IntEnum
from typing import Any

Send = Callable[[dict[str, Any]], Awaitable[None]]
SendNow = Callable[[str], bool]  # writes a text at once; False when that cannot be done without waiting


STILL_HERE = '{"type":"still.here"}'


class Close(IntEnum):
    """Why the server ends a socket; always sent after accepting, so that a browser can read it."""

    SIGN_IN = 4401
    NO_SEAT = 4403
    TOO_SLOW = 4408
    TOO_FAST = 4429


class Socket:
    """A bounded queue of frames and the one task that sends them.

    Putting never waits: a reader who is too slow is cut off and nobody else notices.
    """

    FRAMES = 1000
    CHARACTERS = 500_000  # two megabytes at the very most
    FAREWELL_SECONDS = 5

    def __init__(self, send: Send, *, user_id: int, session_key: str, hidden: frozenset[int] = frozenset()):
        self.send_now: SendNow | None = None  # where the connection can: no task is woken for a frame
        self.user_id = user_id
        self.session_key = session_key
        self.hidden = hidden
        self.sent = -1  # the number of the newest change that was put here
        self.is_catching_up = False
        self.state: str | None = None  # what it was told last about how things stand
        self.is_quiet = False  # nothing was put since somebody looked
        self.code: int | None = None
        self._send = send
        self._is_sending = False
        self._frames: deque[str] = deque()
        self._characters = 0
        self._filled = asyncio.Event()
        self._emptied = asyncio.Event()
        self._ended = asyncio.Event()

    def put(self, text: str) -> None:
        """Sends a frame, or queues it behind those that wait. Over the bound the socket ends: too slow."""
        if self.code is not None:
            return
        if self.send_now is not None and not self._frames and not self._is_sending and self.send_now(text):
            self.is_quiet = False
            return
        if len(self._frames) >= self.FRAMES or self._characters > self.CHARACTERS:
            self.end(Close.TOO_SLOW)
            return
        self.is_quiet = False
        self._frames.append(text)
        self._characters += len(text)
        self._filled.set()

    def end(self, code: int) -> None:
        """Ends the socket with a code. What still waits is not sent; the first code stands."""
        if self.code is None:
            self.code = int(code)
            for event in (self._filled, self._emptied, self._ended):
                event.set()

    def break_silence(self) -> None:
        """Says something small when nothing was said since the last call: a page cannot see a dead line."""
        if self.is_quiet:
            self.put(STILL_HERE)
        self.is_quiet = True

    async def ended(self) -> None:
        """Waits until somebody ends the socket."""
        await self._ended.wait()

    async def emptied(self) -> None:
        """Waits until everything queued was sent, or the socket ended."""
        while self._frames and self.code is None:
            self._emptied.clear()
            await self._emptied.wait()

    async def pump(self) -> None:
        """Sends what is queued until the socket ends."""
        while self.code is None:
            if not self._frames:
                self._emptied.set()
                self._filled.clear()
                await self._filled.wait()
                continue
            text = self._frames.popleft()
            self._characters -= len(text)
            self._is_sending = True
            await self._send({"type": "websocket.send", "text": text})
            self._is_sending = False

    async def say_farewell(self) -> None:
        """Sends the close frame; gives up on a reader who takes nothing any more."""
        async with asyncio.timeout(self.FAREWELL_SECONDS):
            await self._send({"type": "websocket.close", "code": self.code or 1000})
