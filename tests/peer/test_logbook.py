"""The log only grows, whatever the program asks; the database itself sees to it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from peer import log_triggers, logbook
from peer.models import Decision, LogEntry, Reason
from portal.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def triggers(db):
    """The triggers of a real database, for one test: what was made in its transaction goes with it."""
    log_triggers.install(connection)


@pytest.fixture
def line(triggers, mirja, oiva):
    return logbook.write(LogEntry.Act.DECIDED, at=clock.now(), code="remove", actor=mirja, person=oiva.pk)


def test_a_line_has_only_ids_codes_and_times(line, mirja, oiva):
    line.refresh_from_db()
    assert (line.actor, line.person, line.code, line.room) == (mirja.pk, oiva.pk, "remove", None)
    kinds = {field.get_internal_type() for field in LogEntry._meta.get_fields()}
    assert kinds == {"BigAutoField", "BigIntegerField", "CharField", "DateTimeField"}


def test_the_database_refuses_to_change_a_line(line):
    with pytest.raises(IntegrityError), transaction.atomic():
        LogEntry.objects.update(code="approve")
    line.refresh_from_db()
    assert line.code == "remove"


def test_the_database_refuses_to_delete_a_line(line):
    with pytest.raises(IntegrityError), transaction.atomic():
        LogEntry.objects.all().delete()
    assert LogEntry.objects.count() == 1


def test_only_the_retention_function_drops_lines_and_only_old_ones(line, mirja):
    old = clock.now() - logbook.KEPT - timedelta(days=1)
    logbook.write(LogEntry.Act.FLAGGED, at=old, actor=mirja)
    assert logbook.drop_old_lines() == 1
    assert list(LogEntry.objects.all()) == [line]
    with pytest.raises(IntegrityError), transaction.atomic():
        LogEntry.objects.all().delete()


def test_the_retention_function_drops_nothing_that_is_not_old(line):
    with pytest.raises(ValueError, match="three years"):
        logbook.drop_old_lines(clock.now())


def test_a_decision_is_never_rewritten(triggers, mirja):
    reason = Reason.objects.create(code="x", text_fi="Syy")
    decision = Decision.objects.create(kind="remind", reason=reason, moderator=mirja, made_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(kind="approve")


def test_installing_twice_is_harmless(triggers):
    log_triggers.install(connection)
    log_triggers.remove(connection)
    LogEntry.objects.all().delete()
