"""Presence: a begun shift that covers the room, an open desk, and an act within twenty minutes."""

from datetime import timedelta

import pytest

from peer import duty
from peer.models import Presence, Room, Shift
from peer.permissions import PermissionDenied
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def later(monkeypatch):
    """Moves the clock on from where it was at the start."""
    start = clock.now()
    return lambda **by: monkeypatch.setattr(clock, "now", lambda: start + timedelta(**by))


def test_signs_without_a_shift_are_no_duty(room, mirja):
    duty.say_i_am_here(mirja)
    duty.say_queue_is_open(mirja)
    assert not duty.is_attended(room)
    assert duty.moderators_present() == []


def test_a_begun_shift_with_both_signs_is_duty(room, mirja):
    put_on_duty(mirja)
    assert duty.is_attended(room)
    assert duty.moderators_present(room) == [mirja]


@pytest.mark.parametrize("lost", ["here_at", "queue_seen_at"])
def test_each_sign_alone_is_not_enough(room, mirja, lost):
    put_on_duty(mirja)
    Presence.objects.update(**{lost: None})
    assert not duty.is_attended(room)


def test_here_holds_for_twenty_minutes(room, mirja, later):
    put_on_duty(mirja)
    later(minutes=19, seconds=59)
    duty.say_queue_is_open(mirja)
    assert duty.is_attended(room)
    later(minutes=20, seconds=1)
    assert not duty.is_attended(room)
    duty.say_i_am_here(mirja)
    assert duty.is_attended(room)


def test_a_desk_that_is_closed_is_lost_within_a_minute(room, mirja, later):
    put_on_duty(mirja)
    later(seconds=39)
    assert duty.is_attended(room)
    later(seconds=41)
    assert not duty.is_attended(room)
    duty.renew_open_queues({mirja.pk})
    assert duty.is_attended(room)


def test_a_page_without_scripts_counts_for_five_minutes(room, mirja, later):
    put_on_duty(mirja)
    duty.say_page_is_open(mirja)
    later(minutes=4, seconds=59)
    assert duty.is_attended(room)
    later(minutes=5, seconds=1)
    assert not duty.is_attended(room)


def test_a_socket_takes_over_from_the_page(room, mirja, later):
    put_on_duty(mirja)
    duty.say_page_is_open(mirja)
    duty.renew_open_queues({mirja.pk})
    later(seconds=41)
    assert not duty.is_attended(room)


def test_renewing_writes_at_most_every_ten_seconds(room, mirja, later):
    put_on_duty(mirja)
    seen = Presence.objects.get().queue_seen_at
    later(seconds=9)
    duty.renew_open_queues({mirja.pk})
    assert Presence.objects.get().queue_seen_at == seen


def test_a_shift_for_chosen_rooms_covers_only_these(room, mirja):
    other = Room.objects.create(slug="other", name_fi="Muu")
    put_on_duty(mirja).rooms.set([other])
    assert duty.is_attended(other)
    assert not duty.is_attended(room)
    assert duty.is_attended()


def test_a_shift_that_nobody_ended_counts_two_hours_more(room, mirja, later):
    put_on_duty(mirja, hours=1)
    for hours, is_there in ((2.9, True), (3.1, False)):
        later(hours=hours)
        duty.say_i_am_here(mirja)
        duty.say_queue_is_open(mirja)
        assert duty.is_attended(room) is is_there


def test_an_ended_shift_and_a_lost_account_are_no_duty(room, mirja, kaarlo):
    put_on_duty(mirja), put_on_duty(kaarlo)
    assert duty.moderators_present(room) == [mirja, kaarlo]
    Shift.objects.filter(moderator=mirja).update(ended_at=clock.now())
    kaarlo.is_active = False
    kaarlo.save()
    assert not duty.is_attended(room)


def test_going_away_ends_presence_but_not_the_shift(room, mirja):
    shift = put_on_duty(mirja)
    duty.go_away(mirja)
    assert not duty.is_attended(room)
    assert duty.running_shift(mirja) == shift


def test_only_moderators_say_that_they_are_here(room, oiva):
    for say in (duty.say_i_am_here, duty.say_queue_is_open, duty.say_page_is_open):
        with pytest.raises(PermissionDenied):
            say(oiva)
