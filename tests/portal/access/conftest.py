"""The small world, built once for all tables."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse

from portal import urls
from portal.accounts.roles import keep_roles_in_step

from .walking import World, browser_of
from .world import WHO, make_people, make_world


@pytest.fixture(scope="package")
def _built(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Built once; whatever a request does is taken back at once, and the world at the end."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        # What a refusal looks like is looked at elsewhere; drawing it would be most of the work here.
        for status in (403, 404):
            patch.setattr(urls, f"handler{status}", _refusal(status), raising=False)
        patch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda _user: [])
        cache.clear()
        keep_roles_in_step()
        people = make_people()
        facts = make_world(people)
        yield World(facts, {name: browser_of(people.get(name)) for name in WHO})
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def world(_built, db) -> World:
    return _built


def _refusal(status):
    return lambda _request, **_why: HttpResponse(status=status)
