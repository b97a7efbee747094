"""Planning, beginning and ending a shift; and the second moderator, who is called once for each loss."""

from datetime import datetime, time, timedelta

import pytest

from peer import duty, flagging, shifts
from peer.duty_watch import remind_moderators, watch_shifts
from peer.models import HandOverNote, LogEntry, Presence, Room, Shift, WeeklyHours
from peer.permissions import PermissionDenied
from peer.shifts import Note, ShiftRefused
from peer.timetable import ZONE
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
NOTE = Note(gentle_with="Veikko", still_open="Yksi viesti")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def later(monkeypatch):
    start = clock.now()
    return lambda **by: monkeypatch.setattr(clock, "now", lambda: start + timedelta(**by))


@pytest.fixture
def desk(client, mirja):
    """Mirja's browser."""
    client.force_login(mirja, backend=BACKEND)
    return client


def plan(sampo, mirja, begins=-HOUR, ends=HOUR, **more):
    now = clock.now()
    return shifts.plan_shift(sampo, moderator=mirja, starts_at=now + begins, ends_at=now + ends, **more)


def refusal(act, *args, **kwargs):
    with pytest.raises(ShiftRefused) as refused:
        act(*args, **kwargs)
    return refused.value.code


def acts():
    return list(LogEntry.objects.values_list("act", flat=True))


def test_only_administrators_plan_and_only_moderators_are_planned(sampo, mirja, oiva, kaarlo):
    with pytest.raises(PermissionDenied):
        plan(mirja, mirja)
    with pytest.raises(PermissionDenied):
        plan(sampo, oiva)
    with pytest.raises(PermissionDenied):
        plan(sampo, mirja, second=oiva)
    assert refusal(plan, sampo, mirja, second=mirja) == "second_is_the_same"
    assert refusal(plan, sampo, mirja, begins=HOUR, ends=HOUR) == "ends_before_it_starts"
    assert plan(sampo, mirja, second=kaarlo).second == kaarlo


def test_a_turn_over_the_night_of_the_clock_keeps_its_local_times(sampo, mirja):
    begins, ends = (datetime(2026, 10, day, hour, tzinfo=ZONE) for day, hour in ((24, 20), (25, 8)))
    shift = shifts.plan_shift(sampo, moderator=mirja, starts_at=begins, ends_at=ends)
    shift.refresh_from_db()
    assert shift.ends_at.astimezone(ZONE).hour == 8
    assert shift.ends_at - shift.starts_at == timedelta(hours=13)


def test_a_planned_shift_is_cancelled_until_it_has_begun(sampo, mirja):
    shifts.cancel_shift(sampo, shift=plan(sampo, mirja))
    assert not Shift.objects.exists()
    begun = shifts.begin_shift(mirja, shift=plan(sampo, mirja))
    assert refusal(shifts.cancel_shift, sampo, shift=begun) == "begun_already"


def test_one_begins_ones_own_shift_in_its_time_and_one_at_once(sampo, mirja, kaarlo, room):
    shift = plan(sampo, mirja)
    with pytest.raises(PermissionDenied):
        shifts.begin_shift(kaarlo, shift=shift)
    for begins, ends in ((HOUR, 2 * HOUR), (-2 * HOUR, -HOUR)):
        assert refusal(shifts.begin_shift, mirja, shift=plan(sampo, mirja, begins, ends)) == "not_its_time"
    shifts.begin_shift(mirja, shift=shift)
    assert duty.is_attended(room)
    assert shifts.begin_shift(mirja, shift=shift).begun_at  # pressing twice is harmless
    assert refusal(shifts.begin_shift, mirja, shift=plan(sampo, mirja)) == "another_runs"
    assert shifts.begin_unplanned_shift(mirja, hours=2) == shift
    assert acts() == [LogEntry.Act.SHIFT_BEGUN]
    assert refusal(shifts.begin_unplanned_shift, kaarlo, hours=9) == "bad_hours"


def test_a_shift_begins_only_with_the_newest_note_read(mirja, kaarlo, room):
    note = shifts.end_shift(mirja, shift=put_on_duty(mirja), note=NOTE)
    assert refusal(shifts.begin_unplanned_shift, kaarlo, hours=1) == "note_not_read"
    assert not duty.running_shift(kaarlo) or pytest.fail("a refused shift was begun")
    shift = shifts.begin_unplanned_shift(kaarlo, hours=1, note_read=note.pk)
    assert shift.note_read == note


def test_the_note_is_the_last_one_about_the_rooms_of_the_shift(mirja, kaarlo, room):
    other = Room.objects.create(slug="other", name_fi="Muu")
    for person, chosen in ((mirja, room), (kaarlo, other)):
        shift = put_on_duty(person)
        shift.rooms.set([chosen])
        shifts.end_shift(person, shift=shift, note=NOTE)
    assert shifts.last_note([room]).shift.moderator == mirja
    assert shifts.last_note([other]).shift.moderator == kaarlo
    assert shifts.last_note().shift.moderator == kaarlo


def test_a_shift_ends_with_a_note_and_without_an_alarm(mirja, kaarlo, oiva, room, seat):
    seat(oiva)
    shift = put_on_duty(mirja)
    call = flagging.call_for_help(oiva, room=room)
    assert refusal(shifts.end_shift, mirja, shift=shift, note=NOTE) == "open_alarm"
    call.closed_at = clock.now()
    call.save()
    assert refusal(shifts.end_shift, mirja, shift=shift, note=Note(still_open="x")) == "no_note"
    with pytest.raises(PermissionDenied):
        shifts.end_shift(kaarlo, shift=shift, note=NOTE)
    note = shifts.end_shift(mirja, shift=shift, note=NOTE)
    assert shifts.end_shift(mirja, shift=shift, note=NOTE) == note
    assert not duty.is_attended(room)
    assert (
        acts() == [LogEntry.Act.SHIFT_BEGUN, LogEntry.Act.FLAGGED, LogEntry.Act.SHIFT_ENDED][-len(acts()) :]
    )


def test_an_alarm_in_another_room_does_not_keep_the_shift_open(mirja, oiva, room, seat):
    seat(oiva)
    shift = put_on_duty(mirja)
    shift.rooms.set([Room.objects.create(slug="other", name_fi="Muu")])
    flagging.call_for_help(oiva, room=room)
    assert shifts.end_shift(mirja, shift=shift, note=NOTE)


def called(shift):
    shift.refresh_from_db()
    return shift.second_called_at is not None


def test_the_second_is_called_once_for_each_loss(room, mirja, kaarlo, mailoutbox, later):
    shift = put_on_duty(mirja)
    Shift.objects.update(second=kaarlo)
    watch_shifts()
    assert not called(shift)
    for loss in (1, 2):
        duty.go_away(mirja)
        watch_shifts()
        later(minutes=loss)
        watch_shifts()
        assert called(shift)
        assert [mail.to for mail in mailoutbox] == [["kaarlo@example.org"]] * loss
        assert shifts.calls_for_second(kaarlo) == [shift]
        duty.say_i_am_here(mirja), duty.say_queue_is_open(mirja)
        watch_shifts()
        assert not called(shift)
        later(minutes=loss, seconds=30)
    assert acts().count(LogEntry.Act.SECOND_CALLED) == 2


def test_mail_that_fails_is_tried_again_and_the_desk_shows_the_call(room, mirja, kaarlo, monkeypatch):
    shift = put_on_duty(mirja)
    Shift.objects.update(second=kaarlo)
    Presence.objects.all().delete()
    tried = []

    def fail(person, **_how):
        tried.append(person)
        raise OSError

    monkeypatch.setattr("peer.duty_watch.waiting_mail.tell_something_waits", fail)
    watch_shifts(), watch_shifts()
    assert called(shift)
    assert tried == [kaarlo, kaarlo]
    assert acts().count(LogEntry.Act.SECOND_CALLED) == 1


def test_nobody_is_called_for_rooms_that_need_nobody(room, mirja, kaarlo, eeva):
    shift = put_on_duty(mirja)
    Shift.objects.update(second=kaarlo)
    duty.go_away(mirja)
    Room.objects.update(closed_until=clock.now() + HOUR)
    watch_shifts()
    assert not called(shift)
    Room.objects.update(closed_until=None)
    put_on_duty(kaarlo)
    watch_shifts()
    assert not called(shift)


def test_a_planned_turn_that_nobody_began_calls_where_a_room_keeps_hours(room, sampo, mirja, kaarlo):
    shift = plan(sampo, mirja, second=kaarlo)
    watch_shifts()
    assert not called(shift)
    for day in range(7):
        WeeklyHours.objects.create(room=room, weekday=day, opens=time(0), closes=time(0))
    watch_shifts()
    assert called(shift)


def test_moderators_hear_daily_of_what_has_waited_for_an_hour(room, mirja, oiva, seat, later, monkeypatch):
    told = []
    monkeypatch.setattr("peer.duty_watch.waiting_mail.tell_something_waits", told.append)
    seat(oiva)
    flagging.call_for_help(oiva, room=room)
    remind_moderators()
    assert told == []
    later(minutes=61)
    remind_moderators()
    assert told == [mirja]


def test_the_page_begins_a_shift_and_ends_it_with_a_note(desk, mirja, room, oiva, seat):
    assert "Begin my shift" in desk.get("/en/queue/shift/").content.decode()
    assert desk.post("/en/queue/shift/begin/", {"hours": "2"}).status_code == 302
    assert duty.is_attended(room)
    page = desk.get("/en/queue/shift/").content.decode()
    assert "Your shift goes on." in page
    seat(oiva)
    call = flagging.call_for_help(oiva, room=room)
    texts = {"gentle_with": "Veikko", "still_open": "Yksi viesti"}
    refused = desk.post("/en/queue/shift/end/", texts)
    assert refused.status_code == 422
    assert f"/en/queue/calls/{call.pk}/" in refused.content.decode()
    assert "Yksi viesti" in refused.content.decode()
    call.delete()
    assert "Veikko" in desk.post("/en/queue/shift/end/", {"gentle_with": "Veikko"}).content.decode()
    assert desk.post("/en/queue/shift/end/", texts).status_code == 302
    note = HandOverNote.objects.get()
    page = desk.get("/en/queue/shift/").content.decode()
    assert "I have read it. Begin my shift" in page
    assert "Yksi viesti" in page
    desk.post("/en/queue/shift/begin/", {"hours": "2"}, follow=True)
    assert not duty.running_shift(mirja)
    desk.post("/en/queue/shift/begin/", {"hours": "2", "note": note.pk})
    assert duty.running_shift(mirja)


def test_the_page_begins_a_planned_turn_and_shows_the_rota(desk, sampo, mirja, kaarlo):
    shift = plan(sampo, mirja, second=kaarlo)
    plan(sampo, mirja, begins=24 * HOUR, ends=26 * HOUR)
    page = desk.get("/en/queue/shift/").content.decode()
    assert "Your turn is planned" in page
    assert "Second moderator: Kaarlo." in page
    desk.post("/en/queue/shift/begin/", {"shift": shift.pk})
    assert duty.running_shift(mirja) == shift
    assert desk.post("/en/queue/shift/begin/", {"shift": "9999"}).status_code == 404
    assert desk.post("/en/queue/shift/begin/", {"hours": "99"}, follow=True).status_code == 200


def test_a_note_survives_an_ended_session(client, room):
    ours = {"sec-fetch-site": "same-origin"}
    kept = client.post("/en/queue/shift/end/", {"gentle_with": "Veikko"}, headers=ours)
    assert kept.status_code == 401
    assert "Veikko" in kept.content.decode()


def test_ending_without_a_shift_says_so_and_members_stay_out(desk, client, oiva):
    texts = {"gentle_with": "a", "still_open": "b"}
    assert "You have no shift now." in desk.post("/en/queue/shift/end/", texts, follow=True).content.decode()
    client.force_login(oiva, backend=BACKEND)
    assert client.get("/en/queue/shift/").status_code == 403
    assert client.post("/en/queue/shift/begin/", {"hours": "1"}).status_code == 403


def test_the_desk_says_when_a_shift_is_long_over(desk, mirja, room):
    put_on_duty(mirja)
    assert "You are on duty." in desk.get("/en/queue/").content.decode()
    over = clock.now() - 3 * HOUR
    Shift.objects.update(starts_at=over - HOUR, ends_at=over)
    assert "Your shift is over. End it with a note." in desk.get("/en/queue/").content.decode()
