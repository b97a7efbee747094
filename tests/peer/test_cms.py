"""The administrators' pages about rooms in the CMS: through the actions, and for nobody else."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from peer import arranging
from peer.care import care_card, lines_to_check, make_first_lines
from peer.models import (
    CareLine,
    ExceptionDay,
    HouseRules,
    LogEntry,
    Reason,
    Room,
    RoomInvitation,
    Shift,
    WeeklyHours,
)
from tests.factories.rooms import make_room

pytestmark = pytest.mark.django_db
KINDS = ["room", "weeklyhours", "exceptionday", "shift", "houserules", "roominvitation", "reason", "careline"]
ROOM = {
    "name_fi": "Työnantajat",
    "description_fi": "Täällä tapaavat asiakkaat ja ammattilaiset.",
    "slug": "tyonantajat",
    "symbol": "group",
    "audience": "together",
    "size_limit": "40",
    "review": "all_held",
    "newcomer_messages": "3",
    "slow_seconds": "30",
    "when_unattended": "read_only",
    "rules_fi": "Kuuntele muita.",
}


@pytest.fixture
def room(sampo):
    return make_room(sampo)


@pytest.fixture
def desk(client, sampo):
    client.force_login(sampo)
    return client


@pytest.mark.parametrize("kind", KINDS)
def test_an_administrator_has_a_page_for_each_kind(desk, room, kind):
    assert desk.get(f"/admin/{kind}/").status_code == 200
    assert desk.get(f"/admin/{kind}/new/").status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_has_none_of_them(client, room, eeva, kind):
    client.force_login(eeva)
    assert client.get(f"/admin/{kind}/").status_code == 302
    assert client.post(f"/admin/{kind}/new/", ROOM).status_code == 302
    assert Room.objects.count() == 1


def test_a_room_is_opened_and_changed_and_its_numbers_go_on(desk):
    assert desk.post("/admin/room/new/", ROOM).status_code == 302
    made = Room.objects.get(slug="tyonantajat")
    assert (made.audience, made.review, made.slow_seconds) == ("together", "all_held", 30)
    Room.objects.filter(pk=made.pk).update(last_seq=7)
    desk.post(f"/admin/room/edit/{made.pk}/", {**ROOM, "slow_seconds": "0"})
    made.refresh_from_db()
    assert (made.slow_seconds, made.last_seq) == (0, 7)
    assert LogEntry.objects.filter(act="settings_changed", code="room_kept").count() == 2


def test_a_new_room_has_rules_and_an_address_of_its_name(desk):
    without_rules = {**ROOM, "rules_fi": ""}
    assert desk.post("/admin/room/new/", without_rules).status_code == 200
    assert not Room.objects.exists()
    desk.post("/admin/room/new/", {**ROOM, "slug": "", "name_fi": "Yötön yö"})
    made = Room.objects.get(slug="yoton-yo")
    assert made.rules.get().lines == ["Kuuntele muita."]
    assert desk.post("/admin/room/new/", {**ROOM, "slug": "yoton-yo"}).status_code == 200


@pytest.mark.parametrize(("opens", "closes"), [("10:00", "12:00"), ("8:00", "23:30"), ("19:00", "17:00")])
def test_hours_that_overlap_or_never_end_are_kindly_refused(desk, room, opens, closes):
    WeeklyHours.objects.create(room=room, weekday=6, opens=time(9), closes=time(11))
    fields = {"room": room.pk, "weekday": 6, "opens": opens, "closes": closes}
    assert desk.post("/admin/weeklyhours/new/", fields).status_code == 200
    assert WeeklyHours.objects.count() == 1


def test_a_room_is_never_deleted(desk, room, sampo):
    assert desk.post(f"/admin/room/delete/{room.pk}/").status_code == 302
    assert Room.objects.filter(pk=room.pk).exists()
    with pytest.raises(PermissionDenied):
        arranging.drop_setting(sampo, setting=room)


def test_hours_and_exception_days_are_kept_and_dropped(desk, room):
    desk.post("/admin/weeklyhours/new/", {"room": room.pk, "weekday": 0, "opens": "9:00", "closes": "11:00"})
    hours = WeeklyHours.objects.get()
    assert (hours.opens, hours.closes) == (time(9), time(11))
    desk.post(f"/admin/weeklyhours/delete/{hours.pk}/")
    assert not WeeklyHours.objects.exists()
    desk.post("/admin/exceptionday/new/", {"room": room.pk, "day": "2026-12-24"})
    assert ExceptionDay.objects.get().day == date(2026, 12, 24)


def test_an_exception_day_with_one_time_is_kindly_refused(desk, room):
    said = desk.post("/admin/exceptionday/new/", {"room": room.pk, "day": "2026-12-24", "opens": "9:00"})
    assert said.status_code == 200
    assert not ExceptionDay.objects.exists()


def test_a_shift_is_planned_and_cancelled(desk, room, mirja, kaarlo):
    times = {"starts_at": "2030-01-07 09:00", "ends_at": "2030-01-07 12:00"}
    desk.post("/admin/shift/new/", {"moderator": mirja.pk, "second": kaarlo.pk, **times})
    shift = Shift.objects.get()
    assert (shift.moderator, shift.second) == (mirja, kaarlo)
    desk.post(f"/admin/shift/delete/{shift.pk}/")
    assert not Shift.objects.exists()


def test_a_shift_is_planned_for_weeks_at_the_same_hours_on_the_clock(desk, room, mirja):
    times = {"starts_at": "2030-10-21T09:00", "ends_at": "2030-10-21T12:00"}
    desk.post("/admin/shift/new/", {"moderator": mirja.pk, "weeks": "2", **times})
    local = [timezone.localtime(shift.starts_at) for shift in Shift.objects.order_by("starts_at")]
    assert [f"{moment:%d.%m. %H:%M %z}" for moment in local] == ["21.10. 09:00 +0300", "28.10. 09:00 +0200"]


def test_a_day_as_in_finland_is_understood_too(desk, room):
    desk.post("/admin/exceptionday/new/", {"room": room.pk, "day": "24.12.2026"})
    assert ExceptionDay.objects.get().day == date(2026, 12, 24)


def test_a_shift_of_somebody_who_is_no_moderator_is_refused(desk, room, aino):
    times = {"starts_at": "2030-01-07 09:00", "ends_at": "2030-01-07 12:00"}
    assert desk.post("/admin/shift/new/", {"moderator": aino.pk, **times}).status_code == 200
    assert not Shift.objects.exists()


def test_rules_get_a_new_version_and_an_old_one_is_never_edited(desk, room):
    desk.post("/admin/houserules/new/", {"room": room.pk, "text_fi": "Kuuntele muita."})
    assert list(room.rules.order_by("version").values_list("version", flat=True)) == [1, 2]
    first = HouseRules.objects.get(room=room, version=1)
    desk.post(f"/admin/houserules/edit/{first.pk}/", {"room": room.pk, "text_fi": "Muuta."})
    first.refresh_from_db()
    assert "Muuta" not in first.text_fi


def test_somebody_is_invited_to_a_room_by_invitation(desk, room, oiva, sampo):
    Room.objects.filter(pk=room.pk).update(audience=Room.Audience.INVITED)
    desk.post("/admin/roominvitation/new/", {"room": room.pk, "person": oiva.pk})
    invitation = RoomInvitation.objects.get()
    assert (invitation.person, invitation.invited_by) == (oiva, sampo)


def test_a_reason_is_edited_in_plain_words(desk, room):
    reason = Reason.objects.first()
    fields = {"code": reason.code, "text_fi": "Uudet sanat.", "order": "1", "is_offered": "on"}
    desk.post(f"/admin/reason/edit/{reason.pk}/", fields)
    reason.refresh_from_db()
    assert reason.text_fi == "Uudet sanat."


def test_the_last_help_line_stays(sampo):
    make_first_lines()
    first, *others = CareLine.objects.all()
    for line in others:
        arranging.drop_setting(sampo, setting=line)
    with pytest.raises(PermissionDenied):
        arranging.drop_setting(sampo, setting=first)
    assert [line.number for line in care_card()] == ["112"]


def test_a_help_line_past_its_date_is_to_be_checked(sampo):
    make_first_lines()
    line = CareLine.objects.first()
    line.review_by = date(2020, 1, 1)
    arranging.keep_setting(sampo, setting=line)
    assert lines_to_check() == [line]


def test_nobody_else_settles_anything(mirja, room):
    with pytest.raises(PermissionDenied):
        arranging.keep_setting(mirja, setting=room)
