"""After a restore: who was sent out, paused or blocked is so again, and what was taken away stays away."""

from datetime import timedelta

import pytest

from peer import appealing, blocking, chat, moderating, parting, restricting, seats
from peer.deciding import Because
from peer.models import Appeal, Block, Message, Participant, Reason
from peer.restricting import Case
from portal.kit import clock
from tests.factories.rooms import remove_from_room
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def oivas(room, oiva, mirja):
    """Oiva's seat; Mirja is present."""
    put_on_duty(mirja)
    seats.enter_room(oiva, room=room)
    return seats.accept_rules(oiva, room=room, version=1)


@pytest.fixture
def shown(oivas, room, oiva):
    return chat.post_message(oiva, room=room, ref="s", text="Olen Matti, hei").message


@pytest.fixture
def reason(room):
    return Reason.objects.get(code="contact-details")


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_who_was_sent_out_is_out(oivas, room, oiva, mirja, since_the_backup, replay):
    with since_the_backup():
        remove_from_room(mirja, oivas)
    assert again(oivas).removed_at is None
    assert "seats: 1" in replay()
    with pytest.raises(seats.NoSeat):
        seats.enter_room(oiva, room=room)


def test_also_somebody_who_came_in_after_the_backup(room, oiva, mirja, since_the_backup, replay):
    with since_the_backup():
        remove_from_room(mirja, seats.enter_room(oiva, room=room))
    assert not Participant.objects.filter(user=oiva).exists()
    replay()
    with pytest.raises(seats.NoSeat):
        seats.enter_room(oiva, room=room)


def test_a_newer_person_with_the_same_number_is_not_met(room, oiva, mirja, since_the_backup, replay):
    with since_the_backup():
        remove_from_room(mirja, seats.enter_room(oiva, room=room))
    type(oiva).objects.filter(pk=oiva.pk).update(date_joined=clock.now() + timedelta(minutes=1))
    assert "seats: 0" in replay()
    assert seats.enter_room(oiva, room=room).removed_at is None


def test_a_pause_lasts_as_long_as_it_was_meant_to(oivas, oiva, mirja, reason, since_the_backup, replay):
    with since_the_backup():
        because = Because(reason)
        restricting.pause_person(mirja, case=Case(oivas), because=because, minutes=24 * 60)
        until = again(oivas).paused_until
    replay()
    assert again(oivas).paused_until == until


def test_what_an_appeal_changed_stays_changed(oivas, oiva, mirja, kaarlo, since_the_backup, replay):
    remove_from_room(mirja, oivas)
    with since_the_backup():
        made = appealing.appeal(oiva, decision=oivas.decisions.get())
        appealing.decide_appeal(
            kaarlo, appeal=made, outcome=Appeal.Outcome.OVERTURNED, answer="Tule takaisin."
        )
    replay()
    assert again(oivas).removed_at is None


def test_a_removed_message_is_removed(shown, mirja, reason, since_the_backup, replay):
    with since_the_backup():
        moderating.remove_message(mirja, message=shown, version=1, reason=reason)
    assert "messages: 1" in replay()
    assert again(shown).status == Message.Status.REMOVED
    assert "messages: 0" in replay()


def test_what_its_writer_took_back_is_taken_back(shown, oiva, since_the_backup, replay):
    with since_the_backup():
        chat.take_back(oiva, message=shown)
    replay()
    assert again(shown).status == Message.Status.TAKEN_BACK


def test_of_a_covered_message_nothing_is_read(shown, mirja, reason, since_the_backup, replay):
    """The ledger holds no words, so what was covered cannot be covered alike: the whole of it goes."""
    with since_the_backup():
        moderating.mask_part(mirja, message=shown, version=1, pieces=["Matti"], reason=reason)
    replay()
    assert again(shown).status == Message.Status.REMOVED


def test_one_that_was_covered_before_the_backup_is_read_on(shown, mirja, reason, since_the_backup, replay):
    moderating.mask_part(mirja, message=shown, version=1, pieces=["Matti"], reason=reason)
    with since_the_backup():
        chat.post_message(mirja, room=shown.room, ref="m", text="Hei")
    replay()
    assert again(shown).status == Message.Status.POSTED


def test_a_neutral_name_is_neutral_again(oivas, mirja, reason, since_the_backup, replay):
    with since_the_backup():
        restricting.give_neutral_name(mirja, case=Case(oivas), because=Because(reason))
    replay()
    assert again(oivas).nickname == "Joku"


def test_two_who_do_not_want_to_meet_do_not_meet(aino, oiva, since_the_backup, replay):
    with since_the_backup():
        blocking.block_person(aino, person=oiva)
    replay()
    assert aino.pk in parting.hidden_from_one(oiva.pk)


def test_a_block_that_was_ended_is_ended(aino, oiva, since_the_backup, replay):
    blocking.block_person(aino, person=oiva)
    with since_the_backup():
        blocking.unblock_person(aino, person=oiva)
    replay()
    assert not Block.objects.exists()


def test_a_replay_long_after_touches_nothing_that_was_decided_since(oivas, mirja, since_the_backup, replay):
    with since_the_backup():
        remove_from_room(mirja, oivas)
    replay()
    Participant.objects.filter(pk=oivas.pk).update(removed_at=None)  # as an appeal would
    assert "seats: 0" in replay()
    assert again(oivas).removed_at is None
