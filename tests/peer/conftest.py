"""A room with rules, people with seats, and a moderator who may be present."""

import pytest

from peer import duty, rooms, seats
from peer.models import Room
from peer.reasons import make_first_reasons

TEXTS = {"fi": "Kahvipöytä", "sv": "Kaffebordet", "en": "Coffee table"}


@pytest.fixture
def room(sampo):
    make_first_reasons()
    return rooms.open_room(
        sampo,
        slug="coffee",
        names=TEXTS,
        descriptions=TEXTS,
        rules={"fi": "Ole ystävällinen.\nÄlä kerro nimiä.", "en": "Be kind.\nName nobody."},
        when_unattended=Room.WhenUnattended.HOLD_EVERYTHING,
    )


@pytest.fixture
def seat(room):
    """Gives a person a seat whose rules are accepted."""

    def give(person):
        seats.enter_room(person, room=room)
        return seats.accept_rules(person, room=room, version=1)

    return give


@pytest.fixture
def attended(mirja):
    """Mirja is present."""
    duty.say_i_am_here(mirja)
    return mirja
