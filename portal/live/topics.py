"""One topic in one process: its sockets, and the order of its series."""

import asyncio
import logging

from channels.db import database_sync_to_async

from .events import Event, Pulse, Source
from .memory import Memory
from .sockets import Close, Socket
from .threads import questioning

log = logging.getLogger("portal.live")
PAGE = 200
RECENT = (50, Memory.EVENTS)  # how far back is fetched at once for all who come back together
PATIENCE_SECONDS = 0.05  # a number that is missing is most often on its way from another process
DRAIN_SECONDS = 25


class Topic:
    """Hands each event once, in the order of its number, to every socket.

    Hints may come twice, out of order or not at all: a hole is filled from the source.
    """

    __slots__ = (
        "_beginning",
        "_early",
        "_fetching",
        "_filling",
        "_memory",
        "last",
        "name",
        "sockets",
        "source",
        "state",
    )

    def __init__(self, name: str, source: Source | None = None) -> None:
        self.name = name
        self.source = source
        self.sockets: set[Socket] = set()
        self.last: int | None = None  # the newest number handed out; None until the source has told
        self.state: str | None = None  # how things stand, outside the series
        self._memory: Memory | None = None  # most topics are one person's and have no series
        self._fetching: dict[int, asyncio.Task[list[Event]]] = {}
        self._beginning: asyncio.Lock | None = None
        self._early: dict[int, Event] = {}
        self._filling: asyncio.Task[None] | None = None

    @property
    def memory(self) -> Memory:
        """The newest events of the series."""
        if self._memory is None:
            self._memory = Memory()
        return self._memory

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
        if self.source is None or self.last is not None:
            return
        if self._beginning is None:
            self._beginning = asyncio.Lock()
        async with self._beginning:
            if self.last is None:
                await self.pulse()

    async def pulse(self) -> int:
        """Asks the source for the truth: ends sockets that lost their seat, fetches changes without a hint.

        Returns the newest number of the series.
        """
        if self.source is None:
            return 0
        people = self.people()
        pulse = await questioning(self.source, self.source.pulse)(people)
        self.learn(people, pulse)
        return pulse.newest or 0

    def people(self) -> frozenset[int]:
        """Who listens here."""
        return frozenset(socket.user_id for socket in self.sockets)

    def learn(self, people: frozenset[int], pulse: Pulse) -> None:
        """Takes the truth that was asked for these people."""
        for socket in list(self.sockets):
            if socket.user_id not in people:
                continue  # came while we asked
            if socket.user_id in pulse.seats:
                socket.hidden = pulse.seats[socket.user_id]
            else:
                socket.end(Close.NO_SEAT)
        if pulse.newest is not None:
            self._reach(pulse.newest)
        self.state = pulse.state
        for socket in self.sockets:
            self.tell_state(socket)

    def tell_state(self, socket: Socket) -> None:
        """Tells the socket how things stand, unless it knows."""
        if self.state is not None and socket.state != self.state:
            socket.state = self.state
            socket.put(self.state)

    async def catch_up(self, socket: Socket, seq: int) -> None:
        """Sends one socket everything after `seq`, then lets it go on live. No hole, no repeat."""
        if self.source is None:
            return
        socket.is_catching_up = True
        try:
            if seq > (self.last or 0):
                seq = min(seq, await self.pulse())  # a number that does not exist yet
            socket.sent = max(seq, 0)
            while socket.code is None and socket.sent < (self.last or 0):
                events = await self._after(socket.sent)
                # Asked after the events were there: whoever is kept from their words by then, is.
                hidden = await database_sync_to_async(self.source.hidden_from)(socket.user_id)
                # From here to the end nothing waits: no event can slip between the fetch and going live.
                for event in events:
                    socket.put(event.for_listener(socket.user_id, hidden))
                    socket.sent = event.seq or socket.sent
                if socket.sent < (self.last or 0):
                    await asyncio.wait_for(socket.emptied(), DRAIN_SECONDS)
        except TimeoutError:
            socket.end(Close.TOO_SLOW)
        finally:
            socket.is_catching_up = False

    async def _after(self, seq: int) -> list[Event]:
        """A page after `seq`: from memory, or fetched once for all who ask at the same time."""
        found = self.memory.after(seq, PAGE)
        if found is not None:
            return found
        missing = (self.last or 0) - seq
        back = next((size for size in RECENT if missing <= size), 0)
        start = max(0, (self.last or 0) - back) if back else seq
        if start not in self._fetching:
            self._fetching[start] = asyncio.ensure_future(self._fetch(start, back or PAGE))
        # Somebody who goes away must not take the others' answer along.
        events = await asyncio.shield(self._fetching[start])
        return [event for event in events if (event.seq or 0) > seq][:PAGE]

    async def _fetch(self, start: int, limit: int) -> list[Event]:
        assert self.source is not None  # noqa: S101  only a topic with a source has a series
        emptied = self.memory.emptied
        try:
            events = await database_sync_to_async(self.source.since)(start, limit)
        finally:
            self._fetching.pop(start, None)
        told = [event for event in events if (event.seq or 0) <= (self.last or 0)]
        if told and told[-1].seq == self.last and emptied == self.memory.emptied:
            self.memory.add_older(told)
        return events

    def stop(self) -> None:
        """Nobody listens any more."""
        if self._filling:
            self._filling.cancel()

    def _reach(self, newest: int) -> None:
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
        seq, text = event.seq, event.text
        if seq is None:
            if event.unsays:
                self.memory.empty()
            for socket in self.sockets:
                if not event.is_kept_from(socket.user_id, socket.hidden):
                    socket.put(text)
            return
        self.memory.add(event)
        parts = bool(event.kept_from or event.bare_for)
        for socket in self.sockets:
            if socket.sent < seq and not socket.is_catching_up:
                socket.sent = seq
                is_apart = parts or socket.hidden
                socket.put(event.for_listener(socket.user_id, socket.hidden) if is_apart else text)

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
