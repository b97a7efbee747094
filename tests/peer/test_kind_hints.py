"""A hint to a writer that something was hard to read, and care for those who look after rooms."""

import pytest
from django.core.exceptions import PermissionDenied

from peer import blocking, flagging, logbook, looking_after
from peer.chat import post_message
from peer.models import LogEntry, Notice
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(room, seat, aino, oiva, veikko, eeva, attended):
    for person in (aino, oiva, veikko, eeva):
        seat(person)
    return [
        post_message(oiva, room=room, ref=f"r{n}", text=f"Asia numero {n} on tämä.").message for n in (1, 2)
    ]


def test_the_writer_gets_one_kind_hint_and_no_name(said, aino, oiva, mirja, seat):
    for message in said:
        flagging.mark_hard(aino, message=message)
        flagging.mark_hard(aino, message=message)
    hint = Notice.objects.get(kind=Notice.Kind.HARD_TO_READ)
    assert (hint.person, hint.message, hint.words) == (oiva, said[0], "")


def test_who_blocked_the_others_learns_nothing_about_the_last_one(
    said, aino, oiva, veikko, eeva, seat, kaarlo
):
    seat(kaarlo)
    for person in (veikko, eeva):
        blocking.block_person(oiva, person=person)
    flagging.mark_hard(aino, message=said[0])
    assert not Notice.objects.filter(kind=Notice.Kind.HARD_TO_READ).exists()
    assert said[0].hard_marks.count() == 1


def test_nobody_marks_their_own_message(said, oiva):
    with pytest.raises(PermissionDenied):
        flagging.mark_hard(oiva, message=said[0])


def test_it_goes_by_form(said, room, client, aino):
    client.force_login(aino)
    answer = client.post(f"/en/rooms/{room.slug}/messages/{said[0].pk}/hard/")
    assert answer.status_code == 302
    assert said[0].hard_marks.count() == 1


def test_a_break_is_suggested_after_many_heavy_things(mirja, kaarlo):
    shift = put_on_duty(mirja)
    for number in range(looking_after.HEAVY_BEFORE_BREAK):
        assert not looking_after.needs_a_break(shift)
        for who in (mirja, kaarlo):
            logbook.write(LogEntry.Act.ALARM_SEEN, at=clock.now(), actor=who, item=number)
    assert looking_after.needs_a_break(shift)
    assert not looking_after.needs_a_break(None)


def test_a_moderator_may_have_heavy_texts_covered(said, room, client, aino, mirja):
    flagging.flag_message(aino, message=said[0], kind="report")
    client.force_login(mirja)
    address = f"/en/queue/messages/{said[0].pk}/"
    assert "Open the text when you are ready" not in client.get(address).content.decode()
    client.post("/en/queue/covering/", {"cover": "1"})
    assert "Open the text when you are ready" in client.get(address).content.decode()
    client.logout()
    client.force_login(mirja)
    assert "Open the text when you are ready" in client.get(address).content.decode()
    assert "Show heavy texts at once" in client.get("/en/queue/").content.decode()
    client.post("/en/queue/covering/", {"cover": "0"})
    assert "Open the text when you are ready" not in client.get(address).content.decode()
