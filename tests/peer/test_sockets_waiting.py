"""Whoever reads does not wait for those who write: a room goes on while something holds the database."""

import asyncio
import threading

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, transaction

from peer.models import Room

from .sockets import Reader, off_loop, open_all, session_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


class Holding:
    """A transaction that has the room, and on SQLite the whole file, until it is let go."""

    def __init__(self):
        self.has, self.may_end = threading.Event(), threading.Event()

    async def __aenter__(self):
        self.held = asyncio.ensure_future(sync_to_async(self._hold, thread_sensitive=False)())
        await sync_to_async(self.has.wait, thread_sensitive=False)()

    async def __aexit__(self, *_error):
        self.may_end.set()
        await self.held

    def _hold(self):
        try:
            with transaction.atomic():
                list(Room.objects.select_for_update())
                self.has.set()
                self.may_end.wait()
        finally:
            self.has.set()
            connection.close()


@pytest.fixture
def people(room, seat, aino, oiva, attended):
    """Aino and Oiva sit in the room and are signed in."""
    seat(aino), seat(oiva)
    return {"aino": session_of(aino), "oiva": session_of(oiva)}


async def test_somebody_comes_back_and_reads_while_a_post_waits_for_the_database(people):
    aino, oiva = Reader(people["aino"]), Reader(people["oiva"])
    await open_all([oiva])
    await oiva.post("Ennen", "r1")
    assert (await oiva.next("message.accepted"))["seq"] == 1
    async with Holding():
        await oiva.post("Odottaa", "r2")
        await open_all([aino])
        await aino.say(type="changes.since", seq=0)
        assert (await aino.next("change", timeout=60))["text"] == "Ennen"
    assert (await oiva.next("message.accepted", timeout=60))["seq"] == 2
    assert (await aino.next("change", timeout=60))["text"] == "Odottaa"
    await aino.leave()
    await oiva.leave()


async def test_an_open_desk_that_waits_to_say_so_holds_up_no_reader(people, mirja):
    desk, aino = Reader(await off_loop(session_of, mirja), path="/ws/queue/"), Reader(people["aino"])
    async with Holding():
        await desk.wire.send_input({"type": "websocket.connect"})
        await open_all([aino])
        await aino.say(type="changes.since", seq=0)
    assert (await desk.wire.receive_output(timeout=60))["type"] == "websocket.accept"
    await aino.leave()
    await desk.leave()
