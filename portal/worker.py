"""The queues and the clock: background tasks, and work that is due at a time.

`manage.py worker` runs this loop by itself; in the embedded default it runs on the server's event loop,
so that what it sends reaches the in-memory channel layer.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from asgiref.sync import sync_to_async
from django.core.management import call_command
from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from content.asking_about_help import send_due_questions
from content.link_checking import gather_links, queue_link_checks
from content.mailing import send_what_is_due
from content.people_lapsing import mind_last_days
from content.recording_intake import prepare_what_waits
from content.signing_up import mind_events
from content.telling_back import tell_due
from media_studio.reminding import remind_newsroom, remind_readers
from media_studio.resting import tell_of_resting
from media_studio.supporting import end_lapsed
from peer.alarms import escalate_alarms
from peer.duty_watch import remind_moderators, watch_shifts
from peer.turns import show_due_messages
from portal.kit import clock, sweeping
from portal.kit.heartbeat import beat
from portal.kit.sweeping import Sweep

from .sweeps import sweeps

log = logging.getLogger("portal.worker")
TICK_SECONDS = 0.5
TASKS_A_TICK = 20
# What takes minutes has a queue and a thread of its own: no alarm waits behind somebody's long recording.
QUICK, SLOW = "default", "recordings"
HARDLY_URGENT = timedelta(hours=1)  # what is done so seldom may wait behind what takes minutes


@dataclass
class TimedWork:
    """One piece of work that is done again and again, `every` so often."""

    name: str
    every: timedelta
    do: Callable[[], object]
    due: datetime = field(default_factory=clock.now)


def timed_work() -> list[TimedWork]:
    """All work by the clock that waits behind nothing slow.

    A piece that fails is tried again at its next time and stops no other.
    """
    return [
        TimedWork("scheduled publishing", timedelta(seconds=30), lambda: call_command("publish_scheduled")),
        TimedWork("messages in slow rooms", timedelta(seconds=1), show_due_messages),
        TimedWork("alarms in rooms", timedelta(seconds=10), escalate_alarms),
        TimedWork("missing moderators", timedelta(seconds=10), watch_shifts),
        TimedWork("word of what waits", timedelta(hours=1), remind_moderators),
        TimedWork("word of stories that wait", timedelta(hours=1), remind_readers),
        TimedWork("word of the newsroom", timedelta(hours=1), remind_newsroom),
        TimedWork("last days of people in stories", timedelta(seconds=30), mind_last_days),
        TimedWork("word of drafts that rest", timedelta(hours=24), tell_of_resting),
        TimedWork("recordings that wait", timedelta(minutes=10), prepare_what_waits),
        TimedWork("supports whose time is over", timedelta(seconds=30), end_lapsed),
        TimedWork("newsletters that go out", timedelta(seconds=15), send_what_is_due),
        TimedWork("questions to services", timedelta(minutes=1), send_due_questions),
        TimedWork("answers to readers", timedelta(minutes=1), tell_due),
        TimedWork("places at events", timedelta(seconds=30), mind_events),
        TimedWork("links to other sites", timedelta(hours=6), gather_links),
        TimedWork("asking for links", timedelta(minutes=1), queue_link_checks),
        *(_timed(sweep) for sweep in sweeps() if sweep.every < HARDLY_URGENT),
    ]


def timed_sweeps() -> list[TimedWork]:
    """What goes by the clock and may take its time."""
    return [_timed(sweep) for sweep in sweeps() if sweep.every >= HARDLY_URGENT]


def _timed(sweep: Sweep) -> TimedWork:
    return TimedWork(sweep.name, sweep.every, partial(sweeping.run, sweep))


async def work_until(stop: asyncio.Event) -> None:
    """Works until told to stop; what has been begun is finished first.

    It is done in threads of its own: the rooms of the server never wait behind a slow task.
    """
    timed, slow = timed_work(), timed_sweeps()
    await asyncio.gather(
        _again_and_again(stop, "worker", lambda: work_once(timed)),
        _again_and_again(stop, "slow-worker", lambda: work_slowly(slow)),
    )


async def _again_and_again(stop: asyncio.Event, name: str, do: Callable[[], object]) -> None:
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix=name) as thread:
        work = sync_to_async(do, thread_sensitive=False, executor=thread)
        while not stop.is_set():
            await work()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), TICK_SECONDS)


def work_once(timed: list[TimedWork]) -> None:
    """Does what is waiting now: queued tasks, and every piece of timed work that is due."""
    close_old_connections()
    _guarded("queue", run_queue)
    _do_due(timed)
    _guarded("heartbeat", beat)
    close_old_connections()


def work_slowly(timed: Sequence[TimedWork] = ()) -> None:
    """Does what is waiting in the queue of slow tasks, and every piece of this timed work that is due."""
    close_old_connections()
    _guarded("slow queue", lambda: run_queue(SLOW))
    _do_due(timed)
    close_old_connections()


def _do_due(timed: Sequence[TimedWork]) -> None:
    for piece in timed:
        if piece.due <= clock.now():
            piece.due = clock.now() + piece.every
            _guarded(piece.name, piece.do)


def run_queue(name: str = QUICK) -> None:
    """Runs the tasks that wait in it. Looks first: an empty queue costs one read and locks nothing."""
    if not DBTaskResult.objects.ready().filter(queue_name=name).exists():
        return
    Worker(
        queue_names=[name],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=TASKS_A_TICK,
        worker_id="portal",
        excluded_queue_names=[],
    ).run()


def _guarded(name: str, do: Callable[[], object]) -> None:
    try:
        do()
    except Exception:
        log.exception("%s failed; it is tried again", name)
