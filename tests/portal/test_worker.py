"""The queue and the clock: what waits is done, what fails stops nothing."""

import asyncio
import datetime

import pytest
from django_tasks import TaskResultStatus, task
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from portal import worker
from portal.kit import clock

done: list[str] = []


@task()
def say(word: str) -> None:
    done.append(word)


@task()
def fail() -> None:
    raise RuntimeError("on purpose")


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """The test's own transaction stays open: the worker closes no connection under it."""
    done.clear()
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def timed(do, due):
    return worker.TimedWork("test", datetime.timedelta(minutes=5), do, due)


@pytest.mark.django_db
def test_what_waits_in_the_queue_is_done_in_order():
    say.enqueue("first")
    say.enqueue("second")
    worker.work_once([])
    assert done == ["first", "second"]


@pytest.mark.django_db
def test_a_task_that_fails_is_remembered_and_stops_no_other():
    failed = fail.enqueue()
    say.enqueue("after")
    worker.work_once([])
    assert done == ["after"]
    assert DBTaskResult.objects.get(pk=failed.id).status == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_what_takes_long_keeps_nothing_else_waiting():
    say.using(queue_name=worker.SLOW).enqueue("slow")
    say.enqueue("quick")
    worker.work_once([])
    assert done == ["quick"]
    worker.work_slowly()
    assert done == ["quick", "slow"]


@pytest.mark.django_db
def test_an_empty_queue_costs_one_read(django_assert_num_queries):
    with django_assert_num_queries(1):
        worker.run_queue()


@pytest.mark.django_db
def test_timed_work_is_done_when_it_is_due_and_not_before():
    now = clock.now()
    pieces = [
        timed(lambda: done.append("due"), now),
        timed(lambda: done.append("later"), now + datetime.timedelta(hours=1)),
    ]
    worker.work_once(pieces)
    worker.work_once(pieces)
    assert done == ["due"]
    assert pieces[0].due > now + datetime.timedelta(minutes=4)


@pytest.mark.django_db
def test_timed_work_that_fails_is_tried_again_at_its_next_time_and_stops_no_other(caplog):
    pieces = [timed(lambda: 1 / 0, clock.now()), timed(lambda: done.append("other"), clock.now())]
    worker.work_once(pieces)
    assert done == ["other"]
    assert pieces[0].due > clock.now()
    assert "test failed" in caplog.text


def test_the_loop_ends_when_it_is_told_to_and_finishes_what_it_began(monkeypatch):
    async def begin_and_stop():
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()

        def work(_timed):
            loop.call_soon_threadsafe(stop.set)
            done.append("begun")
            done.append("finished")

        monkeypatch.setattr(worker, "work_once", work)
        await asyncio.wait_for(worker.work_until(stop), timeout=10)

    asyncio.run(begin_and_stop())
    assert done == ["begun", "finished"]


def test_what_a_task_sends_reaches_the_layer_of_the_servers_loop(monkeypatch):
    from asgiref.sync import async_to_sync
    from channels.layers import InMemoryChannelLayer

    async def receive_from_task():
        layer, stop = InMemoryChannelLayer(), asyncio.Event()
        await layer.group_add("room", "reader")
        monkeypatch.setattr(
            worker, "work_once", lambda _timed: async_to_sync(layer.group_send)("room", {"type": "hello"})
        )
        working = asyncio.create_task(worker.work_until(stop))
        received = await asyncio.wait_for(layer.receive("reader"), timeout=10)
        stop.set()
        await working
        return received

    assert asyncio.run(receive_from_task()) == {"type": "hello"}
