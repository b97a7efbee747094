"""One topic in one process: its sockets, and the order of its series."""

import asyncio
import logging

from channels.db import database_sync_to_async

from .events import Event, Source
from .sockets import Close, Socket

log = logging.getLogger("portal.live")
PAGE = 200
PATIENCE_SECONDS = 0.05  # a number that is missing is most often on its way from another process
DRAIN_SECONDS = 25


class Topic:
    """Hands each event once, in the order of its number, to every socket.

    Hints may come twice, out of order or not at all: a hole is filled from the source.
    """

    def __init__(self, name: str, source: Source | None = None) -> None:
        self.name = name
        self.source = source
        self.sockets: set[Socket] = set()
        self.last: int | None = None  # the newest number handed out; None until the source has told
        self._beginning = asyncio.Lock()
        self._early: dict[int, Event] = {}
        self._filling: asyncio.Task[None] | None = None

    def take(self, event: Event) -> None:
        """Takes a hint. Never waits."""
        if event.seq is None:
            self._hand_out(event)
            return
        if self.last is not None and event.seq <= self.last:
            return
        self._early[event.seq] = event
        self._hand_out_in_order()
        if self._early and self.last is not None:
            self.fill()

    def fill(self) -> None:
        """Begins to fetch what is missing, if nobody does so yet."""
        if self._filling is None or self._filling.done():
            self._filling = asyncio.ensure_future(self._fill())

    async def begin(self) -> None:
        """Learns the newest number. Those who come at the same time wait for the same answer."""
        async with self._beginning:
            if self.last is None:
                await self.pulse()

    async def pulse(self) -> int:
        """Asks the source for the truth: ends sockets that lost their seat, fetches changes without a hint.

        Returns the newest number of the series.
        """
        if self.source is None:
            return 0
        people = frozenset(socket.user_id for socket in self.sockets)
        pulse = await database_sync_to_async(self.source.pulse)(people)
        for socket in list(self.sockets):
            if socket.user_id not in people:
                continue  # came while we asked
            if socket.user_id in pulse.seats:
                socket.hidden = pulse.seats[socket.user_id]
            else:
                socket.end(Close.NO_SEAT)
        if pulse.newest is not None:
            self._learn(pulse.newest)
        return pulse.newest or 0

    async def catch_up(self, socket: Socket, seq: int) -> None:
        """Sends one socket everything after `seq`, then lets it go on live. No hole, no repeat."""
        if self.source is None:
            return
        socket.is_catching_up = True
        try:
            if seq > (self.last or 0):
                seq = min(seq, await self.pulse())  # a number that does not exist yet
            socket.sent = max(seq, 0)
            while socket.code is None:
                events = await database_sync_to_async(self.source.since)(socket.sent, PAGE)
                for event in events:
                    socket.put(event.for_reader(socket.hidden))
                    socket.sent = event.seq or socket.sent
                await asyncio.wait_for(socket.emptied(), DRAIN_SECONDS)
                # From here to the end nothing waits: no event can slip between the fetch and going live.
                if len(events) < PAGE and socket.sent >= (self.last or 0):
                    break
        except TimeoutError:
            socket.end(Close.TOO_SLOW)
        finally:
            socket.is_catching_up = False

    def stop(self) -> None:
        """Nobody listens any more."""
        if self._filling:
            self._filling.cancel()

    def _learn(self, newest: int) -> None:
        if self.last is None:
            self.last = newest
            self._early = {seq: event for seq, event in self._early.items() if seq > newest}
            self._hand_out_in_order()
        elif newest > self.last:
            self.fill()

    def _hand_out_in_order(self) -> None:
        while self.last is not None and (event := self._early.pop(self.last + 1, None)):
            self.last += 1
            self._hand_out(event)

    def _hand_out(self, event: Event) -> None:
        for socket in self.sockets:
            if event.seq is not None:
                if socket.is_catching_up or event.seq <= socket.sent:
                    continue
                socket.sent = event.seq
            socket.put(event.for_reader(socket.hidden))

    async def _fill(self) -> None:
        await asyncio.sleep(PATIENCE_SECONDS)
        if self.source is None or self.last is None:
            return
        try:
            while events := await database_sync_to_async(self.source.since)(self.last, PAGE):
                for event in events:
                    if event.seq == self.last + 1:
                        self.last = event.seq
                        self._hand_out(event)
                if len(events) < PAGE:
                    break
            self._early = {seq: event for seq, event in self._early.items() if seq > self.last}
            self._hand_out_in_order()
        except Exception:
            log.exception("could not fetch what is missing in %s; the next pulse tries again", self.name)
