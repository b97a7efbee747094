"""`/health/` tells whether the parts answer."""

import threading

import pytest

from portal import health

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
