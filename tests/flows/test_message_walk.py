"""Walk 2 through the doors: a message goes to the room and the queue, and its outcome comes back."""

import pytest

from peer.models import Message
from tests.factories.rooms import make_room
from tests.peer.sockets import Reader, off_loop, open_all, session_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
ROOM = "/en/rooms/coffee/"


@pytest.fixture
def room(sampo):
    return make_room(sampo)


def get(client, address):
    return client.get(address).content.decode()


async def test_a_message_walks_from_oiva_to_aino_and_past_mirja(room, oiva, aino, mirja):
    browser = {person.first_name: await off_loop(session_of, person) for person in (oiva, aino, mirja)}

    # Oiva reads the rules and accepts them; Aino has the room open, Mirja is on duty.
    assert "I accept the rules" in await off_loop(get, browser["Oiva"], ROOM)
    await off_loop(browser["Oiva"].post, f"{ROOM}rules/", {"version": "1"})
    await off_loop(browser["Mirja"].post, "/en/queue/shift/begin/", {"hours": "2"})
    at_oiva, at_aino = Reader(browser["Oiva"]), Reader(browser["Aino"])
    at_mirja = Reader(browser["Mirja"], path="/ws/queue/")
    await open_all([at_oiva, at_aino, at_mirja])

    # A plain message is at Aino's at once.
    await at_oiva.post("Hei Aino", "one")
    assert (await at_oiva.next("message.accepted"))["status"] == "posted"
    assert (await at_aino.next("change"))["text"] == "Hei Aino"

    # One with a phone number waits: Oiva is told, Mirja's queue too, Aino sees nothing.
    await at_oiva.post("Soita 040 123 4567", "two")
    assert (await at_oiva.next("message.accepted"))["status"] == "held"
    assert await at_mirja.next("queue.changed") == {"type": "queue.changed"}
    assert "040 123 4567" not in await off_loop(get, browser["Aino"], ROOM)
    assert "It has a phone number." in await off_loop(get, browser["Oiva"], ROOM)
    assert "A message by Oiva waits." in await off_loop(get, browser["Mirja"], "/en/queue/")

    # Mirja shows it; everybody concerned learns the outcome.
    held = await off_loop(Message.objects.get, status="held")
    await off_loop(browser["Mirja"].post, f"/en/queue/messages/{held.pk}/approve/", {"version": "1"})
    change = await at_aino.next("change")
    assert (change["seq"], change["text"]) == (2, "Soita 040 123 4567")
    notice = await at_oiva.next("notice")
    while notice["kind"] == "waiting":
        notice = await at_oiva.next("notice")
    assert notice["kind"] == "approved"
    assert "Nothing waits" in await off_loop(get, browser["Mirja"], "/en/queue/")

    # Oiva signs out: the socket is closed, Aino's stays.
    await off_loop(browser["Oiva"].post, "/en/accounts/logout/")
    assert (await at_oiva.next("close", timeout=3))["close"] == 4401
    assert await at_aino.is_silent()
    await at_aino.leave()
    await at_mirja.leave()
