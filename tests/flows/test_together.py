"""What is said to the database in one go: in its order, as one transaction, and nothing of it twice."""

import pytest
from django.db import DataError, IntegrityError, OperationalError, ProgrammingError, connection, transaction

from peer.models import Notice, Participant, Room
from peer.standing import SESSION
from portal.kit import clock, prepared
from portal.kit.answers import Answer
from portal.kit.pipelines import numbered
from tests.factories.rooms import make_room

pytestmark = pytest.mark.django_db(transaction=True)
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'")
COUNT = "SELECT count(*) FROM peer_notice WHERE room_id = %s"


@pytest.fixture
def room(sampo):
    return make_room(sampo)


def count() -> int:
    return Notice.objects.count()


def notice(room: Room, person: int) -> Notice:
    return Notice(room=room, person_id=person, kind=Notice.Kind.CARE, made_at=clock.now())


def test_gaps_are_numbered_and_percent_signs_stay():
    assert numbered("a = %s AND b LIKE '5%%' AND c = %s") == b"a = $1 AND b LIKE '5%' AND c = $2"


def test_rows_that_are_said_together_know_their_keys_at_the_end(room, oiva):
    with transaction.atomic():
        with prepared.together():
            first, second = notice(room, oiva.pk), notice(room, oiva.pk)
            prepared.insert(first)
            prepared.insert(second)
            prepared.update(room, "last_seq")
        assert second.pk > first.pk > 0
    assert set(Notice.objects.values_list("pk", flat=True)) == {first.pk, second.pk}


def say_two(room, oiva):
    with transaction.atomic(), prepared.together():
        prepared.insert(notice(room, oiva.pk))
        prepared.insert(Participant(room=room, user=oiva, nickname="Oiva"))
        prepared.commit()


def test_nothing_is_kept_when_one_of_them_fails(room, oiva):
    seat = Participant.objects.create(room=room, user=oiva, nickname="Oiva")
    with pytest.raises(IntegrityError):
        say_two(room, oiva)
    assert count() == 0
    assert list(Participant.objects.all()) == [seat]
    prepared.insert(notice(room, oiva.pk))
    assert count() == 1


def say_and_stumble(room, oiva, asked):
    with transaction.atomic(), prepared.together():
        prepared.insert(notice(room, oiva.pk))
        asked.append(SESSION.later(session="a", now=clock.now()))
        raise ZeroDivisionError


def test_nothing_is_said_when_it_comes_to_no_end(room, oiva):
    with pytest.raises(ZeroDivisionError):
        say_and_stumble(room, oiva, asked := [])
    assert count() == 0
    if connection.vendor == "postgresql":
        with pytest.raises(RuntimeError):
            asked[0]()


def test_an_inner_transaction_is_not_ended_from_inside(room, oiva):
    with transaction.atomic():
        with transaction.atomic(), prepared.together():
            prepared.insert(notice(room, oiva.pk))
            assert not prepared.commit()
        transaction.set_rollback(True)
    assert count() == 0


@on_postgresql
def test_a_commit_is_said_with_the_rest_and_what_was_to_follow_it_does(room, oiva):
    told = []
    with transaction.atomic():
        transaction.on_commit(lambda: told.append(count()))
        with prepared.together():
            prepared.insert(notice(room, oiva.pk))
            assert prepared.commit()
        assert not told
    assert told == [1]


def say_of_nobody(room, told):
    with transaction.atomic():
        transaction.on_commit(lambda: told.append(1))
        with prepared.together():
            prepared.insert(notice(room, 0))  # there is no such person: the database looks at the end
            prepared.commit()
            told.append(SESSION.later(session="a", now=clock.now()))


@on_postgresql
def test_a_commit_that_fails_is_told_and_nothing_follows_it(room):
    with pytest.raises(IntegrityError):
        say_of_nobody(room, told := [])
    (asked,) = told
    with pytest.raises(IntegrityError):
        asked()
    assert count() == 0


@on_postgresql
def test_what_fails_after_the_commit_harms_only_who_asks(room, oiva):
    with transaction.atomic(), prepared.together():
        prepared.insert(notice(room, oiva.pk))
        prepared.commit()
        answer: Answer = prepared._here.pipeline.say("SELECT 1 / %s::int", [0])
    assert count() == 1
    with pytest.raises(Exception, match="division by zero"):
        answer.rows()


def say_as_the_line_breaks():
    with transaction.atomic(), prepared.together():
        prepared.execute("SELECT pg_terminate_backend(pg_backend_pid()) WHERE %s = 1", [1])
        prepared.commit()


@on_postgresql
def test_a_lost_connection_is_an_error_once_and_a_new_one_is_opened():
    prepared.execute(COUNT, [1])
    with pytest.raises(OperationalError):
        say_as_the_line_breaks()
    connection.close_if_unusable_or_obsolete()
    prepared.execute(COUNT, [1])


@on_postgresql
def test_a_plan_that_is_gone_is_made_anew():
    prepared.execute(COUNT, [1])
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    with pytest.raises(ProgrammingError):
        prepared.execute(COUNT, [1])
    prepared.execute(COUNT, [1])


@on_postgresql
def test_a_value_that_cannot_be_written_harms_nothing_else(room, oiva):
    prepared.execute(COUNT, [1])
    before = connection.connection
    with pytest.raises(DataError):
        SESSION.ask(session="a\0", now=clock.now())
    assert SESSION.ask(session="a", now=clock.now()) == []
    assert connection.connection is before
