"""Whom a room is for, and how many fit in."""

import pytest

from peer import queries, seats
from peer.models import LogEntry, Participant, Room, RoomInvitation
from peer.permissions import may_be_in
from peer.seats import NoSeat
from portal.accounts.roles import Role, give_role

pytestmark = pytest.mark.django_db
WHO = ["member", "expert", "professional", "editor", "moderator", "administrator", "nobody"]
TABLE = {
    "members": {"member", "expert", "moderator", "administrator"},
    "together": {"member", "expert", "professional", "editor", "moderator", "administrator"},
    "invited": {"moderator", "administrator"},
}


@pytest.fixture
def people(roles, django_user_model):
    """One person for each role, and one without any."""
    made = {}
    for name, role in zip(WHO, [*Role, None], strict=True):
        made[name] = django_user_model.objects.create_user(f"{name}@example.org", first_name=name)
        if role:
            give_role(made[name], role)
    return made


def why_not(person, room):
    try:
        seats.enter_room(person, room=room)
    except NoSeat as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize("audience", list(TABLE))
def test_each_audience_lets_its_own_in_and_nobody_else(room, people, audience):
    room.audience = audience
    room.save()
    assert {name for name in WHO if may_be_in(people[name], room)} == TABLE[audience]
    assert {name for name in WHO if why_not(people[name], room) is None} == TABLE[audience]
    assert {name for name in WHO if room in queries.open_rooms(people[name])} == TABLE[audience]


def test_an_invitation_opens_the_room_and_shows_it(room, people):
    Room.objects.update(audience=Room.Audience.INVITED)
    room.refresh_from_db()
    professional = people["professional"]
    assert why_not(professional, room) == "invitation_only"
    RoomInvitation.objects.create(room=room, person=professional)
    assert why_not(professional, room) is None
    assert room in queries.open_rooms(professional)
    assert why_not(people["member"], room) == "invitation_only"


def test_the_reasons_are_told_apart(room, people, oiva, aino):
    assert why_not(people["professional"], room) == "members_only"
    assert why_not(people["nobody"], room) == "not_permitted"
    Room.objects.update(size_limit=1)
    room.refresh_from_db()
    assert why_not(oiva, room) is None
    assert why_not(oiva, room) is None
    assert why_not(aino, room) == "full"
    assert why_not(people["moderator"], room) is None
    Participant.objects.filter(user=people["moderator"]).delete()
    Participant.objects.filter(user=oiva).update(removed_at="2026-01-01T00:00Z")
    assert why_not(oiva, room) == "taken_away"
    assert why_not(aino, room) is None
    room.is_closed = True
    assert why_not(aino, room) == "closed"


def test_somebody_who_is_not_active_is_nowhere(room, oiva):
    oiva.is_active = False
    oiva.save()
    assert not may_be_in(oiva, room)


def test_the_pulse_ends_whoever_the_room_is_not_for_any_more(room, oiva, people, seat):
    seat(oiva), seat(people["moderator"])
    source = queries.RoomSource(room.pk)
    both = frozenset({oiva.pk, people["moderator"].pk})
    assert set(source.pulse(both).seats) == both
    Room.objects.update(audience=Room.Audience.INVITED)
    assert set(source.pulse(both).seats) == {people["moderator"].pk}


def test_the_page_says_why_and_keeps_an_invited_room_to_itself(room, people, client):
    client.force_login(people["professional"], backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/fi/rooms/coffee/")
    assert page.status_code == 403
    assert "Tämä huone on vain jäsenille." in page.content.decode()
    Room.objects.update(audience=Room.Audience.INVITED)
    assert client.get("/fi/rooms/coffee/").status_code == 404


def test_staff_who_come_without_an_invitation_are_written_down(room, mirja, aino):
    Room.objects.filter(pk=room.pk).update(audience=Room.Audience.INVITED)
    room.refresh_from_db()
    RoomInvitation.objects.create(room=room, person=aino)
    for _time in (1, 2):
        seats.enter_room(mirja, room=room)
        seats.enter_room(aino, room=room)
    looks = LogEntry.objects.filter(act=LogEntry.Act.LOOKED_AT_ROOM)
    assert [(look.actor, look.room) for look in looks] == [(mirja.pk, room.pk)]
