"""Blocks over sockets: who does not meet whom, and when that begins to count."""

import asyncio
import json

import pytest

from peer import blocking, chat, seats
from portal.live.hub import hub_here

from .sockets import Reader, off_loop, open_all, session_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture
def people(room, seat, aino, oiva, attended):
    """Aino and Oiva sit in the room and are signed in."""
    seat(aino), seat(oiva)
    return {"aino": session_of(aino), "oiva": session_of(oiva)}


def _third(room):
    from portal.accounts.models import User
    from portal.accounts.roles import Role, give_role

    person = User.objects.create_user("third@example.org", first_name="Kolmas")
    give_role(person, Role.MEMBER)
    seats.enter_room(person, room=room)
    seats.accept_rules(person, room=room, version=1)
    return person


async def test_two_who_block_each_other_get_void_frames_and_no_hole(people, aino, oiva, room):
    reader = Reader(people["aino"])
    await open_all([reader])
    await off_loop(blocking.block_person, oiva, person=aino)
    await asyncio.sleep(0.3)
    await off_loop(chat.post_message, oiva, room=room, ref="r1", text="Salaisuus")
    await off_loop(chat.post_message, aino, room=room, ref="r2", text="Oma")
    changes = await reader.changes(2)
    assert changes[0] == {"type": "change", "seq": 1, "kind": "void"}
    assert changes[1]["text"] == "Oma"
    await reader.say(type="changes.since", seq=0)
    assert (await reader.changes(2))[0] == {"type": "change", "seq": 1, "kind": "void"}
    await reader.leave()


@pytest.mark.parametrize("who_parts", ["aino blocks", "oiva blocks", "aino mutes"])
async def test_a_block_counts_at_once_whatever_the_hub_believes(
    people, aino, oiva, room, monkeypatch, who_parts
):
    monkeypatch.setattr("portal.live.hub.PULSE_SECONDS", 60)
    monkeypatch.setattr("portal.live.publishing.recheck", lambda: None)
    first = await off_loop(chat.post_message, oiva, room=room, ref="r0", text="Salaisuus")
    reader = Reader(people["aino"])
    await open_all([reader])
    act = blocking.mute_person if "mutes" in who_parts else blocking.block_person
    actor, other = (oiva, aino) if who_parts.startswith("oiva") else (aino, oiva)
    await off_loop(act, actor, person=other)
    await off_loop(chat.post_message, oiva, room=room, ref="r1", text="Salaisuus")
    quoting = {"ref": "r2", "text": "Vastaus", "reply_to": first.message.pk}
    await off_loop(chat.post_message, await off_loop(_third, room), room=room, **quoting)
    assert await reader.next("change") == {"type": "change", "seq": 2, "kind": "void"}
    assert (await reader.next("change"))["reply_to"] is None
    await reader.say(type="changes.since", seq=0)
    assert "Salaisuus" not in json.dumps(await reader.changes(3))
    await reader.leave()


async def test_a_look_that_is_asked_for_during_a_look_comes_after_it(people, oiva, monkeypatch):
    looks, go_on = [], asyncio.Event()

    async def look(_hub):
        looks.append(1)
        await go_on.wait()

    monkeypatch.setattr("portal.live.hub.Hub._look", look)
    hub = hub_here()
    hub.obey({"recheck": True})
    await asyncio.sleep(0)
    hub.obey({"recheck": True})
    hub.obey({"recheck": True})
    go_on.set()
    await hub._looking
    assert len(looks) == 2
