"""A demo is emptied whole, the log with it, and is guarded again afterwards."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction

from peer import log_triggers
from peer.models import LogEntry
from portal.accounts.models import User
from portal.kit import clock
from portal.management.commands.seed import Command

pytestmark = pytest.mark.django_db


def test_the_log_goes_too_and_is_guarded_again(aino, settings):
    settings.DEMO, settings.INSTALL_LOG_TRIGGERS = True, True
    log_triggers.install(connection)
    LogEntry.objects.create(at=clock.now(), act=LogEntry.Act.MAILED, actor=aino.pk)

    Command()._empty()
    ContentType.objects.clear_cache()

    assert not User.objects.exists()
    assert not LogEntry.objects.exists()
    entry = LogEntry.objects.create(at=clock.now(), act=LogEntry.Act.MAILED, actor=aino.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()
    log_triggers.remove(connection)
