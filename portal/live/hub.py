"""One process's part in everything live.

The hub subscribes once to each topic that somebody here listens to, and hands events to the sockets.
Events of this process come straight to it; those of other processes come by the channel layer. The layer
may lose them: numbers, the pulse and catching up are the delivery, the layer only makes it fast.
"""

import asyncio
import contextlib
import contextvars
import logging
import os
import threading
import uuid
import weakref
from collections import defaultdict
from collections.abc import Callable, Coroutine
from functools import cache
from itertools import count
from typing import Any

from channels.db import database_sync_to_async
from channels.layers import InMemoryChannelLayer, get_channel_layer

from .events import Event, Source, unpacked
from .sessions import alive_among
from .sockets import Close, Socket
from .threads import questioning
from .topics import Topic

log = logging.getLogger("portal.live")
PULSE_SECONDS = 1.0
PULSES_OF_SILENCE = 15
RETRY_SECONDS = 1.0
CONTROL = "control"


@cache
def _name_of_process(_pid: int) -> str:
    return uuid.uuid4().hex


def this_process() -> str:
    """A name that no other process has, on any machine."""
    return _name_of_process(os.getpid())


def group_of(topic: str) -> str:
    """The channel layer's name for a topic."""
    return f"live.{topic}"


class Hub:
    """The topics and sockets of one event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.topics: dict[str, Topic] = {}
        self.sockets: set[Socket] = set()
        self._listens: dict[Socket, tuple[Topic, ...]] = {}
        self._subscribing = asyncio.Lock()
        self._subscribed: set[str] = set()
        self._channel: str | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._looking: asyncio.Task[None] | None = None
        self._must_look = False
        self._sending: set[asyncio.Task[None]] = set()

    def hand(self, act: Callable[..., object], *args: object) -> None:
        """Runs `act` on the hub's loop; from any thread.

        In a context of its own: the caller's says which thread waits for it, and tasks must not inherit that.
        """
        self.loop.call_soon_threadsafe(act, *args, context=contextvars.Context())

    def send(self, group: str, message: dict[str, Any]) -> None:
        """Sends to the other processes; nobody waits for it. Only from the hub's own loop."""
        task = asyncio.ensure_future(send_to_others(group, message))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def join(self, socket: Socket, name: str, source: Source | None = None) -> Topic:
        """The socket listens to the topic from now on. First subscribed, then the source is asked."""
        self._wake()
        self.sockets.add(socket)
        topic = self.topics.get(name)
        if topic is None:
            topic = self.topics[name] = Topic(name, source)
        topic.sockets.add(socket)
        if topic not in (listens := self._listens.get(socket, ())):
            self._listens[socket] = (*listens, topic)
        await self._subscribe()
        await topic.begin()
        topic.tell_state(socket)
        return topic

    async def leave(self, socket: Socket) -> None:
        """The socket is gone; topics without listeners are dropped."""
        self.sockets.discard(socket)
        dropped = []
        for topic in self._listens.pop(socket, ()):
            topic.sockets.discard(socket)
            if not topic.sockets and self.topics.get(topic.name) is topic:
                topic.stop()
                del self.topics[topic.name]
                dropped.append(topic.name)
        # Only from here on something waits: whoever comes meanwhile has a topic of their own.
        for name in dropped:
            await self._unsubscribe(name)
        if not self.sockets:
            await self._rest()

    def take(self, event: Event) -> None:
        """Takes an event; only from the hub's own loop."""
        if topic := self.topics.get(event.topic):
            topic.take(event)

    def obey(self, order: dict[str, Any]) -> None:
        """An order to all processes: close the sockets of a session, or look again at who may listen."""
        for socket in list(self.sockets):
            if order.get("session") == socket.session_key:
                socket.end(Close.SIGN_IN)
        if order.get("recheck"):
            self._must_look = True  # also when a look runs: what it sees may be from before
            if self._looking is None or self._looking.done():
                self._looking = asyncio.ensure_future(self._look_while_asked())

    def _wake(self) -> None:
        if not self._tasks:
            self._tasks = [_task(self._pulse_for_ever())]
            if not isinstance(get_channel_layer(), InMemoryChannelLayer):
                self._tasks.append(_task(self._listen_for_ever()))

    async def _rest(self) -> None:
        tasks, self._tasks = self._tasks, []
        self._subscribed.clear()
        self._channel = None
        for task in [*tasks, *([self._looking] if self._looking else [])]:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _pulse_for_ever(self) -> None:
        for number in count(1):
            await asyncio.sleep(PULSE_SECONDS)
            if number % PULSES_OF_SILENCE == 0:
                for socket in self.sockets:
                    socket.break_silence()
            await self._look()

    async def _look_while_asked(self) -> None:
        while self._must_look:
            self._must_look = False
            await self._look()

    async def _look(self) -> None:
        try:
            keys = {socket.session_key for socket in self.sockets}
            alive = await database_sync_to_async(alive_among)(keys)
            for socket in list(self.sockets):
                if socket.session_key in keys - alive:
                    socket.end(Close.SIGN_IN)
            for kind, topics in self._topics_by_source().items():
                await self._ask(kind, topics)
            await self._subscribe()
        except Exception:
            log.exception("a pulse failed; the next one tries again")

    def _topics_by_source(self) -> dict[type[Source], list[Topic]]:
        found: dict[type[Source], list[Topic]] = defaultdict(list)
        for topic in self.topics.values():
            if topic.source is not None:
                found[type(topic.source)].append(topic)
        return found

    async def _ask(self, kind: type[Source], topics: list[Topic]) -> None:
        """All topics of a kind at once: a question for each would hold up those who post."""
        asked = {topic.source: topic.people() for topic in topics}
        pulses = await questioning(kind, kind.pulses)(asked)
        for topic in topics:
            topic.learn(asked[topic.source], pulses[topic.source])

    # The channel layer: a fast way from other processes, never the only one.

    async def _listen_for_ever(self) -> None:
        layer = get_channel_layer()
        while True:
            try:
                if self._channel is None:
                    self._channel = await layer.new_channel()
                    await self._subscribe()
                message = await layer.receive(self._channel)
                if message["origin"] != this_process():
                    self._take_from_afar(message)
            except Exception:
                log.exception("the channel layer failed; trying again")
                await asyncio.sleep(RETRY_SECONDS)

    def _take_from_afar(self, message: dict[str, Any]) -> None:
        if order := message.get("order"):
            self.obey(order)
        else:
            self.take(unpacked(message["event"]))

    async def _subscribe(self) -> None:
        layer = get_channel_layer()
        if self._channel is None or isinstance(layer, InMemoryChannelLayer):
            return
        if not {CONTROL, *self.topics} - self._subscribed:
            return
        try:
            async with self._subscribing:
                for name in {CONTROL, *self.topics} - self._subscribed:
                    await layer.group_add(group_of(name), self._channel)
                    self._subscribed.add(name)
        except Exception:
            log.exception("could not subscribe; the next pulse tries again")

    async def _unsubscribe(self, name: str) -> None:
        async with self._subscribing:
            if self._channel is None or name not in self._subscribed or name in self.topics:
                return
            self._subscribed.discard(name)
            with contextlib.suppress(Exception):  # a topic too many costs little
                await get_channel_layer().group_discard(group_of(name), self._channel)


def _task(work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
    # The hub's tasks outlive the socket that woke them: nothing of its context stays with them.
    return asyncio.get_running_loop().create_task(work, context=contextvars.Context())


async def send_to_others(group: str, message: dict[str, Any]) -> None:
    """Gives a message to the channel layer. Never raises."""
    try:
        await get_channel_layer().group_send(group, message)
    except Exception:
        log.exception("a hint did not leave this process; readers catch up by number")


_hubs: "weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = weakref.WeakKeyDictionary()
_lock = threading.Lock()


def hub_here() -> Hub:
    """The hub of the running event loop."""
    loop = asyncio.get_running_loop()
    with _lock:
        if loop not in _hubs:
            _hubs[loop] = Hub(loop)
        return _hubs[loop]


def hubs_of_this_process() -> list[Hub]:
    """Every hub with a loop that runs: one in a server, none in a command."""
    with _lock:
        return [hub for loop, hub in _hubs.items() if loop.is_running()]
