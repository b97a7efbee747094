"""One of the two databases of `growing`, in a process of its own: `fill N N N`, or `measure` part by part."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")

import django

django.setup()

import itertools
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from peer import chat
from peer.models import Room
from portal.accounts.models import User
from portal.management.commands.bench_world import DOMAIN, attend

from .growing import SEARCH
from .growing_filling import fill
from .texts import PLACES, THINGS, sentence

REPEATS = 5


def _measure() -> None:
    """Answers each line of the input, the name of a part, with its times in seconds."""
    attend(_somebody("moderator"))
    parts = _parts()
    for act in parts.values():
        act()  # what a process reads once
    for line in sys.stdin:
        part = line.strip()
        attend(_somebody("moderator"))  # a room is read only once its moderator has been away for minutes
        times = _searched() if part == SEARCH else [_timed(parts[part]) for _ in range(REPEATS)]
        print(json.dumps(times), flush=True)


def _parts() -> dict[str, Callable[[], None]]:
    return {
        "page": _reading("/fi/tarinat/tarina-3/"),
        "list": _reading("/fi/tarinat/"),
        "post": _posting(),
        "queue": _reading(_address("peer:queue"), "moderator"),
        "desk": _reading(_address("studio:desk"), "editor"),
        "passport": _reading(_address("studio:passport"), "member-0000"),
    }


def _reading(path: str, name: str = "") -> Callable[[], None]:
    client = Client(headers={"host": "localhost"})
    if name:
        client.force_login(_somebody(name), backend=settings.AUTHENTICATION_BACKENDS[0])
    return lambda: _read(client, path)


def _posting() -> Callable[[], None]:
    member, room = _somebody("member-0000"), Room.objects.get(slug="bench-everybody")
    run, numbers = str(time.time_ns()), itertools.count()

    def post() -> None:
        number = next(numbers)
        said = chat.post_message(member, room=room, ref=f"{run}-{number}", text=sentence(number))
        if not isinstance(said, chat.Accepted) or said.seq is None:
            raise RuntimeError(f"The message was not shown: {said}")

    return post


def _searched() -> list[float]:
    client = Client(headers={"host": "localhost"})
    things, places = THINGS.split(), PLACES.split()
    words = [*things, *places, *(f"{thing} {place}" for thing in things for place in places[:3])]
    words += [f"{thing}ssa" for thing in things] + [f"{thing[:-1]}xx" for thing in things]
    path = _address("content:search")
    _read(client, path, q="zzzz")  # reads dictionaries
    return [_timed(lambda said=said: _read(client, path, q=said)) for said in words]


def _somebody(name: str) -> User:
    return User.objects.get(email=f"{name}{DOMAIN}")


def _address(name: str) -> str:
    with translation.override("fi"):
        return reverse(name)


def _read(client: Client, path: str, **query: Any) -> None:
    answer = client.get(path, query)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code} {answer.headers.get('Location', '')}")


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        print(json.dumps(fill(*(int(word) for word in sys.argv[2:]))))
    else:
        _measure()
