"""What is refused costs next to nothing: nobody makes others wait by sending it."""

import pytest

from peer import caring, chat
from peer.chat import Refused
from peer.models import Message, Notice, Participant, Room
from peer.policy import judging, sounds_like_danger
from peer.policy.reading import LONGEST, read
from portal.kit import clock

db = pytest.mark.django_db
TRICKS = ["a.b.c.1@", "a_1.bbb@ ", "a1b0@$", "a b c ", "a*b", "aaa_1.", "0 o 4 ", "_.", "a@", "aaaaa1.b "]


@pytest.mark.parametrize("trick", TRICKS)
def test_a_long_text_is_read_in_few_ways_however_tricky(trick):
    assert len(read(trick * 1000).letters) <= 4 * LONGEST + 10


@pytest.fixture
def readings(monkeypatch):
    """How often a text was read by house rules."""
    texts = []

    def reading(text, *facts):
        texts.append(text)
        return read(text, *facts)

    monkeypatch.setattr(judging, "read", reading)
    return texts


@pytest.fixture
def post(room):
    refs = iter(range(10_000))
    return lambda person, text: chat.post_message(person, room=room, ref=f"r{next(refs)}", text=text)


@db
def test_whoever_is_too_fast_is_not_read(oiva, aino, seat, attended, post, readings):
    Participant.objects.filter(pk=seat(oiva).pk).update(paused_until=clock.now().replace(year=2100))
    readings.clear()
    outcomes = [post(oiva, "En jaksa elää") for _try in range(25)]
    assert outcomes[:20] == [Refused(("paused",))] * 20
    assert outcomes[20:] == [Refused(("too_fast",))] * 5
    assert len(readings) == 20
    seat(aino)
    assert post(aino, "Hei").message.is_shown


@db
def test_tries_in_all_rooms_and_by_form_count_together(client, room, oiva, seat, attended, post):
    seat(oiva)
    for number in range(20):
        post(oiva, f"Viesti {number}")
    client.force_login(oiva, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(f"/en/rooms/{room.slug}/messages/", {"text": "Sanani jäävät", "ref": "x"})
    assert answer.status_code == 422
    assert "That was very fast." in answer.content.decode()
    assert "Sanani jäävät" in answer.content.decode()


@db
def test_a_room_without_a_limit_of_speed_has_none_of_this(room, oiva, seat, attended, post):
    Room.objects.update(flood_limit=0)
    room.flood_limit = 0
    seat(oiva)
    assert all(isinstance(post(oiva, f"Viesti {number}"), chat.Accepted) for number in range(25))


@db
def test_a_text_that_is_too_long_is_read_once_and_not_whole(oiva, seat, attended, post, readings):
    seat(oiva), readings.clear()
    assert post(oiva, "a.b.c.1@" * 1000) == Refused(("too_long",))
    assert [len(text) <= LONGEST for text in readings] == [True]


@db
def test_what_the_house_rules_refuse_is_not_read_again(oiva, seat, attended, post, readings):
    seat(oiva), readings.clear()
    for number in range(6):
        outcome = post(oiva, f"En jaksa elää {number}")
    assert outcome == Refused(("flooding",))
    assert len(readings) == 6
    assert Notice.objects.filter(person=oiva, kind="care").exists()


@db
def test_danger_in_what_is_refused_is_looked_for_outside_the_lock(oiva, seat, attended, post, monkeypatch):
    seat(oiva)
    inside = []
    monkeypatch.setattr(chat, "sounds_like_danger", lambda _text: inside.append("read") or True)
    monkeypatch.setattr(chat, "lock_room", lambda _room: inside.append("lock"))
    monkeypatch.setattr(caring, "care_for_refused", lambda _seat, **_rest: inside.append("care"))
    post(oiva, "x" * 3000)
    assert inside == ["lock", "read", "lock", "care"]


def test_danger_alone_can_be_asked_for():
    assert sounds_like_danger("En jaksa elää")
    assert not sounds_like_danger("soita 040 123 4567")


@db
def test_ten_messages_of_one_person_wait_and_no_more(room, oiva, aino, seat, attended, post):
    Room.objects.update(flood_limit=0)
    room.flood_limit = 0
    seat(oiva), seat(aino)
    outcomes = [post(oiva, f"Soita minulle 040 123 45{number:02}") for number in range(11)]
    assert outcomes[10] == Refused(("held_full",))
    assert Message.objects.filter(status="held").count() == 10
    assert post(aino, "Soita minulle 040 765 4321").message.is_held
    assert post(oiva, "Hei kaikki").message.is_shown
