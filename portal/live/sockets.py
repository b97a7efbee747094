"""One open socket: what waits to be sent to it, and its end."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
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
    TOO_MANY = 4409
    TOO_FAST = 4429


class Socket:
    """A bounded queue of frames, and the task that sends them while some wait.

    Putting never waits: a reader who is too slow is cut off and nobody else notices. Most sockets are silent
    most of the time, and a thousand of them are open: what is needed only now and then is made only then.
    """

    __slots__ = (
        "__weakref__",
        "_characters",
        "_emptied",
        "_frames",
        "_is_begun",
        "_is_sending",
        "_over",
        "_pumping",
        "_send",
        "code",
        "hidden",
        "is_catching_up",
        "is_quiet",
        "send_now",
        "sent",
        "session_key",
        "state",
        "user_id",
    )
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
        self._is_begun = False
        self._is_sending = False
        self._frames: deque[str] | None = None  # none when nothing waits
        self._characters = 0
        self._pumping: asyncio.Task[None] | None = None
        self._emptied: asyncio.Event | None = None
        self._over: asyncio.Future[None] | None = None

    def put(self, text: str) -> None:
        """Sends a frame, or queues it behind those that wait. Over the bound the socket ends: too slow."""
        if self.code is not None:
            return
        if self.send_now is not None and not self._frames and not self._is_sending and self.send_now(text):
            self.is_quiet = False
            return
        if len(self.waiting) >= self.FRAMES or self._characters > self.CHARACTERS:
            self.end(Close.TOO_SLOW)
            return
        self.is_quiet = False
        if self._frames is None:
            self._frames = deque()
        self._frames.append(text)
        self._characters += len(text)
        self._pump_what_waits()

    @property
    def is_open(self) -> bool:
        """Whether what is put is sent: it has begun, and has not come to its end."""
        return self._is_begun and self.code is None

    @property
    def waiting(self) -> Sequence[str]:
        """The frames that are not sent yet."""
        return self._frames or ()

    def end(self, code: int) -> None:
        """Ends the socket with a code. What still waits is not sent; the first code stands."""
        if self.code is None:
            self.code = int(code)
            if self._emptied:
                self._emptied.set()
            self._finish()

    def break_silence(self) -> None:
        """Says something small when nothing was said since the last call: a page cannot see a dead line."""
        if self.is_quiet:
            self.put(STILL_HERE)
        self.is_quiet = True

    def begin(self) -> None:
        """From now on what is put is sent, and what waits."""
        self._is_begun = True
        self._pump_what_waits()

    async def last(self, hearing: Coroutine[Any, Any, None]) -> None:
        """Sends and hears until the hearing comes to its end, sending fails, or somebody ends the socket."""
        self._over = asyncio.get_running_loop().create_future()
        heard = asyncio.ensure_future(hearing)
        heard.add_done_callback(self._finish)
        self.begin()
        try:
            if self.code is None:
                await self._over
        finally:
            self._is_begun = False
            tasks = [task for task in (heard, self._pumping) if task]
            done = [task for task in tasks if task.done()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._over = self._pumping = None
        for task in done:
            _pass_on(task)

    async def emptied(self) -> None:
        """Waits until everything queued was sent, or the socket ended."""
        if self._emptied is None:
            self._emptied = asyncio.Event()
        while self._frames and self.code is None:
            self._emptied.clear()
            await self._emptied.wait()

    def _pump_what_waits(self) -> None:
        if self._is_begun and self._frames and self._pumping is None:
            self._pumping = asyncio.ensure_future(self._pump())
            self._pumping.add_done_callback(self._pumped)

    async def _pump(self) -> None:
        while self._frames and self.code is None:
            text = self._frames.popleft()
            self._characters -= len(text)
            self._is_sending = True
            await self._send({"type": "websocket.send", "text": text})
            self._is_sending = False
        # Nothing waits from here to the end: whoever puts a frame after this begins anew.
        self._frames = self._pumping = None
        if self._emptied:
            self._emptied.set()

    def _pumped(self, task: "asyncio.Task[None]") -> None:
        if not task.cancelled() and task.exception() is not None:
            self._finish()

    def _finish(self, _task: object = None) -> None:
        if self._over and not self._over.done():
            self._over.set_result(None)

    async def say_farewell(self) -> None:
        """Sends the close frame; gives up on a reader who takes nothing any more."""
        async with asyncio.timeout(self.FAREWELL_SECONDS):
            await self._send({"type": "websocket.close", "code": self.code or 1000})


def _pass_on(task: "asyncio.Task[None]") -> None:
    # A client that went away while something was sent to it is no fault; anything else is one.
    error = task.exception() if not task.cancelled() else None
    if error is not None and not isinstance(error, OSError):
        raise error
