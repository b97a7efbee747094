"""The hub: bounded queues, gapless series, and rest when nobody listens."""

import asyncio

import pytest

from portal.live.events import Event
from portal.live.sockets import Close, Socket
from portal.live.topics import Topic

pytestmark = pytest.mark.asyncio


def socket(send=None, **kwargs):
    async def nothing(_message):
        return None

    return Socket(send or nothing, user_id=1, session_key="s", **kwargs)


def event(seq, **kwargs):
    return Event("room.1", f"real {seq}", seq=seq, void=f"void {seq}", **kwargs)


async def sent_by(one):
    """What the socket would send now."""
    return list(one.waiting)


async def test_an_event_has_two_encodings_and_the_reader_decides_which():
    assert event(1, about=7).for_reader(frozenset({7})) == "void 1"
    assert event(1, about=7).for_reader(frozenset({8})) == "real 1"
    assert Event("queue", "hint").for_reader(frozenset({7})) == "hint"


async def test_a_reader_who_is_too_slow_is_cut_off_and_nobody_waits():
    slow = socket()
    for number in range(Socket.FRAMES + 1):
        slow.put(str(number))
    assert slow.code == Close.TOO_SLOW
    slow.put("more")
    assert len(await sent_by(slow)) == Socket.FRAMES


async def test_many_characters_are_too_much_too():
    slow = socket()
    for _ in range(3):
        slow.put("x" * (Socket.CHARACTERS // 2 + 1))
    assert slow.code == Close.TOO_SLOW


async def test_the_first_reason_to_end_stands():
    one = socket()
    one.end(Close.SIGN_IN)
    one.end(Close.NO_SEAT)
    assert one.code == 4401


async def test_what_waits_is_sent_in_order_until_the_socket_ends():
    seen = []

    async def send(message):
        seen.append(message.get("text") or message["code"])

    one = socket(send)
    life = asyncio.ensure_future(one.last(asyncio.sleep(60)))
    for text in "abc":
        one.put(text)
    await asyncio.wait_for(one.emptied(), 1)
    one.end(Close.NO_SEAT)
    await asyncio.wait_for(life, 1)
    await one.say_farewell()
    assert seen == ["a", "b", "c", 4403]


async def test_a_stalled_reader_does_not_hold_the_farewell(monkeypatch):
    async def stall(_message):
        await asyncio.sleep(60)

    monkeypatch.setattr(Socket, "FAREWELL_SECONDS", 0.01)
    with pytest.raises(TimeoutError):
        await socket(stall).say_farewell()


async def test_a_topic_hands_out_in_order_whatever_the_order_of_hints():
    topic, reader = Topic("room.1"), socket()
    topic.sockets.add(reader)
    topic.last = 0
    for seq in (2, 1, 3, 2, 1):
        topic.take(event(seq))
    topic.stop()
    assert await sent_by(reader) == ["real 1", "real 2", "real 3"]


async def test_a_reader_who_catches_up_gets_nothing_twice():
    topic, reader = Topic("room.1"), socket()
    topic.sockets.add(reader)
    topic.last = 0
    reader.sent = 2
    for seq in (1, 2, 3):
        topic.take(event(seq))
    assert await sent_by(reader) == ["real 3"]
    reader.is_catching_up = True
    topic.take(event(4))
    assert await sent_by(reader) == ["real 3"]


async def test_who_must_not_meet_the_writer_gets_the_void():
    topic = Topic("room.1")
    reader, blocked = socket(), socket(hidden=frozenset({7}))
    topic.sockets |= {reader, blocked}
    topic.last = 0
    topic.take(event(1, about=7))
    assert await sent_by(reader) == ["real 1"]
    assert await sent_by(blocked) == ["void 1"]


async def test_what_has_no_number_is_not_told_to_who_must_not_meet_its_person():
    topic = Topic("room.1")
    meets, apart, just_blocked = socket(), socket(), socket()
    apart.hidden, just_blocked.user_id = frozenset({7}), 9
    for one in (meets, apart, just_blocked):
        topic.sockets.add(one)
    topic.take(Event("room.1", "about seven", about=7, kept_from=frozenset({9})))
    assert [await sent_by(one) for one in (meets, apart, just_blocked)] == [["about seven"], [], []]
