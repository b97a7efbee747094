"""The server's side of a connection: frames framed once for all readers, and an end for stalled ones.

uvicorn's own protocol does the rest. What it leaves open: a reader who takes nothing any more keeps what was
written to it for as long as the kernel likes, also after the connection was told to close.
"""

import asyncio
import socket
from asyncio.transports import BaseTransport
from functools import lru_cache
from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

STALLED_SECONDS = 20
KERNEL_BYTES = 256 * 1024  # what may lie in the kernel for one reader
SHORT, MIDDLE = 126, 1 << 16


class SocketProtocol(WebSocketsSansIOProtocol):
    """One connection. Cut off without ceremony when nothing could be written to it for a while."""

    _stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)
        if (here := transport.get_extra_info("socket")) is not None:
            here.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BYTES)

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._stalled is None:
            self._stalled = self.loop.call_later(STALLED_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._flows()

    def connection_lost(self, exc: Exception | None) -> None:
        self._flows()
        super().connection_lost(exc)

    def send_now(self, text: str) -> bool:
        """Writes the same bytes for every reader; False when it would have to wait, or the line is gone."""
        if not self.writable.is_set() or not self._takes_frames() or self.transport.is_closing():
            return False
        self.transport.write(framed(text))
        return True

    async def send(self, message: Any) -> None:
        """Sends text frames by the short way."""
        text = message.get("text") if message["type"] == "websocket.send" else None
        if text is None or not self._takes_frames():
            await super().send(message)
            return
        await self.writable.wait()
        if not self.send_now(text):
            raise ClientDisconnected

    def _takes_frames(self) -> bool:
        return self.handshake_complete and not (self.close_sent or self.disconnected or self.conn.extensions)

    def _flows(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None


@lru_cache(maxsize=64)
def framed(text: str) -> bytes:
    """A text as one whole frame from a server (RFC 6455, section 5.2: final, not masked)."""
    data = text.encode()
    size = len(data)
    if size < SHORT:
        return bytes((0x81, size)) + data
    if size < MIDDLE:
        return b"\x81\x7e" + size.to_bytes(2, "big") + data
    return b"\x81\x7f" + size.to_bytes(8, "big") + data
