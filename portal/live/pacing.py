"""How often one socket is told anew what it missed: each answer may be long."""

import asyncio
import contextvars
import logging
from collections.abc import Awaitable, Callable
from time import monotonic

from .sockets import Close, Socket

log = logging.getLogger("portal.live")
MOST, WITHIN_SECONDS = 4, 2.0


class Pace:
    """Answers the first few askings at once, and those beyond together when the time is over.

    Nothing is lost: the one answer begins at the smallest number that was asked for, and until it comes
    the socket is sent no later change, so that it meets no hole and need not ask again.
    """

    __slots__ = ("_answer", "_answered", "_later", "_wanted")

    def __init__(self, answer: Callable[[Socket, int], Awaitable[None]]) -> None:
        self._answer = answer
        self._answered: tuple[float, ...] = ()  # when; a tuple is small, and a thousand sockets are open
        self._wanted: int | None = None
        self._later: asyncio.Task[None] | None = None

    async def ask(self, socket: Socket, seq: int) -> None:
        """Everything after `seq` is sent: now, or soon."""
        if self._later is None and not self._seconds_to_wait():
            await self._answer_now(socket, seq)
            return
        self._wanted = seq if self._wanted is None else min(seq, self._wanted)
        socket.is_catching_up = True
        if self._later is None:
            # Of the caller's context nothing stays: it says which thread waits for the caller.
            waiting = self._answer_later(socket)
            self._later = asyncio.get_running_loop().create_task(waiting, context=contextvars.Context())

    async def _answer_later(self, socket: Socket) -> None:
        try:
            while self._wanted is not None:
                socket.is_catching_up = True
                await asyncio.sleep(self._seconds_to_wait())
                seq, self._wanted = self._wanted, None
                if not socket.is_open:
                    return
                await self._answer_now(socket, seq)
        except Exception:
            log.exception("could not tell a socket what it missed; it opens again and asks anew")
            socket.end(Close.TOO_SLOW)
        finally:
            socket.is_catching_up = False
            self._later = None

    async def _answer_now(self, socket: Socket, seq: int) -> None:
        self._answered = (*self._answered, monotonic())[-MOST:]
        await self._answer(socket, seq)

    def _seconds_to_wait(self) -> float:
        if len(self._answered) < MOST:
            return 0.0
        return max(0.0, self._answered[0] + WITHIN_SECONDS - monotonic())
