"""Somebody in danger is never met with a refusal alone, and nobody's alarm hides another one's."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from peer import alarms, chat, claiming, flagging, moderating, queue, seats
from peer.models import Flag, HouseRules, LogEntry, Message, Notice, Participant, Room
from peer.wording import queue_sentence
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db
CRISIS = "En jaksa elää"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def say(room):
    refs = iter(range(1000))
    return lambda person, text=CRISIS: chat.post_message(person, room=room, ref=f"r{next(refs)}", text=text)


def alarms_of_room():
    return list(Flag.objects.filter(kind="crisis", closed_at=None))


def _pause(seat):
    Participant.objects.filter(pk=seat.pk).update(paused_until=clock.now() + timedelta(hours=1))


def _warn(seat):
    Notice.objects.create(room=seat.room, person=seat.user, kind="warned", made_at=clock.now())


def _close(seat):
    Room.objects.filter(pk=seat.room_id).update(closed_until=clock.now() + timedelta(hours=1))


def _break(seat):
    Room.objects.filter(pk=seat.room_id).update(paused_until=clock.now() + timedelta(hours=1))


def _new_rules(seat):
    HouseRules.objects.create(room=seat.room, version=2, text_fi="Uudet säännöt.", made_at=clock.now())


STOPS = {
    "paused": _pause,
    "warned": _warn,
    "room_closed": _close,
    "room_paused": _break,
    "rules_not_accepted": _new_rules,
}


@pytest.mark.parametrize("reason", STOPS)
def test_who_may_not_write_is_offered_help_and_moderators_learn_of_it(
    reason, room, oiva, seat, attended, say
):
    STOPS[reason](seat(oiva))
    assert say(oiva) == chat.Refused((reason,))
    assert not Message.objects.exists()
    assert Notice.objects.filter(person=oiva, kind="care", message=None).count() == 1
    [alarm] = alarms_of_room()
    assert (alarm.message, alarm.flagger.user, alarm.words, alarm.refused_for) == (None, oiva, CRISIS, reason)
    [item] = queue.queue(attended)
    assert (item.urgency.name, item.name, item.alarm) == ("CRISIS", alarm.flagger.nickname, alarm)
    with translation.override("en"):
        assert "may be in danger. The message was not shown:" in queue_sentence(item)
    assert LogEntry.objects.get(act="flagged").person == oiva.pk


def test_danger_at_the_end_of_a_text_that_is_too_long_is_seen(room, oiva, seat, attended, say):
    seat(oiva)
    assert say(oiva, "kahvi maistui " * 160 + CRISIS) == chat.Refused(("too_long",))
    [alarm] = alarms_of_room()
    assert alarm.words.endswith(CRISIS)
    assert len(alarm.words) <= 500


def test_a_refusal_without_danger_calls_nobody(room, oiva, seat, attended, say):
    _pause(seat(oiva))
    assert say(oiva, "Hei kaikki") == chat.Refused(("paused",))
    assert not Flag.objects.exists()
    assert not Notice.objects.exists()


def test_nobody_without_a_seat_makes_an_alarm(room, oiva, seat, attended, say):
    assert say(oiva) == chat.Refused(("no_seat",))
    Participant.objects.filter(pk=seat(oiva).pk).update(removed_at=clock.now())
    assert say(oiva) == chat.Refused(("no_seat",))
    assert not Flag.objects.exists()


def test_the_page_of_a_refused_text_is_for_moderators_and_answers_the_person(
    client, room, oiva, aino, mirja, seat, say
):
    _pause(seat(oiva)), seat(aino)
    say(oiva)
    page = f"/en/queue/calls/{alarms_of_room()[0].pk}/"
    client.force_login(aino, backend=BACKEND)
    assert client.get(page).status_code == 403
    assert CRISIS not in client.get(f"/en/rooms/{room.slug}/").content.decode()
    client.force_login(oiva, backend=BACKEND)
    assert "You are not alone" in client.get(f"/en/rooms/{room.slug}/").content.decode()
    client.force_login(mirja, backend=BACKEND)
    shown = client.get(page).content.decode()
    assert CRISIS in shown
    assert "The message was not shown: the person has a pause." in shown
    assert page in client.get("/en/queue/").content.decode()
    assert client.post(f"{page}claim/")["Location"] == page
    assert client.post(page, {"words": "Olen tässä."})["Location"] == "/en/queue/"
    assert Notice.objects.get(person=oiva, kind="written").words == "Olen tässä."
    assert not alarms_of_room()


def test_what_is_said_next_joins_the_alarm_and_leads_to_the_newest(
    client, room, oiva, mirja, seat, attended, say
):
    _pause(seat(oiva))
    say(oiva, "En jaksa enää elää")
    Participant.objects.update(paused_until=None)
    [alarm] = alarms_of_room()
    first, second = say(oiva).message, say(oiva, "Haluan kuolla").message
    [joined] = alarms_of_room()
    assert (joined.pk, joined.message, joined.flagger) == (alarm.pk, second, None)
    assert joined.words.split("\n") == ["En jaksa enää elää", CRISIS]
    assert [item.message for item in queue.queue(mirja)] == [second]
    client.force_login(mirja, backend=BACKEND)
    assert (
        f"/en/queue/messages/{second.pk}/" in client.get(f"/en/queue/messages/{first.pk}/").content.decode()
    )
    assert CRISIS in client.get(f"/en/queue/messages/{second.pk}/").content.decode()
    moved = client.post(f"/en/queue/calls/{alarm.pk}/", {"words": "Olen tässä."})
    assert moved["Location"] == f"/en/queue/messages/{second.pk}/"
    assert Notice.objects.filter(person=oiva, kind="written").exists()


def test_what_is_new_since_somebody_looked_is_an_alarm_again(room, oiva, mirja, seat, attended, say):
    seat(oiva)
    first = say(oiva).message
    claiming.claim_message(mirja, message=first)
    assert [item.alarm for item in queue.queue(mirja)] == [None]
    second = say(oiva, "Haluan kuolla").message
    moderating.approve_message(mirja, message=first, version=first.version)
    [item] = queue.queue(mirja)
    assert (item.message, item.alarm) == (second, alarms_of_room()[0])


def test_one_person_floods_no_alarms_and_hides_nobody(room, aino, oiva, veikko, mirja, seat, attended, say):
    seat(aino), seat(veikko)
    outcomes = [say(aino, f"Haluan kuolla {number}") for number in range(215)]
    refused = {outcome.reasons for outcome in outcomes if isinstance(outcome, chat.Refused)}
    assert refused == {("repetition",), ("too_fast",)}
    assert len(alarms_of_room()) == 1
    assert Notice.objects.filter(person=aino, kind="care").count() == 1
    mine = say(veikko, "En halua enää elää").message
    assert mine in [item.message for item in queue.queue(mirja)]
    assert len(queue.queue(mirja)) == 2


def test_without_a_limit_of_speed_the_alarm_is_one_too(room, aino, mirja, seat, attended, say):
    seat(aino)
    Room.objects.update(flood_limit=0)
    said = [say(aino, f"Haluan kuolla {number}").message for number in range(12)]
    assert [item.message for item in queue.queue(mirja)] == [said[-1]]


def test_however_many_are_in_danger_the_queue_costs_the_same_and_has_them_all(
    room, oiva, mirja, seat, attended, say
):
    from portal.accounts.models import User

    def look():
        with CaptureQueriesContext(connection) as asked:
            waiting = queue.queue(mirja)
            assert all(item.room.name and item.name and item.claim is None for item in waiting)
        return len(asked), len(waiting)

    seat(oiva), say(oiva)
    queue.queue(mirja)
    few, _one = look()
    people = User.objects.bulk_create([User(email=f"p{number}@example.org") for number in range(210)])
    taken = Participant.objects.bulk_create(
        [Participant(room=room, user=one, nickname=f"P{one.pk}", nickname_key=f"p{one.pk}") for one in people]
    )
    now = clock.now()
    Flag.objects.bulk_create(
        [Flag(room=room, flagger=one, kind="crisis", words=CRISIS, made_at=now) for one in taken]
    )
    assert look() == (few, 211)


def test_one_round_sends_each_moderator_one_letter(room, oiva, aino, veikko, mirja, kaarlo, seat, say):
    for person in (oiva, aino, veikko):
        seat(person), say(person)
    flagging.call_for_help(oiva, room=room)
    mail.outbox.clear()
    alarms.escalate_alarms()
    assert sorted(letter.to[0] for letter in mail.outbox) == ["kaarlo@example.org", "mirja@example.org"]
    assert not Flag.objects.filter(mailed_at=None).exists()
    alarms.escalate_alarms()
    assert len(mail.outbox) == 2


def test_the_offer_of_help_comes_again_only_when_it_was_put_away(room, oiva, seat, attended, say):
    seat(oiva)
    say(oiva), say(oiva, "Haluan kuolla")
    notice = Notice.objects.get(person=oiva, kind="care")
    seats.put_away_notice(oiva, notice_id=notice.pk)
    say(oiva, "En halua enää elää")
    assert Notice.objects.filter(person=oiva, kind="care").count() == 2


def test_a_moderator_meets_no_alarm_about_themselves(room, mirja, kaarlo, seat, say):
    _pause(seat(mirja))
    put_on_duty(kaarlo)
    say(mirja)
    assert queue.queue(mirja) == []
    assert [item.name for item in queue.queue(kaarlo)] == [Participant.objects.get(user=mirja).nickname]


def test_what_is_added_while_a_moderator_answers_stays_open(room, oiva, mirja, seat, attended, say):
    _pause(seat(oiva))
    say(oiva)
    [alarm] = alarms_of_room()
    claiming.claim_call(mirja, flag=alarm)
    say(oiva, "Haluan kuolla")
    assert moderating.answer_call(mirja, flag=alarm, words="Olen tässä.")
    assert [item.alarm for item in queue.queue(mirja)] == alarms_of_room() == [alarm]
    claiming.claim_call(mirja, flag=alarm)
    assert moderating.answer_call(mirja, flag=alarm, words="Olen tässä yhä.")
    assert queue.queue(mirja) == []
    assert Notice.objects.filter(person=oiva, kind="written").count() == 2


def test_what_is_refused_while_a_moderator_decides_stays_open(room, oiva, mirja, seat, attended, say):
    writer = seat(oiva)
    message = say(oiva).message
    claiming.claim_message(mirja, message=message)
    _pause(writer)
    say(oiva, "Haluan kuolla")
    moderating.approve_message(mirja, message=message, version=1)
    assert [item.alarm for item in queue.queue(mirja)] == alarms_of_room()
    claiming.claim_message(mirja, message=message)
    moderating.approve_message(mirja, message=message, version=2)
    assert queue.queue(mirja) == []
