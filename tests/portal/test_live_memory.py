"""Coming back: from memory, or fetched once for all."""

import asyncio

import pytest

from portal.live.events import Event, Pulse
from portal.live.hub import Hub
from portal.live.memory import Memory
from portal.live.sockets import STILL_HERE, Socket
from portal.live.topics import Topic

pytestmark = pytest.mark.asyncio


async def _send(_message):
    """Nobody reads."""


def socket(user_id=1):
    return Socket(_send, user_id=user_id, session_key="s")


def event(seq, **kwargs):
    return Event("room.1", f"real {seq}", seq=seq, void=f"void {seq}", **kwargs)


class Counted:
    """A source that counts its questions and answers after a moment."""

    def __init__(self, newest, state=None):
        self.newest, self.state, self.asked = newest, state, []

    def pulse(self, people):
        return Pulse(seats=dict.fromkeys(people, frozenset()), newest=self.newest, state=self.state)

    def hidden_from(self, person):
        return frozenset()

    def since(self, seq, limit):
        self.asked.append((seq, limit))
        return [event(number) for number in range(seq + 1, min(seq + limit, self.newest) + 1)]


@pytest.fixture
def direct(monkeypatch):
    """The source is asked on the loop, a moment later."""

    def off_loop(function):
        async def call(*args):
            await asyncio.sleep(0)
            return function(*args)

        return call

    monkeypatch.setattr("portal.live.topics.database_sync_to_async", off_loop)
    monkeypatch.setattr("portal.live.topics.questioning", lambda _source, act: off_loop(act))


def seqs(events):
    return [one.seq for one in events]


async def test_memory_answers_only_what_it_has_without_a_hole():
    memory = Memory()
    assert memory.after(0, 10) is None
    for number in range(5, 9):
        memory.add(event(number))
    assert memory.after(3, 10) is None
    assert seqs(memory.after(4, 10)) == [5, 6, 7, 8]
    assert seqs(memory.after(6, 1)) == [7]
    assert memory.after(8, 10) == []
    memory.add_older([event(3), event(4)])
    assert seqs(memory.after(2, 10)) == [3, 4, 5, 6, 7, 8]
    memory.add(event(12))
    assert memory.after(8, 10) is None
    assert seqs(memory.after(11, 10)) == [12]


async def test_memory_is_bounded_in_number_and_in_age(monkeypatch):
    memory = Memory()
    for number in range(1, Memory.EVENTS + 11):
        memory.add(event(number))
    assert memory.after(9, 1) is None
    assert seqs(memory.after(10, 1)) == [11]
    monkeypatch.setattr(Memory, "SECONDS", -1)
    assert memory.after(100, 1) is None


async def test_nobody_is_told_from_memory_what_was_taken_back():
    memory = Memory()
    memory.add(event(1))
    memory.add(event(2, unsays=True))
    assert memory.after(0, 10) is None
    assert seqs(memory.after(1, 10)) == [2]


async def test_a_thousand_who_come_back_together_cost_one_question(direct):
    source = Counted(newest=40)
    topic = Topic("room.1", source)
    readers = [socket(number) for number in range(1000)]
    topic.sockets.update(readers)
    await topic.begin()
    await asyncio.gather(*(topic.catch_up(one, number % 40) for number, one in enumerate(readers)))
    assert len(source.asked) == 1
    for number, one in enumerate(readers):
        assert list(one.waiting) == [f"real {seq}" for seq in range(number % 40 + 1, 41)]
    await topic.catch_up(late := socket(), 10)
    assert len(late.waiting) == 30
    assert len(source.asked) == 1


async def test_somebody_far_behind_gets_everything_page_by_page(direct):
    source = Counted(newest=950)
    topic = Topic("room.1", source)
    reader = socket()
    topic.sockets.add(reader)
    await topic.begin()
    reader.begin()
    seen = []
    reader._send = lambda message: _keep(seen, message)
    await topic.catch_up(reader, 0)
    await reader.emptied()
    assert [text for text in seen if text] == [f"real {seq}" for seq in range(1, 951)]


async def _keep(seen, message):
    seen.append(message["text"])


async def test_what_comes_during_the_fetch_is_neither_lost_nor_told_twice(direct):
    source = Counted(newest=20)
    topic = Topic("room.1", source)
    reader = socket()
    topic.sockets.add(reader)
    await topic.begin()
    catching_up = asyncio.ensure_future(topic.catch_up(reader, 5))
    await asyncio.sleep(0)
    source.newest = 21
    topic.take(event(21))
    await catching_up
    topic.take(event(22))
    assert list(reader.waiting) == [f"real {seq}" for seq in range(6, 23)]


async def test_how_things_stand_is_told_once_and_when_it_changes(direct):
    source = Counted(newest=0, state="open")
    topic = Topic("room.1", source)
    reader = socket()
    topic.sockets.add(reader)
    await topic.begin()
    await topic.pulse()
    topic.tell_state(reader)
    source.state = "closed"
    await topic.pulse()
    assert list(reader.waiting) == ["open", "closed"]


class SlowLayer:
    """A channel layer that takes its time."""

    async def group_add(self, *_):
        await asyncio.sleep(0)

    async def group_discard(self, *_):
        await asyncio.sleep(0)


async def test_two_who_leave_at_once_leave_everything(monkeypatch):
    monkeypatch.setattr("portal.live.hub.get_channel_layer", SlowLayer)
    monkeypatch.setattr(Hub, "_wake", lambda _self: None)
    hub = Hub(asyncio.get_running_loop())
    hub._channel = "here"
    one, other, third = socket(1), socket(2), socket(3)
    for reader, name in ((one, "person.1"), (one, "room.1"), (other, "person.2"), (other, "room.1")):
        await hub.join(reader, name)
    leaving = asyncio.gather(hub.leave(one), hub.leave(other))
    await asyncio.sleep(0)
    topic = await hub.join(third, "room.1")
    await leaving
    assert set(hub.topics) == {"room.1"}
    assert hub.topics["room.1"] is topic
    assert topic.sockets == {third}
    assert "live.room.1" not in hub._subscribed
    assert "room.1" in hub._subscribed


async def test_silence_is_broken_so_that_a_page_sees_a_dead_line():
    reader = socket()
    reader.break_silence()
    reader.put("hei")
    reader.break_silence()
    assert list(reader.waiting) == ["hei"]
    reader.break_silence()
    assert list(reader.waiting) == ["hei", STILL_HERE]
