"""One person with many sockets, and one socket that asks often: others notice nothing."""

import pytest

from peer import chat

from .sockets import Reader, off_loop, open_all, session_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture
def people(room, seat, aino, oiva, attended):
    """Aino and Oiva sit in the room and are signed in."""
    seat(aino), seat(oiva)
    return {"aino": session_of(aino), "oiva": session_of(oiva)}


async def test_of_many_sockets_of_one_person_the_oldest_ends_and_nobody_elses(people, monkeypatch):
    monkeypatch.setattr("portal.live.crowding.MOST", 3)
    other = Reader(people["oiva"])
    await open_all([other])
    own = [Reader(people["aino"]) for _number in range(4)]
    for one in own:
        await open_all([one])
    assert (await own[0].next("close"))["close"] == 4409
    await own[1].leave()
    later = Reader(people["aino"])
    await open_all([later])
    for one in (other, own[2], own[3], later):
        assert await one.is_silent()
        await one.leave()


async def test_who_asks_often_is_answered_often_enough_and_misses_nothing(people, oiva, room, monkeypatch):
    monkeypatch.setattr("portal.live.pacing.WITHIN_SECONDS", 0.5)
    for number in range(3):
        await off_loop(chat.post_message, oiva, room=room, ref=f"r{number}", text=f"Viesti {number} tässä")
    reader = Reader(people["aino"])
    await open_all([reader])
    for seq in (0, 0, 0, 0, 2, 1, 2, 1):
        await reader.say(type="changes.since", seq=seq)
    answered = [change["seq"] for change in await reader.changes(12)]
    assert answered == [1, 2, 3] * 4
    await off_loop(chat.post_message, oiva, room=room, ref="later", text="Vielä yksi asia.")
    assert [change["seq"] for change in await reader.changes(3)] == [2, 3, 4]
    assert await reader.is_silent()
    await off_loop(chat.post_message, oiva, room=room, ref="live", text="Ja tämä.")
    assert (await reader.next("change"))["seq"] == 5
    await reader.leave()
