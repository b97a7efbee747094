"""Copies of a world's database, each measured by a process of its own, one part at a time."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from .server import ROOT
from .worlds import World

Measured = dict[str, Any]
Ask = Callable[[str], Any]


def copy_of(world: World, name: str) -> dict[str, str]:
    """A copy of the world's PostgreSQL database by that name; the environment in which it is found."""
    from psycopg import connect, sql

    server, _slash, source = world.environment["DATABASE_URL"].rpartition("/")
    with connect(f"{server}/template1", autocommit=True) as connection:
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(words.format(sql.Identifier(name), sql.Identifier(source)))
    return {**world.environment, "DATABASE_URL": f"{server}/{name}"}


def in_a_process(module: str, environment: dict[str, str], *words: str) -> Measured:
    """What a module of these measures prints last, as JSON; its complaint when it failed."""
    command = [sys.executable, "-m", f"{__package__}.{module}", *words]
    known = _known(environment)
    done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    told: Measured = json.loads(done.stdout.splitlines()[-1])
    return told


@contextmanager
def asked(module: str, environment: dict[str, str]) -> Iterator[Ask]:
    """A process with one database that measures a part whenever it is asked."""
    command = [sys.executable, "-m", f"{__package__}.{module}", "measure"]
    pipe, known = subprocess.PIPE, _known(environment)
    with subprocess.Popen(command, cwd=ROOT, env=known, stdin=pipe, stdout=pipe, text=True) as process:
        asking, answers = cast(IO[str], process.stdin), cast(IO[str], process.stdout)

        def ask(part: str) -> Any:
            asking.write(f"{part}\n")
            asking.flush()
            told = answers.readline()
            if not told:
                raise RuntimeError(f"What measures {part} came to its end.")
            return json.loads(told)

        yield ask
        asking.close()


def _known(environment: dict[str, str]) -> dict[str, str]:
    return {**os.environ, **environment, "DJANGO_SETTINGS_MODULE": "tests.bench.settings"}
