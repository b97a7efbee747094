"""The life of one socket: accepted, admitted, heard, ended. A plain ASGI application is built from this."""

import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, runtime_checkable

from portal.kit.meters import SOCKETS

from . import crowding
from .hub import hub_here
from .sockets import Close, Send, Socket

Receive = Callable[[], Awaitable[dict[str, Any]]]
LONGEST_FRAME = 32_000


class Listener(Protocol):
    """What an app does with a socket."""

    async def admit(self, socket: Socket) -> bool:
        """Joins the socket to its topics; False when the person has no seat."""

    async def hear(self, socket: Socket, text: str) -> None:
        """One frame from the client. An empty text stands for one that cannot be read."""


@runtime_checkable
class Parting(Protocol):
    """A listener that has something to do when its socket is gone."""

    async def gone(self, socket: Socket) -> None:
        """The socket has left its topics."""


async def serve(scope: dict[str, Any], receive: Receive, send: Send, listener: Listener) -> None:
    """Serves one socket to its end.

    An open socket listens already: no event after the opening is missed. Refusals come after accepting
    too, for before it a browser sees no reason. Where `live.lives` is in the scope, the rest of the life is
    left there for `portal.live.origins`: the session, the person and the copies of the scope, which only
    opening needs, are not kept for as long as the socket lasts.
    """
    if (await receive())["type"] != "websocket.connect":
        return
    user = scope["user"]
    if not user.is_authenticated:
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": int(Close.SIGN_IN)})
        return
    outermost = scope.get("live.send", send)
    socket = Socket(outermost, user_id=user.pk, session_key=scope["session"].session_key or "")
    socket.send_now = getattr(getattr(outermost, "__self__", None), "send_now", None)
    life = _live(socket, receive, outermost, listener)
    if "live.lives" in scope:
        scope["live.lives"].append(life)
    else:
        await life


async def _live(socket: Socket, receive: Receive, send: Send, listener: Listener) -> None:
    crowding.enter(socket)
    SOCKETS.inc()
    try:
        if not await listener.admit(socket):
            socket.end(Close.NO_SEAT)
        await send({"type": "websocket.accept"})
        await socket.last(_hear(socket, receive, listener))
    finally:
        crowding.leave(socket)
        SOCKETS.dec()
        await hub_here().leave(socket)
        if isinstance(listener, Parting):
            await listener.gone(socket)
    if socket.code is not None:
        with contextlib.suppress(Exception):  # gone already, or takes nothing any more
            await socket.say_farewell()


async def _hear(socket: Socket, receive: Receive, listener: Listener) -> None:
    while socket.code is None:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text") or ""
        await listener.hear(socket, text if len(text) <= LONGEST_FRAME else "")
