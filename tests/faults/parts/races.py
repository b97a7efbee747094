"""Two moderators decide about the same message at the same moment, each in a process of their own."""

import asyncio
import json
import os
import subprocess
import sys
from collections import defaultdict

from peer.models import Decision, Message
from portal.kit import clock

from .. import world
from ..ground import Ground
from ..table import Row, kept_if
from ..texts import sentence


async def try_it(ground: Ground) -> list[Row]:
    """One wins, the other is told what was decided, and one decision stands."""
    ids = await world.off_loop(_held, ground)
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.deciding", str(moderator.pk), kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ,
            text=True,
        )
        for moderator, kind in zip(ground.moderators, ("approve", "remove"), strict=True)
    ]
    outcomes = await asyncio.to_thread(_race, processes, ids)
    wrong = _wrong(ids, outcomes) + await world.off_loop(_wrong_in_store, ids, outcomes)
    wins = [sum(mine for mine, _decision in outcomes[place].values()) for place in range(2)]
    figure = f"{len(ids)} races, won {wins[0]} : {wins[1]}"
    return [kept_if(wrong, "one decision for each item", figure, f"{len(wrong)} without one winner")]


def _held(ground: Ground) -> list[int]:
    who = ground.people_in("races", 1)[0]
    now = clock.now()
    rows = [
        Message(
            room_id=who.room,
            participant_id=who.seat,
            ref=f"race-{number}",
            text=sentence(number),
            status=Message.Status.HELD,
            held_for=["phone_number"],
            written_at=now,
        )
        for number in range(ground.scale.races)
    ]
    Message.objects.bulk_create(rows)
    return list(Message.objects.filter(room=who.room).order_by("pk").values_list("pk", flat=True))


Outcomes = dict[int, dict[int, tuple[bool, int | None]]]


def _race(processes: list[subprocess.Popen[str]], ids: list[int]) -> Outcomes:
    """Gives both the same number at the same time and waits for both answers, one race after the other."""
    outcomes: Outcomes = defaultdict(dict)
    for process in processes:
        _line_of(process)  # ready
    for message in ids:
        for process in processes if message % 2 else reversed(processes):
            process.stdin.write(f"{message}\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
        for place, process in enumerate(processes):
            mine, decision = json.loads(_line_of(process))
            outcomes[place][message] = (mine, decision)
    for process in processes:
        process.stdin.close()  # type: ignore[union-attr]
        process.wait()
    return outcomes


def _line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def _wrong(ids: list[int], outcomes: Outcomes) -> list[str]:
    wrong = []
    for message in ids:
        (one, first), (other, second) = outcomes[0][message], outcomes[1][message]
        if one == other:
            wrong.append(f"{message}: {'both' if one else 'neither'} won")
        if first is None or first != second:
            wrong.append(f"{message}: one was told {first}, the other {second}")
    return wrong


def _wrong_in_store(ids: list[int], outcomes: Outcomes) -> list[str]:
    made: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for message, pk, kind in Decision.objects.filter(message__in=ids).values_list("message", "pk", "kind"):
        made[message].append((pk, kind))
    kinds = {"approve": Message.Status.POSTED, "remove": Message.Status.REMOVED}
    statuses = dict(Message.objects.filter(pk__in=ids).values_list("pk", "status"))
    wrong = [f"{message}: {len(made[message])} decisions" for message in ids if len(made[message]) != 1]
    wrong += [
        f"{message}: decided {made[message][0][1]}, is {statuses[message]}"
        for message in ids
        if made[message] and kinds[made[message][0][1]] != statuses[message]
    ]
    return wrong
