"""Asking another moderator to look again: for six months, by the person alone, never the same moderator."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from peer import appealing, chat, moderating, queue, restricting, seats
from peer.deciding import Because
from peer.models import Appeal, Change, LogEntry, Message, Notice, Participant
from peer.restricting import Case
from portal.kit import clock

pytestmark = pytest.mark.django_db
CHANGED, STAYS = Appeal.Outcome.OVERTURNED, Appeal.Outcome.UPHELD


@pytest.fixture
def shown(room, oiva, seat, attended):
    seat(oiva)
    return chat.post_message(oiva, room=room, ref="s", text="Olen Matti").message


@pytest.fixture
def removed(held, mirja, reason):
    return moderating.remove_message(mirja, message=held, version=1, reason=reason).decision


def overturn(kaarlo, oiva, decision):
    made = appealing.appeal(oiva, decision=decision, words="Katso uudelleen.")
    assert appealing.decide_appeal(kaarlo, appeal=made, outcome=CHANGED, answer="Olit oikeassa.")


def test_an_appeal_comes_to_any_moderator_but_the_first(removed, oiva, mirja, kaarlo):
    made = appealing.appeal(oiva, decision=removed, words="Katso uudelleen.")
    assert appealing.appeal(oiva, decision=removed) == made
    assert [item.urgency.name for item in queue.queue(kaarlo)] == ["APPEAL"]
    assert queue.queue(mirja) == []
    with pytest.raises(PermissionDenied):
        appealing.decide_appeal(mirja, appeal=made, outcome=STAYS, answer="Ei.")


def test_the_database_refuses_the_first_moderator(removed, oiva, mirja):
    made = appealing.appeal(oiva, decision=removed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=made.pk).update(decided_by=mirja)


def test_only_the_person_appeals_and_only_for_six_months(removed, oiva, aino, monkeypatch):
    with pytest.raises(PermissionDenied):
        appealing.appeal(aino, decision=removed)
    late = clock.now() + timedelta(days=183, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: late)
    with pytest.raises(PermissionDenied):
        appealing.appeal(oiva, decision=removed)


def test_what_takes_nothing_away_cannot_be_appealed(held, oiva, mirja):
    shown = moderating.approve_message(mirja, message=held, version=1).decision
    assert list(appealing.decisions_told_to(oiva)) == []
    with pytest.raises(PermissionDenied):
        appealing.appeal(oiva, decision=shown)


def test_a_decision_that_stays_is_told_and_changes_nothing(removed, oiva, kaarlo, veikko, held):
    made = appealing.appeal(oiva, decision=removed)
    assert appealing.decide_appeal(kaarlo, appeal=made, outcome=STAYS, answer="Siinä oli numero.")
    assert not appealing.decide_appeal(kaarlo, appeal=made, outcome=CHANGED, answer="Tai ei.")
    notice = Notice.objects.filter(person=oiva).last()
    assert (notice.kind, notice.words) == ("appeal_upheld", "Siinä oli numero.")
    assert Message.objects.get(pk=held.pk).status == "removed"
    codes = list(LogEntry.objects.filter(act__startswith="appeal").order_by("pk").values_list("act", "code"))
    assert codes == [("appealed", "remove"), ("appeal_decided", "upheld")]


def test_a_removed_message_that_nobody_had_seen_is_shown(removed, oiva, kaarlo, held):
    overturn(kaarlo, oiva, removed)
    held.refresh_from_db()
    assert (held.status, held.seq) == ("posted", 1)
    assert Notice.objects.filter(person=oiva).last().kind == "appeal_overturned"


def test_a_removed_message_comes_back_under_its_own_number(shown, oiva, mirja, kaarlo, reason):
    removed = moderating.remove_message(mirja, message=shown, version=1, reason=reason).decision
    overturn(kaarlo, oiva, removed)
    shown.refresh_from_db()
    assert (shown.status, shown.seq) == ("posted", 1)
    assert [change.kind for change in Change.objects.order_by("seq")] == ["posted", "hidden", "restored"]


def test_a_cover_is_lifted(shown, oiva, mirja, kaarlo, reason):
    mask = moderating.mask_part(mirja, message=shown, version=1, pieces=["Matti"], reason=reason).decision
    overturn(kaarlo, oiva, mask)
    assert Message.objects.get(pk=shown.pk).public_text == "Olen Matti"


def test_a_pause_ends_but_not_another_one(held, oiva, mirja, kaarlo, reason):
    seat = held.participant
    decisions = []
    for minutes in (60, 15):
        case = Case(seat, after=decisions[-1].pk if decisions else 0)
        decided = restricting.pause_person(mirja, case=case, because=Because(reason), minutes=minutes)
        decisions.append(decided.decision)
    overturn(kaarlo, oiva, decisions[0])
    assert Participant.objects.get(pk=seat.pk).paused_until == decisions[1].until
    overturn(kaarlo, oiva, decisions[1])
    assert Participant.objects.get(pk=seat.pk).paused_until is None


def test_a_seat_is_given_back_and_a_warning_withdrawn(held, room, oiva, mirja, kaarlo, reason):
    warned = restricting.warn_person(mirja, case=Case(held.participant), because=Because(reason)).decision
    case = Case(held.participant, after=warned.pk)
    taken = restricting.remove_person(mirja, case=case, because=Because(reason)).decision
    assert seats.seat_of(oiva, room) is None
    overturn(kaarlo, oiva, taken)
    overturn(kaarlo, oiva, warned)
    assert seats.seat_of(oiva, room)
    assert Notice.objects.get(kind="warned").read_at


def test_the_only_moderator_is_told_that_nobody_else_may_decide(removed, oiva, mirja):
    made = appealing.appeal(oiva, decision=removed)
    assert not appealing.is_anybody_else_there(made)


def test_another_moderator_may_decide(removed, oiva, mirja, kaarlo):
    assert appealing.is_anybody_else_there(appealing.appeal(oiva, decision=removed))
