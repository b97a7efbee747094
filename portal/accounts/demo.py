"""Demo mode: anybody signs in as a demo person. Only ever on this machine, on a SQLite file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal.kit.checks import is_loopback

from .models import User

SQLITE = "django.db.backends.sqlite3"


@dataclass(frozen=True)
class DemoPerson:
    """A demo person, and what one can try as them, by language."""

    name: str
    user: User
    who: dict[str, str]


def refuse_unsafe_demo() -> None:
    """Stops the start when the demo would be open to others or stand on a real database."""
    if not settings.DEMO:
        return
    if not is_loopback(settings.HOST):
        raise ImproperlyConfigured(
            f"DEMO lets anybody in without a code, so HOST must be 127.0.0.1, not {settings.HOST}. "
            "Unset DEMO, or unset HOST."
        )
    if not _stands_on_sqlite():
        raise ImproperlyConfigured(
            "DEMO lets anybody in without a code, so it needs the SQLite database. "
            "Unset DEMO, or unset DATABASE_URL."
        )
    mark().touch()


def mark() -> Path:
    """A file that says: the database beside it is a demo. Written when the portal starts in demo mode."""
    return Path(settings.DATA_DIR) / "demo"


def is_demo_here() -> bool:
    """Whether this database is a demo, also in a second terminal where DEMO is not set."""
    return _stands_on_sqlite() and is_loopback(settings.HOST) and (settings.DEMO or mark().exists())


def demo_people() -> list[DemoPerson]:
    """The demo people who are in the database, in the order of the list."""
    told = _list()
    found = {user.email: user for user in User.objects.filter(email__in=[one["email"] for one in told])}
    return [
        DemoPerson(one["key"], found[one["email"]], one.get("who", {}))
        for one in told
        if one["email"] in found
    ]


def demo_person(name: str) -> DemoPerson | None:
    """One of them, by name in small letters ("aino")."""
    return next((person for person in demo_people() if person.name == name), None)


def _list() -> list[dict[str, Any]]:
    return yaml.safe_load(Path(settings.DEMO_PEOPLE).read_text())["people"]


def _stands_on_sqlite() -> bool:
    return all(database["ENGINE"] == SQLITE for database in settings.DATABASES.values())
