"""A message that threatens somebody waits, and calls a moderator: after danger to life, before flags."""

from datetime import timedelta

import pytest
from django.core import mail

from peer import alarms, caring, chat, claiming, flagging, moderating, queue, shifts
from peer.models import Flag, LogEntry, Notice, Reason, Room, Shift
from peer.shifts import Note, ShiftRefused
from peer.wording import queue_sentence
from portal.kit import clock

pytestmark = pytest.mark.django_db
THREAT = "Tiedän missä asut."


@pytest.fixture
def writes(room, oiva, seat, attended):
    """What Oiva writes, while Mirja is present."""
    seat(oiva)
    Room.objects.update(flood_limit=0)
    room.flood_limit = 0
    sent = []

    def write(text):
        sent.append(text)
        return chat.post_message(oiva, room=room, ref=f"t{len(sent)}", text=text).message

    return write


def kinds():
    return list(Flag.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (THREAT, ["threat"]),
        ("Jag vet var du bor.", ["threat"]),
        ("I know where you live.", ["threat"]),
        ("Tapan sinut, saatana", ["threat"]),
        ("Olet idiootti", []),  # an insult waits, and calls nobody
        ("Soita 040 123 4567", []),
        ("En tiedä missä asut, mutta täällä sataa.", []),
        ("Exä uhkasi minua, ja kerroin poliisille.", []),
        ("Lyön sinut shakissa.", []),
    ],
)
def test_only_a_threat_calls_somebody(writes, text, called):
    writes(text)
    assert kinds() == called


def test_the_order_is_danger_then_threats_then_calls_then_flags(
    writes, room, aino, eeva, kaarlo, veikko, seat, mirja
):
    for person in (aino, eeva, veikko):
        seat(person)
    shown = writes("Hei kaikki")
    flagging.flag_message(aino, message=shown, kind="report")
    flagging.call_for_help(aino, room=room)
    writes("Soita 040 123 4567")
    held = writes(THREAT)
    chat.post_message(veikko, room=room, ref="c", text="En jaksa elää")
    waiting = queue.queue(mirja)
    assert [item.urgency.name for item in waiting] == ["CRISIS", "THREAT", "CALL", "FLAG", "HELD"]
    assert (waiting[1].message, waiting[1].alarm, waiting[1].flags) == (held, held.flags.get(), 0)
    assert queue_sentence(waiting[1]).startswith("Oiva")


def test_the_writer_and_others_are_told_no_more_than_of_any_held_message(writes):
    message = writes(THREAT)
    assert (message.status, message.held_for) == ("held", ["threat"])
    assert not Notice.objects.exists()
    line = LogEntry.objects.get(act="flagged")
    assert (line.code, line.message, line.actor) == ("threat", message.pk, None)


def test_one_alarm_is_open_for_each_writer_about_the_newest(writes, mirja):
    writes(THREAT)
    second = writes("Tapan sinut.")
    alarm = Flag.objects.get()
    assert alarm.message == second
    assert LogEntry.objects.filter(act="flagged").count() == 1
    assert [item.urgency.name for item in queue.queue(mirja)] == ["THREAT", "HELD"]
    assert queue.left_out(mirja, queue.queue(mirja)) == 0


def test_what_comes_after_somebody_has_looked_calls_anew(writes, mirja):
    claiming.claim_message(mirja, message=writes(THREAT))
    assert [item.alarm for item in queue.queue(mirja)] == [None]
    assert LogEntry.objects.filter(act="alarm_seen", code="threat").exists()
    writes("Tapan sinut.")
    assert Flag.objects.get().first_seen_at is None


def test_a_decision_ends_it_and_the_next_threat_calls_again(writes, mirja):
    message = writes(THREAT)
    moderating.remove_message(mirja, message=message, version=1, reason=Reason.objects.first())
    assert queue.queue(mirja) == []
    writes("Tapan sinut.")
    assert Flag.objects.filter(closed_at=None).count() == 1


def test_nobody_taking_it_is_told_further_like_any_alarm(writes, monkeypatch):
    writes(THREAT)
    later = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "now", lambda: later)
    mail.outbox.clear()
    alarms.escalate_alarms()
    assert [letter.to for letter in mail.outbox]
    assert THREAT not in str([letter.message() for letter in mail.outbox])
    assert LogEntry.objects.filter(act="mailed").exists()


def test_a_shift_does_not_end_while_it_is_open(writes, mirja):
    writes(THREAT)
    with pytest.raises(ShiftRefused, match="open_alarm"):
        shifts.end_shift(mirja, shift=Shift.objects.get(), note=Note("Oivalle", "Yksi uhkaus"))


def test_a_threat_with_danger_to_oneself_is_danger_first(writes, oiva, mirja):
    writes("En jaksa elää. Tapan sinut.")
    assert sorted(kinds()) == ["crisis", "threat"]
    assert [item.urgency.name for item in queue.queue(mirja)] == ["CRISIS"]
    assert Notice.objects.get().kind == "care"
    assert caring.open_alarm(Flag.objects.first().room_id, oiva.seats.get().pk)
