"""Deciding, flagging, calling for help; and who sees what."""

import pytest
from django.core.exceptions import PermissionDenied

from peer import blocking, chat, context, flagging, moderating, permissions, queries, queue
from peer.models import Change, Decision, Flag, Message, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(room, oiva, aino, seat, attended):
    seat(oiva), seat(aino)
    return chat.post_message(oiva, room=room, ref="s", text="Hei").message


def told(person):
    return list(Notice.objects.filter(person=person).values_list("kind", flat=True))


def test_a_held_message_is_seen_only_by_its_writer_and_moderators(held, room, oiva, aino, mirja, eeva, seat):
    seat(aino)
    assert [permissions.may_read_held(person, held) for person in (oiva, mirja, aino, eeva)] == [
        True,
        True,
        False,
        False,
    ]
    assert queries.messages_before(room, aino) == []
    assert queries.changes_since(room.pk, 0, 10) == []


def test_an_approved_message_gets_its_number_and_its_writer_learns_it(held, room, oiva, mirja):
    decided = moderating.approve_message(mirja, message=held, version=1)
    held.refresh_from_db()
    assert decided.mine
    assert (held.status, held.seq, held.version) == ("posted", 1, 2)
    assert Change.objects.get().seq == 1
    assert told(oiva) == ["approved"]
    assert queue.count_of_queue() == 0


def test_a_removed_message_is_never_shown_and_its_writer_learns_the_reason(held, oiva, mirja, reason):
    moderating.remove_message(mirja, message=held, version=1, reason=reason, words="Ei numeroita.")
    held.refresh_from_db()
    assert (held.status, held.seq) == ("removed", None)
    assert not Change.objects.exists()
    notice = Notice.objects.get(person=oiva)
    assert (notice.kind, notice.reason, notice.words) == ("removed", reason, "Ei numeroita.")


def test_of_two_moderators_one_wins_and_the_other_is_told(held, mirja, kaarlo, reason):
    moderating.approve_message(mirja, message=held, version=1)
    late = moderating.remove_message(kaarlo, message=held, version=1, reason=reason)
    assert not late.mine
    assert late.decision.moderator == mirja
    assert Decision.objects.count() == 1
    held.refresh_from_db()
    assert held.is_shown


def test_nobody_decides_about_their_own_message(room, mirja, seat):
    seat(mirja)
    message = chat.post_message(mirja, room=room, ref="m", text="soita 040 123 4567").message
    with pytest.raises(PermissionDenied):
        moderating.approve_message(mirja, message=message, version=1)


def test_a_member_decides_nothing(held, aino, reason):
    with pytest.raises(PermissionDenied):
        moderating.approve_message(aino, message=held, version=1)
    with pytest.raises(PermissionDenied):
        moderating.remove_message(aino, message=held, version=1, reason=reason)


def test_a_flag_brings_a_shown_message_to_the_queue_and_hides_nothing(shown, aino, oiva, attended):
    flagging.flag_message(aino, message=shown, kind="worry")
    flagging.flag_message(aino, message=shown, kind="report")
    assert Flag.objects.count() == 1
    assert [(item.urgency, item.message) for item in queue.queue(attended)] == [(queue.Urgency.FLAG, shown)]
    shown.refresh_from_db()
    assert shown.is_shown
    assert told(oiva) == []


def test_the_flagger_learns_the_outcome_and_the_writer_never_who_flagged(shown, aino, oiva, mirja, reason):
    flagging.flag_message(aino, message=shown, kind="report")
    moderating.remove_message(mirja, message=shown, version=1, reason=reason)
    assert told(aino) == ["flag_removed"]
    assert told(oiva) == ["removed"]
    assert [change.kind for change in Change.objects.order_by("seq")] == ["posted", "hidden"]
    notice = Notice.objects.get(person=oiva)
    assert "Aino" not in f"{notice.words}{notice.reason.text}"


def test_a_flagged_message_that_stays_is_told_to_the_flagger_alone(shown, aino, oiva, mirja):
    flagging.flag_message(aino, message=shown, kind="report")
    moderating.approve_message(mirja, message=shown, version=1)
    shown.refresh_from_db()
    assert shown.seq == 1
    assert (told(aino), told(oiva)) == (["flag_kept"], [])
    assert queue.count_of_queue() == 0


def test_nobody_flags_their_own_message_or_one_that_is_hidden(shown, held, oiva, aino):
    with pytest.raises(PermissionDenied):
        flagging.flag_message(oiva, message=shown, kind="worry")
    with pytest.raises(PermissionDenied):
        flagging.flag_message(aino, message=held, kind="worry")


def test_the_queue_has_the_most_urgent_first(room, aino, oiva, veikko, shown, held, seat, attended):
    flagging.flag_message(aino, message=shown, kind="report")
    flagging.call_for_help(oiva, room=room, words="Apua")
    seat(veikko)
    crisis = chat.post_message(veikko, room=room, ref="c", text="En jaksa elää").message
    order = [item.urgency.name for item in queue.queue(attended)]
    assert order == ["CRISIS", "CALL", "FLAG", "HELD"]
    assert queue.queue(attended)[0].message == crisis
    assert queue.count_of_queue() == 4


def test_a_call_for_help_is_answered_once_and_privately(room, oiva, mirja, kaarlo, seat):
    seat(oiva)
    call = flagging.call_for_help(oiva, room=room, words="Apua")
    assert flagging.call_for_help(oiva, room=room, words="Nyt").pk == call.pk
    assert moderating.answer_call(mirja, flag=call, words="Olen täällä.")
    assert not moderating.answer_call(kaarlo, flag=call, words="Minäkin.")
    assert [notice.words for notice in Notice.objects.filter(person=oiva)] == ["Olen täällä."]


def test_two_who_block_each_other_do_not_meet(shown, room, aino, oiva, mirja):
    blocking.block_person(oiva, person=aino)
    assert queries.messages_before(room, aino) == []
    assert queries.messages_before(room, mirja) == [shown]
    event = queries.changes_since(room.pk, 0, 1)[0]
    assert event.for_reader(queries.people_hidden_from(aino)) == '{"type":"change","seq":1,"kind":"void"}'
    assert "Hei" in event.for_reader(frozenset())
    blocking.unblock_person(oiva, person=aino)
    assert queries.messages_before(room, aino) == [shown]


def test_only_the_one_who_blocked_can_end_the_block(shown, room, aino, oiva):
    blocking.block_person(oiva, person=aino)
    blocking.unblock_person(aino, person=oiva)
    assert queries.messages_before(room, aino) == []


def test_context_is_what_was_shown_before(room, shown, held):
    assert context.context_of(held) == [shown]
    assert Message.objects.count() == 2
