"""The socket door: real frames through the whole application."""

import asyncio
import json

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from peer import chat, moderating, seats
from peer.models import Message, Reason, Room
from portal.live.hub import hub_here
from portal.live.publishing import close_session
from tests.factories.rooms import remove_from_room

from .sockets import Reader, off_loop, open_all, session_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture
def people(room, seat, aino, oiva, attended):
    """Aino and Oiva sit in the room and are signed in."""
    seat(aino), seat(oiva)
    return {"aino": session_of(aino), "oiva": session_of(oiva)}


async def test_a_message_reaches_the_other_reader_and_is_acknowledged(people):
    aino, oiva = Reader(people["aino"]), Reader(people["oiva"])
    await open_all([aino, oiva])
    await oiva.post("Hei kaikille", "r1")
    change = await aino.next("change")
    assert (change["seq"], change["kind"], change["text"]) == (1, "posted", "Hei kaikille")
    assert change["author"]["name"] == "Oiva"
    assert set(change["when"]) == {"fi", "sv", "en"}
    answer = await oiva.next("message.accepted")
    assert answer == {
        "type": "message.accepted",
        "ref": "r1",
        "message": change["message"],
        "seq": 1,
        "status": "posted",
    }
    await aino.leave()
    await oiva.leave()


async def test_sending_again_is_harmless_and_other_words_are_a_conflict(people):
    oiva = Reader(people["oiva"])
    await open_all([oiva])
    answers = []
    for text in ("Hei", "Hei", "Hei hei"):
        await oiva.post(text, "r1")
        frame = await oiva.next()
        while frame["type"] == "change":
            frame = await oiva.next()
        answers.append(frame)
    assert answers[0] == answers[1]
    assert answers[2]["type"] == "message.refused"
    assert answers[2]["reasons"][0]["code"] == "ref_conflict"
    assert await off_loop(Message.objects.count) == 1
    await oiva.leave()


async def test_a_held_message_is_told_to_its_writer_alone_and_shown_when_approved(people, mirja):
    aino, oiva = Reader(people["aino"]), Reader(people["oiva"])
    await open_all([aino, oiva])
    await oiva.post("soita 040 123 4567", "r1")
    answer = await oiva.next("message.accepted")
    assert (answer["seq"], answer["status"]) == (None, "held")
    notice = await oiva.next("notice")
    assert notice["kind"] == "waiting"
    assert "puhelinnumero" in notice["text"]["fi"]
    assert await aino.is_silent()
    message = await off_loop(Message.objects.get)
    await off_loop(moderating.approve_message, mirja, message=message, version=1)
    assert (await aino.next("change"))["seq"] == 1
    assert (await oiva.next("notice"))["kind"] == "approved"
    await aino.leave()
    await oiva.leave()


async def test_catching_up_tells_everything_that_was_missed_removals_included(people, oiva, mirja, room):
    for number in range(3):
        await off_loop(chat.post_message, oiva, room=room, ref=f"r{number}", text=f"Viesti {number}")
    second = await off_loop(Message.objects.get, seq=2)
    reason = await off_loop(Reason.objects.first)
    await off_loop(moderating.remove_message, mirja, message=second, version=1, reason=reason)
    aino = Reader(people["aino"])
    await open_all([aino])
    await aino.say(type="changes.since", seq=0)
    changes = await aino.changes(4)
    assert [(change["seq"], change["kind"]) for change in changes] == [
        (1, "posted"),
        (2, "void"),
        (3, "posted"),
        (4, "hidden"),
    ]
    assert "Viesti 1" not in json.dumps(changes)
    await aino.say(type="changes.since", seq=10**9)
    await aino.say(type="?")
    await aino.next("error")  # so the wish before it was answered
    await off_loop(chat.post_message, oiva, room=room, ref="r9", text="Vielä")
    assert (await aino.next("change"))["seq"] == 5
    await aino.leave()


async def test_a_change_without_a_hint_is_found_by_the_pulse(people, oiva, room, monkeypatch):
    aino = Reader(people["aino"])
    await open_all([aino])
    monkeypatch.setattr("portal.live.publishing.publish", lambda _event: None)
    await off_loop(chat.post_message, oiva, room=room, ref="r1", text="Hei")
    assert (await aino.next("change"))["seq"] == 1
    await aino.leave()


async def test_hints_out_of_order_and_lost_ones_are_mended(people, oiva, room, monkeypatch):
    from portal.live import publishing

    aino = Reader(people["aino"])
    await open_all([aino])
    kept = []
    publish = publishing.publish
    monkeypatch.setattr("portal.live.publishing.publish", kept.append)
    for number in range(4):
        await off_loop(chat.post_message, oiva, room=room, ref=f"r{number}", text=str(number))
    for event in [kept[2], kept[1], kept[2], kept[3]]:  # the first one is lost
        publish(event)
    assert [change["seq"] for change in await aino.changes(4)] == [1, 2, 3, 4]
    await aino.leave()


async def test_a_refused_message_says_why_in_the_language_of_the_page(people):
    oiva = Reader(people["oiva"], path="/ws/rooms/coffee/?language=en")
    await open_all([oiva])
    await oiva.post("   ", "r1")
    refused = await oiva.next("message.refused")
    assert refused["ref"] == "r1"
    assert refused["reasons"] == [{"code": "empty", "text": "The message is empty. Write something first."}]
    await oiva.leave()


async def test_a_page_of_somebody_else_does_not_speak_in_the_name_of_who_signed_in(people, oiva, aino):
    """On a shared computer a page may be open of one person while another signs in."""
    own = await off_loop(aino.seats.get)
    reader = Reader(people["aino"], path=f"/ws/rooms/coffee/?seat={own.pk}")
    await open_all([reader])
    await reader.post("Hei", "r1")
    assert (await reader.next("message.accepted"))["status"] == "posted"
    await reader.leave()
    others = await off_loop(oiva.seats.get)
    aino = Reader(people["aino"], path=f"/ws/rooms/coffee/?seat={others.pk}")
    assert await aino.open()
    await aino.post("what waited in Oiva's page", "r2")
    assert (await aino.next())["close"] == 4401
    assert await off_loop(Message.objects.count) == 1


@pytest.mark.parametrize("raw", ["nonsense", "[]", '{"type":"?"}', "x" * 40_000])
async def test_a_malformed_frame_gets_an_error_and_the_socket_stays(people, raw):
    oiva = Reader(people["oiva"])
    await open_all([oiva])
    await oiva.send(text=raw)
    assert (await oiva.next())["type"] == "error"
    await oiva.send(bytes=b"\x00")
    assert (await oiva.next())["type"] == "error"
    await oiva.post("Hei", "r1")
    assert (await oiva.next("message.accepted"))["status"] == "posted"
    await oiva.leave()


async def test_somebody_who_is_not_signed_in_is_told_so(room):
    stranger = Reader(None)
    await open_all([stranger])
    assert (await stranger.next())["close"] == 4401


async def test_somebody_without_the_right_to_rooms_gets_no_seat(room, oiva):
    await off_loop(oiva.groups.clear)
    reader = Reader(await off_loop(session_of, oiva))
    await open_all([reader])
    assert (await reader.next())["close"] == 4403


async def test_an_unknown_room_is_no_seat(people):
    reader = Reader(people["oiva"], path="/ws/rooms/nowhere/")
    await open_all([reader])
    assert (await reader.next())["close"] == 4403


@pytest.mark.parametrize("origin", [b"http://evil.example", b"null", b"http://localhost.evil.example"])
async def test_another_origin_opens_no_socket(people, origin):
    assert not await Reader(people["oiva"], origin=origin).open()


async def test_signing_out_closes_the_sockets_of_that_session_only(people, oiva):
    here, there = Reader(people["oiva"]), Reader(await off_loop(session_of, oiva))
    await open_all([here, there])
    await off_loop(people["oiva"].logout)
    await off_loop(people["oiva"].get, "/health/")
    assert (await here.next("close", timeout=2))["close"] == 4401
    assert await there.is_silent()
    await there.leave()


async def test_a_session_that_ended_anywhere_closes_its_sockets(people):
    oiva = Reader(people["oiva"])
    await open_all([oiva])
    await off_loop(Session.objects.filter(pk=people["oiva"].cookies["sessionid"].value).delete)
    assert (await oiva.next("close", timeout=2))["close"] == 4401


async def test_a_lost_seat_closes_the_socket_and_stays_lost(people, oiva, room, mirja):
    reader = Reader(people["oiva"])
    await open_all([reader])
    seat = await off_loop(seats.seat_of, oiva, room)
    await off_loop(remove_from_room, mirja, seat)
    assert (await reader.next("close", timeout=2))["close"] == 4403
    again = Reader(people["oiva"])
    await open_all([again])
    assert (await again.next())["close"] == 4403


async def test_who_sends_too_fast_is_cut_off(people):
    await off_loop(Room.objects.update, flood_limit=5)
    oiva = Reader(people["oiva"])
    await open_all([oiva])
    for _number in range(6):
        await oiva.send(text="{}")
    assert (await oiva.next("close"))["close"] == 4429


async def test_a_moderator_watches_the_queue_and_others_do_not(people, room, oiva, mirja):
    watcher = Reader(await off_loop(session_of, mirja), path="/ws/queue/")
    stranger = Reader(people["oiva"], path="/ws/queue/")
    await open_all([watcher, stranger])
    assert (await stranger.next())["close"] == 4403
    await asyncio.sleep(0.1)
    await off_loop(chat.post_message, oiva, room=room, ref="r1", text="soita 040 123 4567")
    assert await watcher.next("queue.changed") == {"type": "queue.changed"}
    await watcher.leave()


async def test_150_messages_within_a_second_reach_30_readers_whole_and_in_order(people, room, monkeypatch):
    monkeypatch.setattr("portal.live.crowding.MOST", 40)
    await off_loop(Room.objects.update, flood_limit=0)
    writers = [Reader(people[name]) for name in ("aino", "oiva")]
    readers = [Reader(people["aino"]) for _ in range(30)]
    await open_all([*writers, *readers])
    for number in range(150):
        await writers[number % 2].post(f"Viesti {number}", f"r{number}")
    for reader in readers:
        changes = await reader.changes(150, timeout=60)
        assert [change["seq"] for change in changes] == list(range(1, 151))
        assert len({change["text"] for change in changes}) == 150
    for reader in [*writers, *readers]:
        await reader.leave()
    assert not hub_here().topics


@pytest.mark.skipif(
    "InMemory" in settings.CHANNEL_LAYERS["default"]["BACKEND"], reason="one process has nobody to tell"
)
async def test_what_happens_in_another_process_arrives_by_the_channel_layer(people, oiva, room, monkeypatch):
    monkeypatch.setattr("portal.live.hub.PULSE_SECONDS", 60)  # the pulse shall not help
    reader = Reader(people["aino"])
    await open_all([reader])
    await asyncio.sleep(0.5)
    monkeypatch.setattr("portal.live.publishing.hubs_of_this_process", list)
    monkeypatch.setattr("portal.live.publishing.this_process", lambda: "another")
    await off_loop(chat.post_message, oiva, room=room, ref="r1", text="Kaukaa")
    assert (await reader.next("change"))["text"] == "Kaukaa"
    await off_loop(close_session, people["aino"].cookies["sessionid"].value)
    assert (await reader.next("close"))["close"] == 4401
