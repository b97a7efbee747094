"""A name that somebody has, or had lately, is nobody else's; and who is there is not found out by trying."""

from datetime import timedelta

import pytest
from django.utils import timezone

from peer import seats
from peer.models import FormerName, Participant, Room
from peer.naming import KEPT_FOR, NameRefused
from peer.renaming import REFUSED_TRIES, choose_nickname
from tests.factories.rooms import make_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(sampo):
    return make_room(sampo)


@pytest.fixture
def elsewhere(room):
    return Room.objects.create(slug="sauna")


def refusal(person, room, nickname):
    with pytest.raises(NameRefused) as refused:
        choose_nickname(person, room=room, nickname=nickname)
    return refused.value.code


def sit(person, room, name):
    return Participant.objects.create(room=room, user=person, nickname=name, nickname_key=name.lower())


def test_a_name_that_somebody_has_in_another_room_is_taken(room, elsewhere, aino, oiva):
    sit(aino, elsewhere, "Poro")
    seats.enter_room(oiva, room=room)
    assert refusal(oiva, room, "Poro") == "name_taken"
    choose_nickname(oiva, room=room, nickname="Poro Punakuono")


def test_the_same_person_has_one_name_in_two_rooms(room, elsewhere, oiva):
    sit(oiva, elsewhere, "Poro")
    seats.enter_room(oiva, room=room)
    choose_nickname(oiva, room=room, nickname="Poro")


def test_a_name_with_a_little_more_is_taken_in_its_room(room, aino, oiva):
    seats.enter_room(aino, room=room)
    seats.enter_room(oiva, room=room)
    assert [refusal(oiva, room, name) for name in ("Aino 2", "Aino V", "oikea Aino")] == ["name_taken"] * 3


def test_a_name_that_was_given_up_is_kept_for_a_while(room, aino, oiva):
    for person in (aino, oiva):
        seats.enter_room(person, room=room)
    choose_nickname(aino, room=room, nickname="Poro")
    assert refusal(oiva, room, "Aino") == "name_taken"
    choose_nickname(aino, room=room, nickname="Aino")
    assert refusal(oiva, room, "Poro") == "name_taken"
    past = timezone.now() - KEPT_FOR - timedelta(days=1)
    FormerName.objects.update(given_up_at=past)
    choose_nickname(oiva, room=room, nickname="Poro")
    assert list(FormerName.objects.values_list("seat__user", flat=True).order_by("pk")) == [
        aino.pk,
        aino.pk,
        oiva.pk,
    ]


def test_whoever_comes_with_the_first_name_of_another_gets_a_number(room, elsewhere, aino, oiva):
    seats.enter_room(aino, room=room)
    oiva.first_name = "Aino"
    oiva.save()
    assert seats.enter_room(oiva, room=room).nickname == "Aino 2"


def test_after_ten_refused_tries_no_name_is_looked_at(room, aino, oiva):
    seats.enter_room(aino, room=room)
    seats.enter_room(oiva, room=room)
    tries = [refusal(oiva, room, "Aino") for _ in range(REFUSED_TRIES.limit)]
    assert set(tries) == {"name_taken"}
    assert refusal(oiva, room, "Aino") == refusal(oiva, room, "Poro") == "name_tries"
    REFUSED_TRIES.forget()
    choose_nickname(oiva, room=room, nickname="Poro")
