"""The socket door: how the room stands, one's place, answers, and turns."""

import asyncio
from datetime import timedelta

import pytest

from peer import blocking, chat
from peer.models import Change, Participant, Room
from portal.kit import clock

from .sockets import Reader, off_loop, open_all, session_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture
def people(room, seat, aino, oiva, attended):
    """Aino and Oiva sit in the room and are signed in."""
    seat(aino), seat(oiva)
    return {"aino": session_of(aino), "oiva": session_of(oiva)}


async def test_how_the_room_stands_is_told_on_joining_and_when_it_changes(people):
    first, second = Reader(people["aino"]), Reader(people["oiva"])
    await open_all([first, second])
    for reader in (first, second):
        state = await reader.next("room.state")
        assert (state["code"], state["may_write"], state["slow"]) == ("open", True, 0)
        assert set(state["title"]) == {"fi", "sv", "en"}
    until = clock.now() + timedelta(hours=1)
    await off_loop(Room.objects.update, paused_until=until, pinned="Tauko on tunnin.")
    state = await first.next("room.state")
    assert (state["code"], state["pinned"]) == ("paused", "Tauko on tunnin.")
    assert await first.is_silent()
    await first.leave()
    await second.leave()


async def test_the_place_that_was_read_is_kept(people, oiva, aino, room):
    for number in range(3):
        await off_loop(chat.post_message, oiva, room=room, ref=f"r{number}", text=f"Viesti {number} tässä")
    reader = Reader(people["aino"])
    await open_all([reader])
    await reader.say(type="place.read", seq=2)
    assert await reader.is_silent()
    place = await off_loop(Participant.objects.values_list("read_seq", flat=True).get, user=aino)
    assert place == 2
    await reader.leave()


async def test_an_answer_is_quoted_but_not_to_who_hides_the_quoted(people, oiva, aino, veikko, seat, room):
    await off_loop(seat, veikko)
    question = await off_loop(chat.post_message, aino, room=room, ref="q", text="Onko täällä joku?")
    await off_loop(blocking.block_person, veikko, person=aino)
    reader, other = Reader(people["aino"]), Reader(await off_loop(session_of, veikko))
    writer = Reader(people["oiva"])
    await open_all([reader, other, writer])
    await writer.say(type="message.post", ref="r1", text="Olen.", reply_to=question.message.pk)
    assert (await reader.next("change"))["reply_to"]["text"] == "Onko täällä joku?"
    change = await other.next("change")
    assert (change["text"], change["reply_to"]) == ("Olen.", None)
    await writer.say(type="message.post", ref="r2", text="Ja?", reply_to=10**9)
    assert (await writer.next("message.refused"))["reasons"][0]["code"] == "no_such_message"
    for one in (reader, other, writer):
        await one.leave()


async def test_a_message_that_comes_too_soon_is_told_its_turn(people):
    await off_loop(Room.objects.update, slow_seconds=60)
    writer = Reader(people["oiva"])
    await open_all([writer])
    await writer.post("Ensimmäinen", "r1")
    assert (await writer.next("message.accepted"))["status"] == "posted"
    await writer.post("Toinen asia", "r2")
    answer = await writer.next("message.accepted")
    assert (answer["status"], answer["seq"]) == ("queued", None)
    assert set(answer["when"]) == {"fi", "sv", "en"}
    assert answer["due"]
    await writer.leave()


async def test_a_room_that_is_for_others_from_now_on_ends_the_socket(people):
    reader = Reader(people["oiva"])
    await open_all([reader])
    await off_loop(Room.objects.update, audience=Room.Audience.INVITED)
    assert (await reader.next("close", timeout=3))["close"] == 4403


@pytest.mark.parametrize("cookie", [r'"\000"', "a\0b", "x" * 5000])
async def test_a_cookie_that_was_never_ours_is_nobodys(room, cookie):
    class Jar:
        cookies = {"sessionid": type("Morsel", (), {"value": cookie})}

    stranger = Reader(Jar)
    await open_all([stranger])
    assert (await stranger.next())["close"] == 4401


async def test_many_who_come_back_cost_one_look_at_the_history(people, oiva, room, monkeypatch):
    room.flood_limit = 0
    await off_loop(room.save)
    for number in range(30):
        await off_loop(chat.post_message, oiva, room=room, ref=f"r{number}", text=str(number))
    asked = []
    from peer import queries

    look = queries.changes_since
    monkeypatch.setattr(queries, "changes_since", lambda *given: asked.append(given) or look(*given))
    monkeypatch.setattr("portal.live.crowding.MOST", 20)
    readers = [Reader(people["aino"]) for _number in range(20)]
    await open_all(readers)
    await asyncio.gather(*(reader.say(type="changes.since", seq=10) for reader in readers))
    for reader in readers:
        assert [change["seq"] for change in await reader.changes(20)] == list(range(11, 31))
    assert len(asked) == 1
    assert await off_loop(Change.objects.count) == 30
    for reader in readers:
        await reader.leave()


async def test_help_is_offered_beside_a_refusal_and_the_room_learns_nothing(people, oiva):
    until = clock.now() + timedelta(hours=1)
    await off_loop(Participant.objects.filter(user=oiva).update, paused_until=until)
    writer, other = Reader(people["oiva"]), Reader(people["aino"])
    await open_all([writer, other])
    await writer.say(type="message.post", ref="r1", text="Haluan kuolla")
    told = [await writer.next(), await writer.next()]
    assert {frame["type"] for frame in told} == {"care", "message.refused"}
    assert await other.is_silent()
    await writer.leave()
    await other.leave()
