"""The life of one socket: accepted, admitted, heard, ended. A plain ASGI application is built from this."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

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


async def serve(scope: dict[str, Any], receive: Receive, send: Send, listener: Listener) -> None:
    """Serves one socket to its end. Refusals come after accepting: before it a browser sees no reason."""
    if (await receive())["type"] != "websocket.connect":
        return
    await send({"type": "websocket.accept"})
    user = scope["user"]
    if not user.is_authenticated:
        await send({"type": "websocket.close", "code": int(Close.SIGN_IN)})
        return
    socket = Socket(send, user_id=user.pk, session_key=scope["session"].session_key or "")
    pump = asyncio.ensure_future(socket.pump())
    try:
        if not await listener.admit(socket):
            socket.end(Close.NO_SEAT)
        await _hear_until_the_end(socket, receive, listener, pump)
    finally:
        pump.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await pump
        await hub_here().leave(socket)
    if socket.code is not None:
        with contextlib.suppress(Exception):  # gone already, or takes nothing any more
            await socket.say_farewell()


async def _hear_until_the_end(
    socket: Socket, receive: Receive, listener: Listener, pump: "asyncio.Task[None]"
) -> None:
    hearing = asyncio.ensure_future(_hear(socket, receive, listener))
    ended = asyncio.ensure_future(socket.ended())
    try:
        await asyncio.wait({hearing, ended, pump}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        ended.cancel()
        if not hearing.done():
            hearing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await hearing


async def _hear(socket: Socket, receive: Receive, listener: Listener) -> None:
    while socket.code is None:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text") or ""
        await listener.hear(socket, text if len(text) <= LONGEST_FRAME else "")
