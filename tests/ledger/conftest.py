"""A ledger of the test's own, and a database that goes back to an older state while the files stay."""

import contextlib

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.factories.rooms import make_room


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def since_the_backup(db):
    """What is done inside is lost from the database by a restore; what the ledger says of it stays."""

    @contextlib.contextmanager
    def acts():
        backup = transaction.savepoint()
        yield
        transaction.savepoint_rollback(backup)

    return acts


@pytest.fixture
def replay(capsys):
    """Runs the command, and gives what it said."""

    def run(*words):
        call_command("replay_ledger", *words)
        return capsys.readouterr().out

    return run


@pytest.fixture
def room(sampo):
    return make_room(sampo)
