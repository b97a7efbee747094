"""/metrics: for whoever has the token alone; figures of the processes and of what waits; nobody in them."""

import asyncio
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import DatabaseError
from prometheus_client.parser import text_string_to_metric_families

from peer import chat, flagging, seats
from peer.models import Flag, Message
from portal import metrics
from portal.kit import clock, meters
from portal.kit.metering import Metered, part_of
from tests.factories.rooms import make_room
from tests.factories.shifts import put_on_duty

TOKEN = "a-long-random-word"


@pytest.fixture
def told(client, settings, db):
    """What whoever has the token reads: figures by their name and labels."""
    settings.METRICS_TOKEN = TOKEN

    def read():
        answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 200
        return figures_in(answer.content.decode())

    return read


def figures_in(text):
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.fixture
def room(sampo, mirja, oiva):
    put_on_duty(mirja)
    room = make_room(sampo)
    seats.enter_room(oiva, room=room)
    seats.accept_rules(oiva, room=room, version=1)
    return room


@pytest.mark.parametrize("sent", [{}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN}])
def test_without_the_token_there_is_nothing(client, settings, db, sent):
    settings.METRICS_TOKEN = TOKEN
    assert client.get("/metrics", headers=sent).status_code == 404


def test_where_no_token_is_set_no_word_opens_it(client, settings, db):
    settings.METRICS_TOKEN = ""
    for sent in ("Bearer ", "Bearer", "Bearer None"):
        assert client.get("/metrics", headers={"authorization": sent}).status_code == 404


def test_who_guesses_is_not_told_when_the_guess_is_right(client, settings, db):
    settings.METRICS_TOKEN = TOKEN

    def ask(word, sender):
        sent = {"authorization": f"Bearer {word}", "x-forwarded-for": "198.51.100.7, 198.51.100.8"}
        return client.get("/metrics", headers=sent, REMOTE_ADDR=sender).status_code

    assert {ask(f"guess{number}", "192.0.2.1") for number in range(10)} == {404}
    assert ask(TOKEN, "192.0.2.1") == 404
    assert ask(TOKEN, "192.0.2.2") == 200


def test_the_right_word_may_be_said_often(client, settings, db):
    settings.METRICS_TOKEN = TOKEN
    sent = {"authorization": f"Bearer {TOKEN}"}
    assert {client.get("/metrics", headers=sent).status_code for _time in range(12)} == {200}


def test_nobody_keeps_the_answer(client, settings, db):
    settings.METRICS_TOKEN = TOKEN
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Type"].startswith("text/plain")


def test_what_waits_is_told_with_its_age(told, room, oiva, monkeypatch):
    chat.post_message(oiva, room=room, ref="a", text="soita 040 123 4567")
    flagging.call_for_help(oiva, room=room)
    later = clock.now() + timedelta(minutes=5)
    monkeypatch.setattr(clock, "now", lambda: later)
    found = told()
    assert found["portal_messages_held",] == 1
    assert 290 < found["portal_messages_held_oldest_seconds",] < 310
    assert found["portal_flags_open", "help"] == 1
    assert 290 < found["portal_flags_oldest_seconds", "help"] < 310
    assert found["portal_flags_open", "crisis"] == 0
    assert found["portal_database_up",] == 1


def test_an_alarm_that_nobody_has_seen_has_an_age_and_a_seen_one_has_none(told, room, monkeypatch):
    made = Flag.objects.create(room=room, kind="crisis", made_at=clock.now() - timedelta(seconds=90))
    assert 85 < told()["portal_alarm_unseen_seconds",] < 120
    Flag.objects.filter(pk=made.pk).update(first_seen_at=clock.now())
    assert told()["portal_alarm_unseen_seconds",] == 0


def test_posts_are_counted_by_what_became_of_them(told, room, oiva):
    before = told()
    chat.post_message(oiva, room=room, ref="a", text="Hei kaikille")
    chat.post_message(oiva, room=room, ref="b", text="soita 040 123 4567")
    chat.post_message(oiva, room=room, ref="c", text="")
    after = told()
    for outcome in ("posted", "held", "refused"):
        name = ("portal_posts_total", outcome)
        assert after[name] - before.get(name, 0) == 1, outcome


def test_work_that_waits_and_what_the_clock_is_late_with(told, room, oiva):
    from portal.accounts.letters import letter_task

    letter_task.enqueue("data_ready", "aino@example.org", "fi", page="/")
    message = chat.post_message(oiva, room=room, ref="a", text="Hei").message
    late = clock.now() - timedelta(minutes=2)
    Message.objects.filter(pk=message.pk).update(status="queued", seq=None, due_at=late)
    found = told()
    assert found["portal_tasks_waiting", "default"] == 1
    assert found["portal_tasks_waiting", "recordings"] == 0
    assert found["portal_turn_late_seconds",] > 100


def test_nobody_is_in_it(client, settings, room, oiva):
    settings.METRICS_TOKEN = TOKEN
    chat.post_message(oiva, room=room, ref="a", text="soita 040 123 4567")
    text = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).content.decode()
    for word in (oiva.first_name, oiva.email, "040", room.name_fi):
        assert word not in text


def test_when_the_database_is_down_the_rest_is_still_told(told, monkeypatch):
    def fail():
        raise DatabaseError("at 10.0.0.1")

    monkeypatch.setattr(metrics, "_of_rooms", fail)
    found = told()
    assert found["portal_database_up",] == 0
    assert ("portal_sockets_open",) in found
    assert ("portal_messages_held",) not in found


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/fi/", "public"),
        ("/", "public"),
        ("/fi/tarinat/kielo/", "public"),
        ("/sv/rooms/kahvi/", "rooms"),
        ("/fi-simple/studio/12/", "studio"),
        ("/admin/pages/3/", "cms"),
        ("/static/css/base.css", "files"),
        ("/health/", "health"),
    ],
)
def test_an_address_is_told_by_its_part_alone(path, part):
    assert part_of(path) == part


def counted(part, status):
    return figures_in(meters.generate()).get(("portal_request_seconds_count", *sorted((part, status))), 0)


def ask(path, *, fails=False, status=200):
    async def app(_scope, _receive, send):
        if fails:
            raise RuntimeError
        await send({"type": "http.response.start", "status": status})
        await send({"type": "http.response.body", "body": b""})

    async def send(_message):
        pass

    asyncio.run(Metered(app)({"type": "http", "path": path}, None, send))


def test_each_answer_is_measured_and_a_broken_one_too():
    before, broken = counted("studio", "4xx"), counted("rooms", "5xx")
    ask("/fi/studio/1/", status=404)
    with pytest.raises(RuntimeError):
        ask("/fi/rooms/", fails=True)
    assert counted("studio", "4xx") == before + 1
    assert counted("rooms", "5xx") == broken + 1


def test_who_watches_is_not_counted():
    ask("/metrics")
    assert not [name for name in figures_in(meters.generate()) if "metrics" in name]


CHILD = """
import sys
from portal.kit import meters
meters.POSTS.labels("posted").inc(3)
meters.SOCKETS.inc(2)
if sys.argv[1] == "tell":
    print(meters.generate())
"""


def test_several_processes_count_together_and_sockets_of_a_dead_one_do_not(tmp_path):
    def run(word):
        told = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
        return subprocess.run(
            [sys.executable, "-c", CHILD, word], env=told, capture_output=True, text=True, check=True
        ).stdout

    run("end")
    found = figures_in(run("tell"))
    assert found["portal_posts_total", "posted"] == 6
    assert found["portal_sockets_open",] == 2
