"""Every address is sent anything, by somebody who may use it: it answers kindly, and never breaks.

All names that our forms have go to each address, with values that no form of ours would send.
"""

from urllib.parse import quote_from_bytes

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.roles import keep_roles_in_step
from tests.portal.access.declared import Line, lines
from tests.portal.access.walking import address_of, ask, browser_of
from tests.portal.access.world import make_people, make_world

from .names import names_sent
from .values import bounded, raw

BEST = ("aino", "moderator", "editor", "administrator", "supporter", "member", "nobody")
NAMES = names_sent()
ADDRESSES = [line for line in lines() if "/admin/" not in line.words and "wagtail" not in line.words]
pairs = st.lists(st.tuples(st.sampled_from(NAMES), raw), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def _built(django_db_setup, django_db_blocker):
    """Built once; whatever a request does is taken back at once, and the world at the end."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda _user: [])
        cache.clear()
        keep_roles_in_step()
        people = make_people()
        facts = make_world(people)
        yield facts, {name: browser_of(people.get(name)) for name in BEST}
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def world(_built, db):
    return _built


def is_let_in(code: str) -> bool:
    return code not in {"ask", "403", "404", "401"}


def whoever_may(line: Line) -> str:
    """Somebody whom the address lets in; nobody is, where it lets in none."""
    return next((name for name in BEST if is_let_in(line.answers[name])), "nobody")


def encoded(sent) -> str:
    return "&".join(f"{name}={quote_from_bytes(value, safe='')}" for name, value in sent)


def sent_by(world, line, sent):
    """The answer to these names and values, in the body of a form or in the address."""
    facts, browsers = world
    browser, address = browsers[whoever_may(line)], address_of(line.words, facts)
    cache.clear()  # or the counts of what was sent would answer
    if line.method == "GET":
        return ask(browser, "GET", f"{address}{'&' if '?' in address else '?'}{encoded(sent)}")
    body = {"data": encoded(sent), "content_type": "application/x-www-form-urlencoded"}
    return ask(browser, "POST", address, **body)


@pytest.mark.parametrize("line", ADDRESSES, ids=str)
def test_an_address_never_breaks(world, line):
    if connection.vendor != "sqlite" and line.method == "GET":
        pytest.skip("The same code; who asks a second database is asked by forms.")

    @bounded(1 if line.method == "GET" else 4)
    @given(pairs)
    def try_it(sent):
        answer = sent_by(world, line, sent)
        assert not answer.code.startswith("5"), (answer.code, sent)

    try_it()


@pytest.mark.parametrize("line", [line for line in ADDRESSES if line.method == "POST"], ids=str)
def test_all_fields_at_once_break_nothing(world, line):
    """Each field holds something, so that what looks at several of them together is reached."""

    @bounded(2)
    @given(st.tuples(*(raw for _name in NAMES)))
    def try_it(values):
        answer = sent_by(world, line, list(zip(NAMES, values, strict=True)))
        assert not answer.code.startswith("5"), answer.code

    try_it()
