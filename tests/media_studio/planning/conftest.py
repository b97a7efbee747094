"""Aino's story, said yes to for a day."""

import pytest

from ..conftest import *  # noqa: F403
from .planned_world import fresh, in_days, plan


@pytest.fixture
def day():
    return in_days()


@pytest.fixture
def planned(was_read, aino, day):
    plan(aino, was_read, day)
    return fresh(was_read)


@pytest.fixture
def planned_people(veikko, eeva, sampo):
    """Everybody but the storyteller."""
    return veikko, eeva, sampo
