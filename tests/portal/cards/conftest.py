"""A member with a card, and those who may help: a professional, and a supporter."""

import pytest
from django.core.cache import cache

from portal.accounts.roles import Role
from tests.conftest import person

from .steps import make_card, support


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


@pytest.fixture(autouse=True)
def _rights_are_here(settings):
    """Behind a passkey: what waits for one is tested in test_passkey_for_rights.py, and once here."""
    settings.RIGHTS_WITHOUT_PASSKEY = True


@pytest.fixture
def pertti(roles):
    return person("Pertti", Role.PROFESSIONAL)


@pytest.fixture
def pirkko(roles):
    return person("Pirkko", Role.PROFESSIONAL)


@pytest.fixture
def supporter(aino, veikko):
    support(aino, veikko)
    return veikko


@pytest.fixture
def made(aino, pertti):
    """Aino's card, made with Pertti, and its secret."""
    return make_card(aino, pertti)


@pytest.fixture
def card(made):
    return made[0]


@pytest.fixture
def secret(made):
    return made[1]
