"""A room with rules, people with seats, and a moderator who may be present."""

import pytest

from peer import seats
from tests.factories.rooms import make_room
from tests.factories.shifts import put_on_duty


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
    put_on_duty(mirja)
    return mirja
