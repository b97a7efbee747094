"""Without a passkey behind their session editors, moderators and administrators get what a stranger gets."""

import pytest
from django.core.cache import cache

from portal.accounts.models import User
from portal.accounts.registering import keep_address

from .declared import Line, lines
from .walking import World, address_of, ask, browser_of

GUARDED = ("editor", "moderator", "administrator")
CLOSED = {"403", "404", "401", "ask"}
# Where one of these roles opens what a member does not have.
OPENED = [
    line
    for line in lines()
    if any(line.answers[name] not in {*CLOSED, line.answers["member"]} for name in GUARDED)
]


@pytest.fixture(autouse=True)
def _the_rule_holds(settings):
    settings.RIGHTS_WITHOUT_PASSKEY = False


@pytest.fixture
def stranger(world):
    """Signed in, with no role at all."""
    person = User.objects.create_user("outi@example.org")
    keep_address(person)
    return browser_of(person)


@pytest.mark.parametrize("line", OPENED, ids=str)
def test_without_a_passkey_nobody_has_more_than_a_stranger(world: World, stranger, line: Line):
    address = address_of(line.words, world.facts)
    cache.clear()
    theirs = ask(stranger, line.method, address).code
    for name in GUARDED:
        cache.clear()
        code = ask(world.browsers[name], line.method, address).code
        assert code == theirs or code in CLOSED, (name, code, theirs)
