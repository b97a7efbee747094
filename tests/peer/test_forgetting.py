"""What was taken away in a room: its words go after half a year, and not while an appeal is open."""

from datetime import timedelta

import pytest

from peer import appealing, chat, flagging, forgetting, moderating
from peer.models import Appeal, Decision, Flag, FormerName, Message
from peer.renaming import choose_nickname
from portal.kit import clock

pytestmark = pytest.mark.django_db
UPHELD = Appeal.Outcome.UPHELD


@pytest.fixture
def later(monkeypatch):
    """So many days have gone by."""
    now = clock.now()

    def wait(days):
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=days, minutes=1))

    return wait


@pytest.fixture
def shown(room, oiva, seat, attended):
    seat(oiva)
    return chat.post_message(oiva, room=room, ref="s", text="Olen Matti, hei").message


def words_of(message):
    fresh = Message.objects.get(pk=message.pk)
    return fresh.text, fresh.masked_text, fresh.symbols


@pytest.mark.parametrize(("days", "gone"), [(182, 0), (183, 1)])
def test_the_words_of_a_removed_message_go_on_the_day(shown, mirja, reason, later, days, gone):
    moderating.remove_message(mirja, message=shown, version=1, reason=reason)
    later(days)
    assert forgetting.removed_texts().count() == gone
    assert forgetting.forget_texts() == gone
    assert bool(Message.objects.get(pk=shown.pk).text) is not bool(gone)
    assert forgetting.forget_texts() == 0


def test_what_was_decided_stays_with_its_reason(shown, mirja, reason, later):
    moderating.remove_message(mirja, message=shown, version=1, reason=reason)
    later(200)
    forgetting.forget_texts()
    decision = Decision.objects.get(message=shown, kind="remove")
    assert decision.reason == reason
    assert Message.objects.get(pk=shown.pk).status == Message.Status.REMOVED


def test_what_its_writer_took_back_goes_too_and_what_is_shown_stays(shown, oiva, room, later):
    gone = chat.post_message(oiva, room=room, ref="t", text="Otan pois").message
    chat.take_back(oiva, message=gone)
    later(200)
    assert forgetting.forget_texts() == 1
    assert words_of(gone) == ("", "", [])
    assert words_of(shown) == ("Olen Matti, hei", "", [])


def test_an_open_appeal_keeps_the_words_until_it_is_decided(shown, oiva, mirja, kaarlo, reason, later):
    decision = moderating.remove_message(mirja, message=shown, version=1, reason=reason).decision
    later(182)
    made = appealing.appeal(oiva, decision=decision)
    later(250)
    assert forgetting.forget_texts() == 0
    appealing.decide_appeal(kaarlo, appeal=made, outcome=UPHELD, answer="Nimi oli siinä.")
    assert forgetting.forget_texts() == 1


def test_what_came_back_by_an_appeal_is_kept(shown, oiva, mirja, kaarlo, reason, later):
    decision = moderating.remove_message(mirja, message=shown, version=1, reason=reason).decision
    made = appealing.appeal(oiva, decision=decision)
    appealing.decide_appeal(kaarlo, appeal=made, outcome=Appeal.Outcome.OVERTURNED, answer="Ole hyvä.")
    later(200)
    assert forgetting.forget_texts() == 0
    assert Message.objects.get(pk=shown.pk).hidden_at is None


def test_under_a_cover_nothing_is_left_and_the_room_reads_the_same(shown, mirja, reason, later):
    moderating.mask_part(mirja, message=shown, version=1, pieces=["Matti"], reason=reason)
    before = Message.objects.get(pk=shown.pk).public_text
    later(182)
    assert forgetting.forget_texts() == 0
    later(183)
    assert forgetting.forget_texts() == 1
    assert words_of(shown) == (before, before, [])
    assert forgetting.forget_texts() == 0


def test_a_message_that_was_hidden_again_counts_from_then(shown, oiva, mirja, kaarlo, reason, later):
    decision = moderating.remove_message(mirja, message=shown, version=1, reason=reason).decision
    made = appealing.appeal(oiva, decision=decision)
    appealing.decide_appeal(kaarlo, appeal=made, outcome=Appeal.Outcome.OVERTURNED, answer="Ole hyvä.")
    later(100)
    chat.take_back(oiva, message=shown)
    later(200)
    assert forgetting.forget_texts() == 0


def test_the_words_of_an_answered_call_go_and_of_one_that_waits_stay(room, oiva, seat, attended, later):
    seat(oiva)
    flagging.call_for_help(oiva, room=room, words="Tarvitsen apua")
    later(200)
    assert forgetting.forget_texts() == 0
    Flag.objects.update(closed_at=clock.now() - forgetting.KEPT)
    assert forgetting.forget_texts() == 1
    assert Flag.objects.get().words == ""


def test_earlier_names_go_after_half_a_year(room, oiva, seat, attended, later):
    seat(oiva)
    choose_nickname(oiva, room=room, nickname="Kuu")
    assert FormerName.objects.count() == 1
    later(182)
    assert forgetting.old_names().count() == 0
    later(183)
    assert forgetting.old_names().count() == 1
