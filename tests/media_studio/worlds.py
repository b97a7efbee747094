"""Worlds that are built once for a file: building them for each test was half of the work here.

Each test's own changes are rolled back to them, and they are at the end of the file.
"""

import contextlib

from django.db import transaction

BUILT: list[str] = []  # the worlds that stand now, each on the one before
WORLDS = ("_written", "_handed_in", "_was_read")


def least_first(items):
    """In each file, the tests of the smaller worlds first; otherwise as they stand."""
    begins = {}
    for number, item in enumerate(items):
        begins.setdefault(item.path, number)
    items.sort(key=lambda item: (begins[item.path], _how_much(item)))


def _how_much(item):
    return sum(world in getattr(item, "fixturenames", ()) for world in WORLDS)


@contextlib.contextmanager
def standing(name, blocker):
    """Meanwhile it stands; all that was written is taken back at the end."""
    with blocker.unblock(), transaction.atomic():
        BUILT.append(name)
        try:
            yield
        finally:
            BUILT.remove(name)
            transaction.set_rollback(True)
