"""The queues and the clock: background tasks, and work that is due at a time.

`manage.py worker` runs this loop by itself; in the embedded default it runs on the server's event loop,
so that what it sends reaches the in-memory channel layer.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from asgiref.sync import sync_to_async
from django.core.management import call_command
from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from content.asking_about_help import send_due_questions
from content.erasing import erase_due
from content.link_checking import gather_links, queue_link_checks
from content.mailing import send_what_is_due
from content.marking_hard import forget_old_addresses
from content.people_lapsing import mind_last_days
from content.recording_intake import prepare_what_waits
from content.signing_up import erase_past, mind_events
from content.subscribing import forget_unconfirmed
from content.telling_back import forget_in_time, tell_due
from media_studio.reminding import remind_newsroom, remind_readers
from media_studio.supporting import end_lapsed
from media_studio.taking_ideas import erase_ideas_due
from media_studio.training.practising import end_old_practice
from peer.alarms import escalate_alarms
from peer.duty_watch import remind_moderators, watch_shifts
from peer.logbook import drop_old_lines
from peer.turns import show_due_messages
from portal.accounts.farewell import erase_due as erase_accounts_due
from portal.accounts.taking_data import erase_old_copies
from portal.kit import clock

log = logging.getLogger("portal.worker")
TICK_SECONDS = 0.5
TASKS_A_TICK = 20
# What takes minutes has a queue and a thread of its own: no alarm waits behind somebody's long recording.
QUICK, SLOW = "default", "recordings"


@dataclass
class TimedWork:
    """One piece of work that is done again and again, `every` so often."""

    name: str
    every: timedelta
    do: Callable[[], object]
    due: datetime = field(default_factory=clock.now)


def timed_work() -> list[TimedWork]:
    """All work by the clock. A piece that fails is tried again at its next time and stops no other."""
    return [
        TimedWork("scheduled publishing", timedelta(seconds=30), lambda: call_command("publish_scheduled")),
        TimedWork("messages in slow rooms", timedelta(seconds=1), show_due_messages),
        TimedWork("alarms in rooms", timedelta(seconds=10), escalate_alarms),
        TimedWork("old lines of the log", timedelta(hours=24), drop_old_lines),
        TimedWork("missing moderators", timedelta(seconds=10), watch_shifts),
        TimedWork("word of what waits", timedelta(hours=1), remind_moderators),
        TimedWork("word of stories that wait", timedelta(hours=1), remind_readers),
        TimedWork("word of the newsroom", timedelta(hours=1), remind_newsroom),
        TimedWork("what was taken back a day ago", timedelta(seconds=30), erase_due),
        TimedWork("ideas that were taken back a day ago", timedelta(seconds=30), erase_ideas_due),
        TimedWork("last days of people in stories", timedelta(seconds=30), mind_last_days),
        TimedWork("recordings that wait", timedelta(minutes=10), prepare_what_waits),
        TimedWork("supports whose time is over", timedelta(seconds=30), end_lapsed),
        TimedWork("newsletters that go out", timedelta(seconds=15), send_what_is_due),
        TimedWork("questions to services", timedelta(minutes=1), send_due_questions),
        TimedWork("answers to readers", timedelta(minutes=1), tell_due),
        TimedWork("what readers wrote long ago", timedelta(hours=1), forget_in_time),
        TimedWork("addresses that were not confirmed", timedelta(hours=1), forget_unconfirmed),
        TimedWork("addresses that waited long", timedelta(hours=12), forget_old_addresses),
        TimedWork("places at events", timedelta(seconds=30), mind_events),
        TimedWork("sign-ups of events that are over", timedelta(hours=1), erase_past),
        TimedWork("links to other sites", timedelta(hours=6), gather_links),
        TimedWork("asking for links", timedelta(minutes=1), queue_link_checks),
        TimedWork("old practice of lessons", timedelta(hours=1), end_old_practice),
        TimedWork("accounts whose last day has come", timedelta(minutes=1), erase_accounts_due),
        TimedWork("old copies of data", timedelta(minutes=10), erase_old_copies),
        TimedWork("old sessions", timedelta(hours=12), lambda: call_command("clearsessions")),
    ]


async def work_until(stop: asyncio.Event) -> None:
    """Works until told to stop; what has been begun is finished first.

    It is done in threads of its own: the rooms of the server never wait behind a slow task.
    """
    timed = timed_work()
    await asyncio.gather(
        _again_and_again(stop, "worker", lambda: work_once(timed)),
        _again_and_again(stop, "slow-worker", work_slowly),
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
    for piece in timed:
        if piece.due <= clock.now():
            piece.due = clock.now() + piece.every
            _guarded(piece.name, piece.do)
    close_old_connections()


def work_slowly() -> None:
    """Does what is waiting in the queue of slow tasks."""
    close_old_connections()
    _guarded("slow queue", lambda: run_queue(SLOW))
    close_old_connections()


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
