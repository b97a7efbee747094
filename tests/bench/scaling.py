"""What grows with a room and what must not: `python -m tests.bench.scaling` measures one database.

Two copies of a world on PostgreSQL, one with ten thousand messages and one with a million, in turn.
"""

import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from .copies import Ask, Measured, asked, copy_of, in_a_process
from .figures import Line, Range, Target
from .worlds import World

NAME = "scale"
FEW, MANY = 10_000, 1_000_000
TURNS, REPEATS, WARMING = 8, 6, 2
PARTS = ("post", "catch-up", "history page, newest", "history page, old", "queue")
STATEMENTS = "statements"


def lines(world: World, rotations: int) -> list[Line]:
    """The lines of the table, from both copies in turn."""
    world.attend()
    few, many = _copy(world, "bench_few", FEW), _copy(world, "bench_many", MANY)
    seen: dict[int, list[Measured]] = defaultdict(list)
    with asked("scaling", few) as ask_few, asked("scaling", many) as ask_many:
        for rotation in range(rotations):
            print(f"{rotation + 1}/{rotations}  {FEW:,} and {MANY:,} messages", flush=True)
            for messages, measured in zip((FEW, MANY), _in_turn(ask_few, ask_many), strict=True):
                seen[messages].append(measured)
    return [*_statement_lines(seen[FEW]), *(_part_line(part, seen[FEW], seen[MANY]) for part in PARTS)]


def _in_turn(*askers: Ask) -> list[Measured]:
    """Each part a few times on one database and then on the other, and again: the machine's speed changes."""
    times: list[dict[str, list[float]]] = [defaultdict(list) for _ in askers]
    for part in PARTS:
        for _ in range(TURNS):
            for ask, seen in zip(askers, times, strict=True):
                seen[part] += ask(part)
    return [
        {**ask(STATEMENTS), **{part: statistics.median(seen[part]) for part in PARTS}}
        for ask, seen in zip(askers, times, strict=True)
    ]


def _statement_lines(seen: list[Measured]) -> list[Line]:
    small, large = (max(one[f"statements at {members}"] for one in seen) for members in (10, 1000))
    ratio = large / small
    return [Line("statements per post at 1,000 members against 10", str(large), str(small), ratio, Target(1))]


def _part_line(part: str, few: list[Measured], many: list[Measured]) -> Line:
    ours, other = ([one[part] * 1000 for one in seen] for seen in (many, few))
    shown = Range.of([mine / theirs for mine, theirs in zip(ours, other, strict=True)])
    what = f"{part} at {MANY:,} messages against {FEW:,} (ratio {shown.written()})"
    times = [f"{Range.of(values).written()} ms" for values in (ours, other)]
    return Line(what, times[0], times[1], shown.middle, Target(1.5, unit=" ×"))


def _copy(world: World, name: str, messages: int) -> dict[str, str]:
    """A copy of the world's database with so many messages in it; the environment in which it is found."""
    environment = copy_of(world, name)
    in_a_process("scaling", environment, "fill", str(messages))
    return environment


# From here on in a process of its own, on one database.


def measuring() -> Callable[[str], object]:
    """Measures a part by its name: its times, or the statements of a post in a small and a large room."""
    from peer import chat, queries, queue
    from peer.models import Room
    from portal.accounts.models import User
    from portal.management.commands.bench_world import DOMAIN, attend

    from .texts import sentence

    moderator = User.objects.get(email=f"moderator{DOMAIN}")
    attend(moderator)
    member = User.objects.get(email=f"member-0000{DOMAIN}")
    small, large = (Room.objects.get(slug=f"bench-{name}") for name in ("small-00", "everybody"))
    newest = large.last_seq
    run = str(time.time_ns())
    number = 0

    def post(room: Any) -> None:
        nonlocal number
        number += 1
        said = chat.post_message(member, room=room, ref=f"{run}-{number}", text=sentence(number))
        if not isinstance(said, chat.Accepted) or said.seq is None:
            raise RuntimeError(f"The message was not shown: {said}")

    parts: dict[str, Callable[[], object]] = {
        "post": lambda: post(large),
        "catch-up": lambda: queries.changes_since(large.pk, newest - 100, 200),
        "history page, newest": lambda: queries.messages_before(large, member),
        "history page, old": lambda: queries.messages_before(large, member, newest // 2),
        "queue": lambda: (queue.queue(moderator), queue.count_of_queue()),
    }

    def statements() -> Measured:
        seen = {}
        for members, room in ((10, small), (1000, large)):
            post(room)
            seen[f"statements at {members}"] = _statements(lambda room=room: post(room))
        return seen

    return lambda part: statements() if part == STATEMENTS else _times(parts[part])


def _times(act: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(WARMING + REPEATS):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return times[WARMING:]


def _statements(act: Callable[[], object]) -> int:
    from django.db import connection

    said: list[str] = []

    def note(execute: Any, statement: str, *rest: Any) -> Any:
        said.append(statement)
        return execute(statement, *rest)

    with connection.execute_wrapper(note):
        act()
    return len(said)


def main(what: str, *words: str) -> None:
    """`measure` answers the parts that it is asked for; `fill N` fills the large room up to N messages."""
    import django

    django.setup()
    from .filling import fill

    if what == "fill":
        print(json.dumps(fill(int(words[0]))))
        return
    measure = measuring()
    for line in sys.stdin:
        print(json.dumps(measure(line.strip())), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
