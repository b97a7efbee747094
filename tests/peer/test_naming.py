"""Names in rooms: nobody looks like somebody else, and nobody like the staff."""

import pytest

from peer import blocking, naming, queries, seats
from peer.models import Message, Participant
from peer.naming import NameRefused, choose_nickname
from peer.policy.names import key_of, why_not
from portal.accounts.models import User
from portal.kit import clock
from tests.factories.rooms import make_room

GOOD = ["Aino", "Kissa-Maija", "Åsa", "Kuu 😀", "Mirjami", "Modesti", "Mökkihöperö", "Aino 2", "R2D2"]
STAFF = [
    "Mirja", "MIRJA", "M1rja", "mirjä", "Valvoja", "valv0ja", "V a l v o j a", "Valvoja Ville", "Ylläpitäjä",
    "Moderator", "m0derat0r", "M.o.d.e.r.a.t.o.r", "Administratör", "Oma ääni", "Toimittaja77", "Personal",
    "Admin",
    "Virallinen Aino", "Mod", "ｖａｌｖｏｊａ", "Vaaalvoja",
]  # fmt: skip
SIGNS = ["Mirja\u200b", "Val\u00advoja", "\u202eajriM", "Mіrja", "Аino", "Aino\nMirja", "😀😀", "12"]


@pytest.mark.parametrize("name", GOOD)
def test_an_ordinary_name_is_taken(name):
    assert why_not(name, staff_names=["Mirja"]) is None


@pytest.mark.parametrize("name", STAFF)
def test_a_name_that_looks_like_staff_is_refused(name):
    assert why_not(name, staff_names=["Mirja"]) == "name_staff"


@pytest.mark.parametrize("name", SIGNS)
def test_invisible_signs_and_mixed_alphabets_are_refused(name):
    assert why_not(name, staff_names=["Mirja"]) in {"name_signs", "name_staff"}


def test_a_name_is_no_phone_number_and_no_address():
    assert why_not("Soita 040 123 4567") == "name_contact"
    assert why_not("aino@x") == "name_contact"


def test_names_that_look_alike_have_one_key():
    assert len({key_of(name) for name in ("Oiva", "oiva", "OIVA", "0iva", "Öivä", "O i v a", "Oiiva")}) == 1


@pytest.fixture
def room(sampo):
    return make_room(sampo)


@pytest.mark.django_db
def test_two_people_of_one_name_get_two_names(room, aino, oiva):
    User.objects.filter(pk=oiva.pk).update(first_name="Aino")
    oiva.refresh_from_db()
    names = [seats.enter_room(person, room=room).nickname for person in (aino, oiva)]
    assert names == ["Aino", "Aino 2"]


@pytest.mark.django_db
def test_a_member_with_the_name_of_a_moderator_does_not_look_like_them(room, mirja, oiva):
    User.objects.filter(pk=oiva.pk).update(first_name="Mirja")
    oiva.refresh_from_db()
    assert seats.enter_room(oiva, room=room).nickname == "Mirja 2"


@pytest.mark.django_db
def test_nobody_takes_the_name_of_another(room, aino, oiva):
    seats.enter_room(aino, room=room)
    seats.enter_room(oiva, room=room)
    with pytest.raises(NameRefused) as refused:
        choose_nickname(oiva, room=room, nickname="A1no")
    assert refused.value.code == "name_taken"
    assert Participant.objects.get(user=oiva).nickname == "Oiva"


@pytest.mark.django_db
def test_one_name_for_all_rooms_holds_in_rooms_entered_later(room, sampo, aino):
    seats.enter_room(aino, room=room)
    choose_nickname(aino, room=room, nickname="Metsätähti", in_every_room=True)
    assert naming.first_nickname(aino, room)[0] == "Metsätähti"
    assert Participant.objects.get(user=aino).nickname == "Metsätähti"


@pytest.mark.django_db
def test_a_moderator_keeps_their_own_name(room, mirja):
    seats.enter_room(mirja, room=room)
    choose_nickname(mirja, room=room, nickname="Mirja M")
    assert Participant.objects.get(user=mirja).nickname == "Mirja M"


@pytest.fixture
def said(room, aino, oiva):
    """Something that Oiva said, and Aino in the room."""
    mine, theirs = (seats.enter_room(person, room=room) for person in (aino, oiva))
    return Message.objects.create(
        room=room, participant=theirs, ref="a", text="Hei", seq=1, status="posted", written_at=clock.now()
    ), mine


@pytest.mark.django_db
def test_a_mute_hides_for_the_one_who_asked_alone(said, aino, oiva, mirja):
    blocking.mute_person(aino, person=oiva)
    assert queries.people_hidden_from(aino) == {oiva.pk}
    assert queries.people_hidden_from(oiva) == frozenset()
    blocking.unmute_person(aino, person=oiva)
    assert queries.people_hidden_from(aino) == frozenset()


@pytest.mark.django_db
def test_muting_and_its_end_go_by_form_and_show_the_name_used_in_rooms(said, room, client, aino, oiva):
    choose_nickname(oiva, room=room, nickname="Metsätähti")
    client.force_login(aino)
    client.post(f"/en/rooms/{room.slug}/messages/{said[0].pk}/mute/")
    page = client.get("/en/rooms/-/blocked/").content.decode()
    assert "Metsätähti" in page
    assert "Oiva" not in page
    client.post("/en/rooms/-/blocked/", {"mute": aino.mutes.get().pk})
    assert not aino.mutes.exists()


@pytest.mark.django_db
def test_a_name_that_is_refused_stays_in_the_form_with_the_reason(said, room, client, aino):
    client.force_login(aino)
    page = client.post(f"/en/rooms/{room.slug}/name/", {"nickname": "Valvoja Aino"})
    assert page.status_code == 422
    assert "Valvoja Aino" in page.content.decode()
    assert "Choose another name." in page.content.decode()


@pytest.mark.django_db
def test_a_name_is_changed_by_form(said, room, client, aino):
    client.force_login(aino)
    client.post(f"/en/rooms/{room.slug}/name/", {"nickname": "Poro", "in_every_room": "on"})
    assert Participant.objects.get(user=aino).nickname == "Poro"
