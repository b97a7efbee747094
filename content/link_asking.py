"""Asks another site whether a page is there: politely, and never anything inside a house.

A name is looked up once, every number behind it must be public, and the connection goes to that very number:
a name that says something else a moment later leads nowhere. The same holds for each step of a redirection.
"""

import contextlib
import http.client
import socket
import ssl
from urllib.parse import urljoin

from django.conf import settings

from .link_policy import Asked, Found, is_public_address, meaning_of, parts_of

SECONDS = 6.0
STEPS = 5
MOVED = {301, 302, 303, 307, 308}
NO_SUCH_WAY = 400  # from here on a site may only mind being asked by HEAD


class NotPublic(Exception):
    """The name stands for a number that is not everybody's."""


def ask(address: str) -> Found:
    """Whether something is there. Asks for the head; for the page itself only when the head does not tell."""
    try:
        found = _status(address, "HEAD")
        if found >= NO_SUCH_WAY:
            found = _status(address, "GET")
    except NotPublic:
        return Found.CLOSED
    except (OSError, http.client.HTTPException, UnicodeError, ValueError):
        return Found.SILENT
    return meaning_of(found)


def _status(address: str, way: str) -> int:
    for _step in range(STEPS):
        status, onward = _one_step(address, way)
        if status not in MOVED or not onward:
            return status
        address = urljoin(address, onward)
    raise OSError("redirected for ever")


def _one_step(address: str, way: str) -> tuple[int, str]:
    asked = parts_of(address)
    if asked is None:
        raise NotPublic
    connection = _connection(asked, _number_of(asked))
    with contextlib.closing(connection):
        connection.request(way, asked.target, headers={"User-Agent": _who(), "Accept": "*/*"})
        response = connection.getresponse()  # only its head is read
        return response.status, response.getheader("Location") or ""


def _number_of(asked: Asked) -> str:
    """Where to connect. One number that is not public among many is enough to ask nobody."""
    rows = socket.getaddrinfo(asked.host, asked.port, type=socket.SOCK_STREAM)
    numbers = [str(row[4][0]) for row in rows]
    if not numbers or not all(is_public_address(number) for number in numbers):
        raise NotPublic
    return numbers[0]


def _connection(asked: Asked, number: str) -> http.client.HTTPConnection:
    """An open connection to that number, and to no other; a certificate must be for the name."""
    connection = http.client.HTTPConnection(asked.host, asked.port, timeout=SECONDS)
    plain = socket.create_connection((number, asked.port), timeout=SECONDS)
    try:
        secure = asked.scheme == "https"
        context = ssl.create_default_context() if secure else None
        connection.sock = context.wrap_socket(plain, server_hostname=asked.host) if context else plain
    except BaseException:
        plain.close()
        raise
    return connection


def _who() -> str:
    return f"OmaAani-LinkCheck (+{settings.BASE_URL})"
