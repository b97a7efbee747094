"""One person in danger, or who plays it, keeps no alarm open by sending on what is refused."""

from datetime import timedelta

import pytest

from peer import alarms, broadcast, caring, chat, claiming, flagging, moderating, queue
from peer.models import Flag, Notice, Participant
from portal.kit import clock

pytestmark = pytest.mark.django_db
CRISIS = "En jaksa elää"


@pytest.fixture
def say(room):
    refs = iter(range(1000))
    return lambda person, text=CRISIS: chat.post_message(person, room=room, ref=f"r{next(refs)}", text=text)


@pytest.fixture
def later(monkeypatch):
    start, moved = clock.now(), [timedelta()]
    monkeypatch.setattr(clock, "now", lambda: start + moved[0])

    def move(minutes):
        moved[0] += timedelta(minutes=minutes)

    return move


@pytest.fixture
def signs(monkeypatch):
    told = []
    monkeypatch.setattr(broadcast, "tell_queue", lambda: told.append("look"))
    return told


@pytest.fixture
def paused(room, oiva, seat):
    Participant.objects.filter(pk=seat(oiva).pk).update(paused_until=clock.now() + timedelta(days=1))
    return oiva


def answer(moderator, alarm):
    claiming.claim_call(moderator, flag=alarm)
    return moderating.answer_call(moderator, flag=alarm, words="Olen tässä.")


def test_an_answered_alarm_closes_however_fast_the_writer_sends(paused, attended, say):
    say(paused, f"{CRISIS} 0")
    alarm = Flag.objects.get()
    claiming.claim_call(attended, flag=alarm)
    say(paused, f"{CRISIS} 1")
    moderating.answer_call(attended, flag=alarm, words="Olen tässä.")
    assert queue.queue(attended)[0].alarm == alarm  # what came meanwhile was seen by nobody
    claiming.claim_call(attended, flag=alarm)
    say(paused, f"{CRISIS} 2")
    moderating.answer_call(attended, flag=alarm, words="Olen yhä tässä.")
    say(paused, f"{CRISIS} 3")
    assert queue.queue(attended) == []
    assert Flag.objects.get().words.split("\n") == [f"{CRISIS} {number}" for number in range(4)]


def test_a_decided_message_closes_too(room, oiva, seat, attended, say):
    writer = seat(oiva)
    message = say(oiva).message
    Participant.objects.filter(pk=writer.pk).update(paused_until=clock.now() + timedelta(days=1))
    for version in (1, 2):
        claiming.claim_message(attended, message=message)
        say(oiva, f"{CRISIS} {version}")
        moderating.approve_message(attended, message=message, version=version)
    assert queue.queue(attended) == []


def test_the_writer_is_offered_help_each_time(paused, attended, say):
    say(paused)
    answer(attended, Flag.objects.get())
    Notice.objects.filter(kind="care").update(read_at=clock.now())
    say(paused, "Haluan kuolla")
    assert Notice.objects.filter(person=paused, kind="care", read_at=None).count() == 1


def test_what_joined_in_silence_is_an_alarm_when_the_silence_is_over(paused, attended, say, later):
    say(paused)
    answer(attended, Flag.objects.get())
    later(5)
    say(paused, "Haluan kuolla")
    alarms.escalate_alarms()
    assert queue.queue(attended) == []
    later(6)
    alarms.escalate_alarms()
    [item] = queue.queue(attended)
    assert item.alarm == Flag.objects.get()
    assert item.alarm.words == f"{CRISIS}\nHaluan kuolla"


def test_nothing_begins_anew_where_nothing_was_added(paused, attended, say, later):
    say(paused)
    answer(attended, Flag.objects.get())
    later(11)
    alarms.escalate_alarms()
    assert queue.queue(attended) == []


def test_a_posted_message_is_never_silent(paused, attended, say):
    say(paused)
    answer(attended, Flag.objects.get())
    Participant.objects.update(paused_until=None)
    posted = say(paused, "Haluan kuolla").message
    assert [item.message for item in queue.queue(attended) if item.alarm] == [posted]


def test_what_joined_in_silence_goes_into_the_alarm_that_is_open_by_then(paused, attended, say, later):
    say(paused)
    answer(attended, Flag.objects.get())
    say(paused, "Haluan kuolla")
    Participant.objects.update(paused_until=None)
    say(paused, "En halua enää elää")
    later(11)
    alarms.escalate_alarms()
    [alarm] = Flag.objects.filter(closed_at=None)
    assert alarm.words == f"{CRISIS}\nHaluan kuolla"


def test_many_refused_texts_and_calls_send_few_signs(room, paused, attended, say, signs):
    for number in range(30):
        say(paused, f"{CRISIS} {number}")
    assert len(signs) == 1 + caring.TOLD.limit
    signs.clear()
    for number in range(30):
        flagging.call_for_help(paused, room=room, words=f"Apua {number}")
    assert len(signs) == 1 + flagging.TOLD.limit
    assert "Apua 29" in Flag.objects.get(kind="help").words
