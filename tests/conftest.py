"""A few fixed people. Everything else a test makes for itself."""

import gc
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from peer import log_triggers
from portal.accounts.models import User
from portal.accounts.roles import Role, give_role, keep_roles_in_step
from portal.kit import tempo
from portal.kit.change_news import ALL
from portal.kit.remembered import memory

from . import mould
from .factories.pages import make_site


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for what can be thrown away was a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """A file that was copied is used as it is, not made anew."""
    return django_db_keepdb or (mould.is_made() and connection.vendor == "sqlite")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """The database of the tests begins as a copy of the mould, where there is one."""
    test = connection.settings_dict["TEST"]
    if mould.is_made() and connection.vendor == "sqlite":
        mould.copy_to(Path(test["NAME"]))
    elif mould.is_made():
        test["TEMPLATE"] = mould.NAME


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The tree of pages is built once for each process; each test's own changes are rolled back to it."""
    with django_db_blocker.unblock():
        if not settings.INSTALL_LOG_TRIGGERS:
            log_triggers.remove(connection)  # a mould has them, and emptying tables would stumble
        if connection.vendor == "postgresql":
            connection.ops.sql_flush = _deleting  # truncating makes two hundred files anew for each test
        make_site()
        DBTaskResult.objects.all().delete()  # nobody asked for what building it left to do


def _deleting(_style: object, tables: list[str], **_options: object) -> list[str]:
    return [f"DELETE FROM {connection.ops.quote_name(name)}" for name in tables]


def person(name: str, *roles: Role) -> User:
    """As a file's world has them, where it has them."""
    email = f"{name.lower()}@example.org"
    if known := User.objects.filter(email=email).first():
        return known
    user = User.objects.create_user(email, first_name=name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    for role in roles:
        give_role(user, role)
    return user


@pytest.fixture
def roles(db):
    """Every role with its permissions, also where a test wiped the tables; migrating made them."""
    if not Group.objects.filter(name=Role.MEMBER.value, permissions__codename="enter_rooms").exists():
        keep_roles_in_step()


@pytest.fixture(autouse=True)
def everybody_starts_slowly():
    """Nobody has been fast yet: numbers of people come again from test to test."""
    tempo.forget_all()


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Tables that are emptied after a test, or put back as they were, tell nobody."""
    memory.forget(ALL)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def aino(roles):
    return person("Aino", Role.MEMBER)


@pytest.fixture
def oiva(roles):
    return person("Oiva", Role.MEMBER)


@pytest.fixture
def veikko(roles):
    return person("Veikko", Role.MEMBER)


@pytest.fixture
def eeva(roles):
    return person("Eeva", Role.EDITOR, Role.MEMBER)


@pytest.fixture
def mirja(roles):
    return person("Mirja", Role.MODERATOR)


@pytest.fixture
def kaarlo(roles):
    return person("Kaarlo", Role.MODERATOR)


@pytest.fixture
def sampo(roles):
    return person("Sampo", Role.ADMINISTRATOR)


@pytest.fixture
def work(django_capture_on_commit_callbacks):
    """Does something, and all the work that it leaves to the queue."""

    def do(act, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            result = act(*args, **kwargs)
        # The worker itself would close the test's own connection.
        for row in DBTaskResult.objects.ready().order_by("enqueued_at"):
            row.task.func(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
            row.set_successful(None)
        return result

    return do
