"""A small WebSocket client: asyncio's bare protocol, so that the client is never what is measured."""

import asyncio
import base64
import os
import socket
import struct
from collections.abc import Callable
from typing import Any

Hear = Callable[["Wire", bytes], None]
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Wire(asyncio.Protocol):
    """One socket. `hear` gets every text frame; `code` says how the server ended it."""

    def __init__(self, head: bytes, hear: Hear) -> None:
        loop = asyncio.get_running_loop()
        self.opened: asyncio.Future[None] = loop.create_future()
        self.ended: asyncio.Future[int] = loop.create_future()
        self.transport: asyncio.Transport
        self._head = head
        self._hear = hear
        self._buffer = b""
        self._is_open = False

    def connection_made(self, transport: Any) -> None:
        """Asks for the upgrade."""
        self.transport = transport
        transport.write(self._head)

    def data_received(self, data: bytes) -> None:
        """Reads frames; what is not whole yet waits."""
        self._buffer = data if not self._buffer else self._buffer + data
        if not self._is_open and not self._take_answer():
            return
        start, buffer = 0, self._buffer
        while (end := self._take_frame(buffer, start)) is not None:
            start = end
        self._buffer = buffer[start:]

    def connection_lost(self, error: Exception | None) -> None:
        """The end, told by a close frame or not (1006)."""
        if not self.opened.done():
            self.opened.set_exception(error or ConnectionError("closed while opening"))
        if not self.ended.done():
            self.ended.set_result(1006)

    def say(self, text: bytes) -> None:
        """One text frame. The mask is all zeros: the server unmasks it as any other."""
        length = len(text)
        head = (
            struct.pack("!BB", 0x81, 0x80 | length)
            if length < 126
            else struct.pack("!BBH", 0x81, 0xFE, length)
        )
        self.transport.write(head + b"\0\0\0\0" + text)

    def _take_answer(self) -> bool:
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return False
        if not head.startswith(b"HTTP/1.1 101"):
            self.transport.abort()
            self._buffer = b""
            if not self.opened.done():
                self.opened.set_exception(ConnectionError(head.split(b"\r\n")[0].decode()))
            return False
        self._buffer, self._is_open = rest, True
        self.opened.set_result(None)
        return True

    def _take_frame(self, buffer: bytes, start: int) -> int | None:
        if len(buffer) < start + 2:
            return None
        length, body = buffer[start + 1], start + 2
        if length == 126:
            length, body = int.from_bytes(buffer[body : body + 2]), body + 2
        elif length == 127:
            length, body = int.from_bytes(buffer[body : body + 8]), body + 8
        if len(buffer) < body + length:
            return None
        self._take(buffer[start] & 15, buffer[body : body + length])
        return body + length

    def _take(self, kind: int, content: bytes) -> None:
        if kind == TEXT:
            self._hear(self, content)
        elif kind == PING:
            self.transport.write(struct.pack("!BB", 0x80 | PONG, 0x80 | len(content)) + b"\0\0\0\0" + content)
        elif kind == CLOSE and not self.ended.done():
            self.ended.set_result(int.from_bytes(content[:2]))
            self.transport.close()


async def open_wire(port: int, path: str, cookie: str, hear: Hear, *, small: bool = False) -> Wire:
    """An open socket; `small` gives it little room in the system's own buffers."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
    ]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    head = "\r\n".join([*lines, "", ""]).encode()
    plain = socket.socket()
    plain.setblocking(False)
    if small:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 * 1024)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(plain, ("127.0.0.1", port))
    _transport, wire = await loop.create_connection(lambda: Wire(head, hear), sock=plain)
    await asyncio.wait_for(wire.opened, 60)
    return wire
