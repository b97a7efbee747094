"""A client for socket tests: speaks the wire, keeps the series as a browser would."""

import asyncio
import json
import time

from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from django.test import Client

from portal.asgi import application


def session_of(person):
    """A session cookie of somebody who is signed in."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


class Reader:
    """One browser's socket."""

    def __init__(self, client, path="/ws/rooms/coffee/", origin=b"http://localhost"):
        cookie = f"sessionid={client.cookies['sessionid'].value}" if client else ""
        headers = [(b"origin", origin), (b"host", b"localhost"), (b"cookie", cookie.encode())]
        path, _, query = path.partition("?")
        scope = {"type": "websocket", "path": path, "query_string": query.encode(), "headers": headers}
        self.wire = ApplicationCommunicator(application, {**scope, "subprotocols": []})
        self.frames = []

    async def open(self):
        await self.wire.send_input({"type": "websocket.connect"})
        return (await self.wire.receive_output(timeout=60))["type"] == "websocket.accept"

    async def send(self, **message):
        await self.wire.send_input({"type": "websocket.receive", **message})

    async def say(self, **frame):
        await self.send(text=json.dumps(frame))

    async def post(self, text, ref):
        await self.say(type="message.post", ref=ref, text=text)

    async def next(self, kind=None, timeout=5):
        """The next frame, or the next one of a type; a close comes as {"close": code}.

        How the room stands is told beside everything else: it comes only when it is asked for.
        """
        until = time.monotonic() + timeout
        while True:
            output = await self.wire.receive_output(timeout=max(0.01, until - time.monotonic()))
            frame = {"type": "close", "close": output.get("code")}
            if output["type"] == "websocket.send":
                frame = json.loads(output["text"])
            self.frames.append(frame)
            if frame["type"] == "room.state" and kind != "room.state":
                continue
            if kind is None or frame["type"] == kind or frame["type"] == "close":
                return frame

    async def changes(self, count, timeout=20):
        """Reads on until so many changes came; returns all."""
        found = []
        while len(found) < count:
            frame = await self.next("change", timeout=timeout)
            assert frame["type"] == "change", frame
            found.append(frame)
        return found

    async def is_silent(self):
        while not await self.wire.receive_nothing(timeout=0.2):
            output = await self.wire.receive_output(timeout=1)
            if json.loads(output.get("text") or "{}").get("type") != "room.state":
                return False
        return True

    async def leave(self):
        await self.wire.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wire.wait(timeout=5)


def off_loop(function, *args, **kwargs):
    return database_sync_to_async(function)(*args, **kwargs)


async def open_all(readers):
    assert all(await asyncio.gather(*(reader.open() for reader in readers)))
