"""Whoever calls for help again at once after an answer is read, and keeps no shift from ending."""

from datetime import timedelta

import pytest
from django.utils import translation

from peer import flagging, moderating, queue, shifts
from peer.models import Flag
from peer.shifts import Note, ShiftRefused
from peer.wording import queue_sentence
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db
NOTE = Note(gentle_with="Veikko", still_open="Yksi viesti")


def refusal(act, *args, **kwargs):
    with pytest.raises(ShiftRefused) as refused:
        act(*args, **kwargs)
    return refused.value.code


def test_who_calls_again_after_an_answer_keeps_no_shift_from_ending(mirja, oiva, room, seat):
    seat(oiva)
    shift = put_on_duty(mirja)
    moderating.answer_call(mirja, flag=flagging.call_for_help(oiva, room=room), words="Kuulen sinua")
    again = flagging.call_for_help(oiva, room=room, words="Taas")
    (item,) = queue.queue(mirja)
    with translation.override("en"):
        assert queue_sentence(item) == "Oiva calls again after an answer."
    assert refusal(shifts.end_shift, mirja, shift=shift, note=NOTE) == "open_alarm"  # nobody has read it
    Flag.objects.filter(pk=again.pk).update(first_seen_at=clock.now())
    assert refusal(shifts.end_shift, mirja, shift=shift, note=NOTE) == "called_again"
    assert shifts.end_shift(
        mirja, shift=shift, note=Note(gentle_with="Veikko", still_open="oiva soitti taas")
    )
    assert Flag.objects.get(pk=again.pk).closed_at is None


def test_a_call_long_after_an_answer_is_a_new_one(mirja, oiva, room, seat):
    seat(oiva)
    shift = put_on_duty(mirja)
    moderating.answer_call(mirja, flag=flagging.call_for_help(oiva, room=room), words="Kuulen sinua")
    Flag.objects.update(closed_at=clock.now() - timedelta(hours=2))
    call = flagging.call_for_help(oiva, room=room)
    Flag.objects.filter(pk=call.pk).update(first_seen_at=clock.now())
    note = Note(gentle_with="Veikko", still_open="Oiva")
    assert refusal(shifts.end_shift, mirja, shift=shift, note=note) == "open_alarm"
