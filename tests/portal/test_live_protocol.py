"""The connection itself: frames as the standard says, and an end for whoever takes nothing."""

import asyncio

import pytest
from uvicorn import Config, Server
from websockets.asyncio.client import connect
from websockets.frames import Frame, Opcode

from portal.live import protocol
from portal.live.protocol import framed
from portal.live.sockets import Socket

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("text", ["", "hei", "ä" * 62, "ä" * 63, "x" * 65_535, "x" * 65_536, "🙂" * 40_000])
async def test_a_text_is_framed_as_the_standard_says(text):
    assert framed(text) == Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


async def serve(app):
    """A server of its own on a free port; gives it and its address."""
    config = Config(app, port=0, ws="portal.live.protocol:SocketProtocol", lifespan="off", log_level="error")
    config.ws_per_message_deflate = False
    server = Server(config)
    task = asyncio.ensure_future(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    return server, task, f"ws://127.0.0.1:{port}/"


async def test_short_and_long_frames_arrive_whole():
    texts = ["hei", "ä" * 5000, "x" * 70_000]

    async def app(_scope, receive, send):
        await receive()
        await send({"type": "websocket.accept"})
        for text in texts:
            await send({"type": "websocket.send", "text": text})
        await send({"type": "websocket.send", "bytes": b"\x00"})
        await send({"type": "websocket.close", "code": 4408})

    server, task, address = await serve(app)
    async with connect(address) as client:
        assert [await client.recv() for _text in texts] == texts
        await client.wait_closed()
        assert client.close_code == 4408
    server.should_exit = True
    await task


async def test_whoever_takes_nothing_is_cut_off_and_nothing_lingers(monkeypatch):
    monkeypatch.setattr(protocol, "STALLED_SECONDS", 0.2)
    ended = asyncio.Event()

    async def app(_scope, receive, send):
        await receive()
        await send({"type": "websocket.accept"})
        try:
            while True:
                await send({"type": "websocket.send", "text": "x" * 60_000})
        except OSError:
            ended.set()

    server, task, address = await serve(app)
    async with connect(address, max_queue=1) as client:
        client.transport.pause_reading()
        await asyncio.wait_for(ended.wait(), 20)
        client.transport.abort()
    assert not server.server_state.connections
    server.should_exit = True
    await task


async def test_a_socket_writes_at_once_and_never_past_what_waits():
    """Before the handshake frames wait; afterwards they go out in the order in which they were put."""

    async def app(_scope, receive, send):
        await receive()
        socket = Socket(send, user_id=1, session_key="s")
        socket.send_now = send.__self__.send_now
        socket.put("before")
        await send({"type": "websocket.accept"})
        socket.put("behind it")
        socket.begin()
        await socket.emptied()
        await asyncio.sleep(0)
        socket.put("at once")
        assert not socket.waiting
        await send({"type": "websocket.close", "code": 1000})

    server, task, address = await serve(app)
    async with connect(address) as client:
        assert [await client.recv() for _ in range(3)] == ["before", "behind it", "at once"]
    server.should_exit = True
    await task
