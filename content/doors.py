"""Asking real addresses as somebody would, without signing anybody in: to see what is served to whom."""

import html
import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.client import Client, ClientHandler
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from .surfaces import Sort, Sought, Surface, register

log = logging.getLogger("content.doors")
ANYBODY, MEMBER = "anybody", "another member"
PUBLIC = (ANYBODY, MEMBER)  # public pages are the same for everybody: these two are enough there
# Who asks: by a word, how to find such a person. Rooms above add theirs.
askers: dict[str, Callable[[Sought], Any]] = {ANYBODY: lambda _sought: None}
OK, FAILED = 200, 500
NOT_ASKED = ("login", "logout", "failwhale", "password")
NUMBER = 999_999_999
ASKED_BY = "oma_aani.asked_by"


class _As(ClientHandler):
    """A request comes from the person who is named beside it."""

    def get_response(self, request: Any) -> Any:
        person = request.META.get(ASKED_BY)
        if person is not None:
            request._cached_user = person
        return super().get_response(request)


@cache
def _handler(_middleware: tuple[str, ...]) -> _As:
    """One for all: what stands before the views is built once, and some of it reads every static file."""
    return _As(enforce_csrf_checks=False)


def answer(path: str, person: Any = None) -> Any:
    """What this person gets at this address; nothing is followed, and asking leaves nothing behind."""
    # A transaction that only reads keeps nobody from writing. One that read and then writes may come too late
    # for that: only such an address is asked again, with the right to write from its beginning.
    with _quiet():
        response = _asked(path, person, begin="DEFERRED")
        if response.status_code >= FAILED:
            response = _asked(path, person, begin="IMMEDIATE")
    wrong = _wrong_in(response)
    if response.status_code >= FAILED and not isinstance(wrong, ValueError):
        log.warning("%s did not answer: %s", path, repr(wrong) if wrong else response.status_code)
    return response


def _asked(path: str, person: Any, *, begin: str) -> Any:
    database: Any = connection  # how it begins is SQLite's alone; others take no notice
    before = getattr(database, "transaction_mode", None)
    database.transaction_mode = begin
    try:
        with transaction.atomic():
            response = _got(path, person)
            transaction.set_rollback(True)
    finally:
        database.transaction_mode = before
    return response


def _got(path: str, person: Any) -> Any:
    base = urlsplit(settings.BASE_URL)
    client = Client(raise_request_exception=False)
    client.handler = _handler(tuple(settings.MIDDLEWARE))
    asked_by = {ASKED_BY: person}
    try:
        return client.get(path, secure=base.scheme == "https", HTTP_HOST=base.netloc, **asked_by)
    except Exception as wrong:  # noqa: BLE001  whoever asked tells it, in one line
        nothing = HttpResponse(status=FAILED)
        nothing.exc_info = (type(wrong), wrong, wrong.__traceback__)  # type: ignore[attr-defined]
        return nothing


def _wrong_in(response: Any) -> BaseException | None:
    """What a page raised. A `ValueError` is its answer to a number that it did not ask for."""
    raised = getattr(response, "exc_info", None)
    return raised[1] if raised else None


@contextmanager
def _quiet() -> Iterator[None]:
    """A door that stays shut is expected here: Django's lines about it are left out, of this thread alone."""
    asks, told = threading.get_ident(), logging.getLogger("django.request")

    def of_others(record: logging.LogRecord) -> bool:
        return record.thread != asks

    told.addFilter(of_others)
    try:
        yield
    finally:
        told.removeFilter(of_others)


def served(
    name: str,
    paths: Callable[[Sought], Iterable[str]],
    *,
    by: tuple[str, ...] = (),
    is_file: bool = False,
) -> None:
    """Registers addresses, asked `by` these or by all: of a file any answer counts, else the words do."""

    def count(sought: Sought) -> Counter[str]:
        found: Counter[str] = Counter()
        addresses, asked = list(dict.fromkeys(paths(sought))), set()
        for who, find in askers.items():
            person = None if by and who not in by else find(sought)
            number = person and person.pk
            if number in asked or (person is None and who != ANYBODY):
                continue
            asked.add(number)
            for path in addresses:
                found[who] += _tells(answer(path, person), sought, is_file=is_file)
        return +found

    register(Surface(name, Sort.SERVED, count))


def doors(space: str, *numbers: int) -> Iterator[str]:
    """Every address whose name begins like this: without a number, and with each of these numbers."""
    for name, gaps in _named(get_resolver().url_patterns, ""):
        if not name.startswith(space) or any(word in name for word in NOT_ASKED):
            continue
        for arguments in [[]] if not gaps else [[number] for number in numbers] if gaps == 1 else []:
            try:
                yield reverse(name, args=arguments)
            except NoReverseMatch:
                continue


def _tells(response: Any, sought: Sought, *, is_file: bool) -> bool:
    if response.status_code != OK:
        return False
    if is_file:
        return True
    body = response.content if not response.streaming else b"".join(response.streaming_content)
    text = body.decode(errors="replace")
    return sought.is_in(text) or sought.is_in(html.unescape(text))


def _named(patterns: Iterable[Any], space: str, before: int = 0) -> Iterator[tuple[str, int]]:
    for each in patterns:
        gaps = before + len(each.pattern.converters or each.pattern.regex.groupindex)
        if isinstance(each, URLResolver):
            yield from _named(
                each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space, gaps
            )
        elif each.name:
            yield f"{space}{each.name}", gaps
