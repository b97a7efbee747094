"""`/health/` tells whether the parts answer."""

import threading
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from portal import health, worker

pytestmark = pytest.mark.django_db


def test_health_is_ok_when_every_part_answers(client):
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "parts": {"database": "ok", "cache": "ok", "channel_layer": "ok"},
    }


@pytest.mark.parametrize("part", ["database", "cache", "channel_layer"])
def test_health_names_the_part_that_is_down(client, monkeypatch, part):
    def fail():
        raise OSError("gone")

    monkeypatch.setitem(health.PARTS, part, fail)
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json()["status"] == "down"
    assert response.json()["parts"][part] == "down"


def test_health_answers_whatever_name_the_watcher_has_for_the_host(client, settings):
    settings.ALLOWED_HOSTS = [".portal.example"]
    assert client.get("/health/", headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/fi/", headers={"host": "10.0.0.7:8000"}).status_code == 400


def test_health_sets_no_cookie_and_is_never_kept(client):
    response = client.get("/health/")
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def test_a_part_that_hangs_is_named_and_holds_up_nobody(client, monkeypatch):
    let_go = threading.Event()
    monkeypatch.setattr(health, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setitem(health.PARTS, "cache", let_go.wait)
    try:
        response = client.get("/health/")
    finally:
        let_go.set()
    assert response.status_code == 503
    assert response.json()["parts"]["cache"] == "down"


@pytest.fixture
def nobody_beats():
    cache.clear()
    yield
    cache.clear()


def test_the_worker_is_well_after_a_round(nobody_beats, monkeypatch):
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    with pytest.raises(CommandError, match="No worker"):
        call_command("health", worker=True)
    worker.work_once([])
    call_command("health", worker=True)


def test_a_round_that_does_not_end_is_not_well(nobody_beats, monkeypatch):
    def hang():
        with pytest.raises(CommandError, match="No worker"):
            call_command("health", worker=True)
        seen.append("late")

    seen = []
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    worker.work_once([worker.TimedWork("hangs", timedelta(0), hang)])
    assert seen == ["late"]


def test_a_cache_that_is_down_stops_no_work(nobody_beats, monkeypatch):
    def fail():
        raise ConnectionError

    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker, "beat", fail)
    worker.work_once([])
    with pytest.raises(CommandError, match="No worker"):
        call_command("health", worker=True)
