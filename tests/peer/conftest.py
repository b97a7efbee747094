"""A room with rules, people with seats, and a moderator who may be present."""

import pytest

from peer import duty, seats
from tests.factories.rooms import make_room


@pytest.fixture
def room(sampo):
    return make_room(sampo)


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
