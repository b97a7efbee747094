"""Every address of the portal, and one request to one of them."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, resolve, reverse
from django.urls.resolvers import URLResolver
from django.utils import translation

from portal.accounts.models import User

from .world import Facts

CHANGE = re.compile(r"\s*(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) \"?(\w+)", re.IGNORECASE)
Browser = tuple[Client, dict[str, str]]  # with the cookies that it has at the beginning
# Traces of looking that change nothing for anybody: the session, the seat one takes by coming in, that a
# moderator's page is open, sizes made of a picture, what the CMS keeps about its own windows, and counts.
TRACES = {
    *("django_session", "peer_participant", "peer_presence", "content_rendition"),
    "media_studio_supportact",  # that a supporter looked is told to the storyteller
    "accounts_device",  # when a device was used
    "kit_notedline",  # that a session ended
    *("wagtailadmin_editingsession", "wagtailcore_pagesubscription", "wagtailusers_userprofile"),
}


@dataclass(frozen=True)
class World:
    """Where things are, and a browser for each column of the table."""

    facts: Facts
    browsers: dict[str, Browser]


@dataclass(frozen=True)
class Pattern:
    """One address of the resolver: its name with its namespaces, and its route."""

    name: str
    route: str

    def __str__(self) -> str:
        return self.name or self.route

    @property
    def space(self) -> str:
        """The namespace that it is in; empty outside of any."""
        return self.name.partition(":")[0] if ":" in self.name else ""

    @property
    def is_of_the_cms(self) -> bool:
        """Whether it is one of the many that Wagtail mounts."""
        return self.route.startswith("admin/")


def patterns(
    resolver: URLResolver | None = None, spaces: tuple[str, ...] = (), route: str = ""
) -> Iterator[Pattern]:
    """Everything that answers under an address."""
    for found in (resolver or get_resolver()).url_patterns:
        here = route + str(found.pattern).removeprefix("^" if route else "")
        if isinstance(found, URLResolver):
            inside = (*spaces, found.namespace) if found.namespace else spaces
            yield from patterns(found, inside, here)
        else:
            yield Pattern(":".join((*spaces, found.name)) if found.name else "", here)


def address_of(words: str, facts: Facts) -> str:
    """The address that a line of the table means: a path, or a name and its arguments."""
    name, *args = words.split()
    found = [facts.get(word, word) for word in args]
    if name.startswith("/"):
        return name.format(**facts)
    with translation.override("fi"):
        return reverse(name, args=found)


def pattern_of(address: str) -> Pattern:
    """The pattern that answers there."""
    with translation.override(translation.get_language_from_path(address) or "fi"):
        match = resolve(address.partition("?")[0])
    return Pattern(match.view_name if match.url_name else "", match.route)


def browser_of(person: User | None) -> Browser:
    """A browser on a page of ours, with the cookies of somebody who has just proved who they are."""
    client = Client(raise_request_exception=False, headers={"sec-fetch-site": "same-origin"})
    if person is not None:
        client.force_login(person)
        session = client.session
        proof = {"method": "code", "at": time.time(), "email": person.email}
        session["account_authentication_methods"] = [proof]
        session.save()
    return client, {name: morsel.value for name, morsel in client.cookies.items()}


@dataclass(frozen=True)
class Answer:
    """What came back, as the table writes it: the status, and "!" when something was changed on the way."""

    code: str
    changed: frozenset[str]
    text: str


def ask(browser: Browser, method: str, address: str, **sent: object) -> Answer:
    """Asks once, with what is sent along, and takes back whatever it did."""
    client, cookies = browser
    client.cookies = SimpleCookie(cookies)
    changed: set[str] = set()

    def listen(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        found = CHANGE.match(sql)
        # SQLite cannot say yet how many rows an INSERT made that gives their numbers back.
        if found and found[1] not in TRACES and (context["cursor"].rowcount or "RETURNING" in sql):
            changed.add(found[1])
        return result

    with transaction.atomic(), connection.execute_wrapper(listen):
        response = getattr(client, method.lower())(address, **sent)
        text = "" if response.streaming else response.content.decode("utf-8", "replace")
        transaction.set_rollback(True)
    return Answer(_status(response) + "!" * bool(changed), frozenset(changed), text)


def _status(response) -> str:
    location = response.headers.get("Location", "")
    return "ask" if "/accounts/login/" in location else str(response.status_code)
