"""How often a socket is told what it missed."""

import asyncio

import pytest

from portal.live import pacing
from portal.live.sockets import Close, Socket

pytestmark = pytest.mark.asyncio


@pytest.fixture
def reader(monkeypatch):
    """A socket that has begun."""
    monkeypatch.setattr(pacing, "WITHIN_SECONDS", 0.05)

    async def send(_message):
        return None

    one = Socket(send, user_id=1, session_key="s")
    one.begin()
    return one


async def over(pace):
    """Waits until nothing is owed any more."""
    while pace._later is not None:
        await asyncio.sleep(0.01)


async def test_what_is_asked_too_often_is_answered_once_from_the_smallest_number(reader):
    answered = []

    async def answer(_socket, seq):
        answered.append(seq)

    pace = pacing.Pace(answer)
    for seq in (1, 2, 3, 4, 9, 7, 8):
        await pace.ask(reader, seq)
    assert (answered, reader.is_catching_up) == ([1, 2, 3, 4], True)
    await over(pace)
    assert (answered, reader.is_catching_up) == ([1, 2, 3, 4, 7], False)


async def test_what_is_asked_during_the_late_answer_is_answered_too(reader):
    answered = []

    async def answer(socket, seq):
        answered.append(seq)
        if seq == 5:
            await pace.ask(socket, 6)

    pace = pacing.Pace(answer)
    for seq in range(1, 6):
        await pace.ask(reader, seq)
    await over(pace)
    assert answered == [1, 2, 3, 4, 5, 6]


async def test_an_answer_that_fails_ends_the_socket_so_that_it_asks_anew(reader, caplog):
    async def answer(_socket, seq):
        assert seq < 5

    pace = pacing.Pace(answer)
    for seq in range(1, 6):
        await pace.ask(reader, seq)
    await over(pace)
    assert reader.code == Close.TOO_SLOW
    assert "what it missed" in caplog.text


async def test_whoever_is_gone_is_told_nothing(reader):
    answered = []

    async def answer(_socket, seq):
        answered.append(seq)

    pace = pacing.Pace(answer)
    for seq in range(5):
        await pace.ask(reader, seq)
    reader.end(Close.SIGN_IN)
    await over(pace)
    assert answered == [0, 1, 2, 3]
