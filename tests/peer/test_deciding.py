"""Every decision beside showing and removing: covering, reminding, warning, pausing, taking the seat away."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from peer import chat, flagging, moderating, restricting
from peer.covering import CoversNothing, covered, pieces_to_offer
from peer.deciding import Because
from peer.models import Change, Decision, LogEntry, Message, Notice, Participant
from peer.restricting import Case
from portal.kit import clock

pytestmark = pytest.mark.django_db
NUMBER = "Hei! Soita 040 123 4567 illalla."


@pytest.fixture
def held(room, oiva, seat):
    seat(oiva)
    return chat.post_message(oiva, room=room, ref="a", text=NUMBER).message


@pytest.fixture
def because(reason):
    return Because(reason, "Ystävällisesti.")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (NUMBER, ["040 123 4567"]),
        ("Kirjoita oiva@example.org tai www.oiva.fi.", ["oiva@example.org", "www.oiva.fi"]),
        ("131052-308T ja FI21 1234 5600 0007 85", ["131052-308T", "FI21 1234 5600 0007 85"]),
        ("Kello 18.30 on hyvä aika, 20 euroa.", []),
    ],
)
def test_contact_details_are_offered_for_covering(text, pieces):
    assert pieces_to_offer(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces", "result"),
    [
        ("Olen Matti Meikä, Matti vain", ["matti"], "Olen ▒▒▒ Meikä, ▒▒▒ vain"),
        ("a b c d", ["b c", "c d"], "a ▒▒▒"),
        ("Katu  12 on tässä", ["katu 12"], "▒▒▒ on tässä"),
    ],
)
def test_covering_only_covers(text, pieces, result):
    assert covered(text, pieces) == result


@pytest.mark.parametrize("pieces", [[], ["  "], ["muuta"], ["Hei"], ["Hei", "muuta"]])
def test_nothing_is_covered_that_is_not_there_or_leaves_nothing(pieces):
    with pytest.raises(CoversNothing):
        covered("Hei", pieces)


def test_the_room_reads_what_is_left_and_the_writer_learns_why(held, oiva, mirja, reason):
    assert moderating.mask_part(mirja, message=held, version=1, pieces=["040 123 4567"], reason=reason).mine
    held.refresh_from_db()
    assert (held.status, held.public_text) == ("posted", "Hei! Soita ▒▒▒ illalla.")
    assert held.text == NUMBER
    notice = Notice.objects.get(person=oiva)
    assert (notice.kind, notice.reason, notice.decision.kind) == ("masked", reason, "mask")


def test_a_shown_message_is_covered_in_the_series_and_its_flagger_told(
    room, oiva, aino, attended, seat, reason
):
    seat(oiva), seat(aino)
    shown = chat.post_message(oiva, room=room, ref="s", text="Olen Matti").message
    flagging.flag_message(aino, message=shown, kind="report")
    moderating.mask_part(attended, message=shown, version=1, pieces=["Matti"], reason=reason)
    assert [change.kind for change in Change.objects.order_by("seq")] == ["posted", "masked"]
    assert Notice.objects.get(person=aino).kind == "flag_masked"


@pytest.mark.parametrize(
    ("act", "kind", "more"),
    [
        (restricting.remind_person, "reminded", {}),
        (restricting.warn_person, "warned", {}),
        (restricting.pause_person, "paused", {"minutes": 60}),
        (restricting.give_neutral_name, "neutral_name", {}),
        (restricting.remove_person, "seat_taken", {}),
    ],
)
def test_an_act_about_a_person_tells_the_reason_and_leaves_the_message(
    act, kind, more, held, oiva, mirja, because
):
    assert act(mirja, case=Case(held.participant, held, 1), because=because, **more).mine
    notice = Notice.objects.get(person=oiva)
    assert (notice.kind, notice.reason, notice.words) == (kind, because.reason, "Ystävällisesti.")
    assert notice.decision.participant == held.participant
    held.refresh_from_db()
    assert (held.status, held.version) == ("held", 2)


def test_a_pause_ends_by_itself_and_a_shorter_one_does_not_shorten_it(held, mirja, because):
    for minutes, version in ((60, 1), (15, 2)):
        case = Case(held.participant, held, version)
        restricting.pause_person(mirja, case=case, because=because, minutes=minutes)
    until = Participant.objects.get(pk=held.participant_id).paused_until
    assert timedelta(minutes=59) < until - clock.now() <= timedelta(minutes=60)
    with pytest.raises(PermissionDenied):
        restricting.pause_person(mirja, case=Case(held.participant), because=because, minutes=7)


def test_who_loses_the_seat_reads_no_more(held, room, oiva, mirja, because):
    restricting.remove_person(mirja, case=Case(held.participant), because=because)
    assert chat.post_message(oiva, room=room, ref="b", text="Hei").reasons == ("no_seat",)


def test_of_two_acts_about_a_person_one_wins(held, mirja, kaarlo, because):
    seat = held.participant
    first = restricting.remind_person(mirja, case=Case(seat, held, 1), because=because)
    late = restricting.remove_person(kaarlo, case=Case(seat, held, 1), because=because)
    assert (late.mine, late.decision) == (False, first.decision)
    for after in (0, first.decision.pk - 1, first.decision.pk + 1, 10**12):
        from_the_page = restricting.remove_person(kaarlo, case=Case(seat, after=after), because=because)
        assert (from_the_page.mine, from_the_page.decision) == (False, first.decision)
    assert restricting.warn_person(kaarlo, case=Case(seat, after=first.decision.pk), because=because).mine


def test_nobody_acts_about_themselves_or_a_moderator_and_members_about_nobody(
    room, mirja, kaarlo, aino, oiva, seat, because
):
    own, other = seat(mirja), seat(oiva)
    for actor, about in ((mirja, own), (kaarlo, own), (aino, other)):
        with pytest.raises(PermissionDenied):
            restricting.warn_person(actor, case=Case(about), because=because)
    assert not Decision.objects.exists()


def test_a_crisis_message_that_was_taken_back_waits_until_somebody_has_cared(room, veikko, mirja, seat):
    from peer import queue

    seat(veikko)
    crisis = chat.post_message(veikko, room=room, ref="c", text="En jaksa elää").message
    chat.take_back(veikko, message=crisis)
    crisis.refresh_from_db()
    assert [item.message for item in queue.queue(mirja)] == [crisis]
    assert moderating.approve_message(mirja, message=crisis, version=crisis.version).decision.kind == "keep"
    assert queue.queue(mirja) == []
    assert Message.objects.get(pk=crisis.pk).status == "taken_back"


def test_telling_the_authorities_is_written_beside_the_decision(held, mirja, oiva):
    decision = moderating.tell_authorities(mirja, message=held, words="112, klo 18.40")
    assert (decision.kind, decision.participant.user) == ("authorities", oiva)
    assert moderating.approve_message(mirja, message=held, version=1).mine
    assert LogEntry.objects.filter(act="decided", code="authorities", person=oiva.pk).exists()


def test_the_log_has_every_decision_and_no_text(held, room, mirja, oiva, because):
    restricting.warn_person(mirja, case=Case(held.participant, held, 1), because=because)
    moderating.remove_message(mirja, message=held, version=2, reason=because.reason, words="Ei numeroita.")
    lines = LogEntry.objects.filter(act="decided").order_by("pk")
    assert [(line.code, line.reason, line.actor, line.person, line.room) for line in lines] == [
        ("warn", "contact-details", mirja.pk, oiva.pk, room.pk),
        ("remove", "contact-details", mirja.pk, oiva.pk, room.pk),
    ]
    assert lines[1].waited_since == held.written_at
    stored = str(list(LogEntry.objects.values()))
    assert not any(word in stored for word in ("040 123", "numeroita", "Ystäv", "Oiva", "Mirja"))
