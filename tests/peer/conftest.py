"""A room with rules, people with seats, and a moderator who may be present."""

import pytest

from peer import chat, seats
from peer.models import Reason
from tests.factories.rooms import make_room
from tests.factories.shifts import put_on_duty

from .desk import BACKEND


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


@pytest.fixture
def held(room, oiva, seat):
    """Oiva's message with a phone number: it waits for a moderator."""
    seat(oiva)
    return chat.post_message(oiva, room=room, ref="a", text="soita 040 123 4567").message


@pytest.fixture
def reason(room):
    """Why it is decided about."""
    return Reason.objects.get(code="contact-details")


@pytest.fixture
def browser(client, mirja):
    """Mirja, signed in."""
    client.force_login(mirja, backend=BACKEND)
    return client
