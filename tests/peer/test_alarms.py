"""Nobody in danger waits unseen: the second moderator after three minutes, everybody's mail after ten."""

from datetime import timedelta

import pytest
from django.core import mail

from peer import alarms, chat, claiming, flagging
from peer.models import Flag, LogEntry, Shift
from portal.accounts import waiting_mail
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db
CRISIS = "En jaksa elää"


@pytest.fixture
def crisis(room, veikko, seat):
    seat(veikko)
    chat.post_message(veikko, room=room, ref="c", text=CRISIS)
    mail.outbox.clear()
    return Flag.objects.get(kind="crisis")


@pytest.fixture
def shift(mirja, kaarlo):
    """Mirja is on shift, Kaarlo is second."""
    running = put_on_duty(mirja)
    Shift.objects.filter(pk=running.pk).update(second=kaarlo)
    return running


@pytest.fixture
def after(monkeypatch):
    """One round of the clock's work, so much later."""
    begin = clock.now()

    def move(**by):
        monkeypatch.setattr(clock, "now", lambda: begin + timedelta(**by))
        alarms.escalate_alarms()

    return move


def written():
    return list(
        LogEntry.objects.filter(act__in=["second_called", "mailed"]).order_by("pk").values_list("act", "code")
    )


def receivers():
    return sorted(address for letter in mail.outbox for address in letter.to)


def test_before_three_minutes_only_the_desk_shows_it(crisis, shift, after):
    after(minutes=2)
    assert (written(), receivers()) == ([], [])


def test_after_three_minutes_the_second_moderator_is_called_once(crisis, shift, after):
    for seconds in (185, 205, 225):
        after(seconds=seconds)
    assert written() == [("second_called", "crisis"), ("mailed", "second")]
    assert receivers() == ["kaarlo@example.org"]
    assert CRISIS not in str([letter.message() for letter in mail.outbox])


def test_after_ten_minutes_every_moderator_gets_mail_once(crisis, shift, after):
    for minutes in (4, 11, 12):
        after(minutes=minutes)
    assert receivers() == ["kaarlo@example.org", "kaarlo@example.org", "mirja@example.org"]
    assert written()[-1] == ("mailed", "all")


def test_where_no_shift_runs_mail_goes_out_at_once(crisis, mirja, kaarlo, after):
    after(seconds=1)
    assert receivers() == ["kaarlo@example.org", "mirja@example.org"]


def test_where_nobody_is_second_everybody_is_mailed_in_time(crisis, mirja, kaarlo, after):
    put_on_duty(mirja)
    after(minutes=2)
    assert receivers() == []
    after(minutes=4)
    assert receivers() == ["kaarlo@example.org", "mirja@example.org"]


def test_a_shift_in_another_room_does_not_count(crisis, shift, after, sampo):
    from peer.models import Room

    shift.rooms.set([Room.objects.create(slug="other", name_fi="Toinen", description_fi="Toinen")])
    after(seconds=1)
    assert written() == [("mailed", "all")]


def test_what_somebody_has_taken_goes_no_further(crisis, shift, mirja, after):
    claiming.claim_message(mirja, message=crisis.message)
    after(minutes=30)
    assert (written(), receivers()) == ([], [])


def test_calls_for_help_are_alarms_and_other_flags_are_not(room, shift, oiva, aino, seat, after):
    seat(oiva), seat(aino)
    message = chat.post_message(oiva, room=room, ref="s", text="Hei").message
    flagging.flag_message(aino, message=message, kind="report")
    after(minutes=30)
    assert written() == []
    flagging.call_for_help(oiva, room=room)
    after(minutes=34)
    assert written()[0] == ("second_called", "help")


def test_while_mail_is_down_the_desk_is_called_and_mail_tried_again(crisis, shift, after, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OSError("no mail server")

    with monkeypatch.context() as broken:
        broken.setattr(waiting_mail, "send_letter", fail)
        after(minutes=4)
        assert written() == [("second_called", "crisis")]
        after(minutes=11)
        assert written() == [("second_called", "crisis")]
    after(minutes=12)
    assert written()[1:] == [("mailed", "second"), ("mailed", "all")]
    assert Flag.objects.get(pk=crisis.pk).mailed_at
