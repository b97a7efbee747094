"""A database that is busy asks for a moment; it takes nobody's words away."""

import sqlite3

import pytest
from django.db import OperationalError
from django.urls import reverse
from psycopg import errors
from psycopg_pool import PoolTimeout

from media_studio import drafting
from portal.kit import busy

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}
WORDS = "Aamu oli kaunis."


def _locked(folder):
    """What SQLite really says when another connection writes."""
    first, second = (sqlite3.connect(folder / "x.sqlite3", timeout=0, isolation_level=None) for _ in range(2))
    first.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as caught:
        second.execute("BEGIN IMMEDIATE")
    first.close()
    second.close()
    return caught.value


def _wrapped(cause):
    """As Django hands it on."""
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


@pytest.fixture
def writing(client, aino, monkeypatch, tmp_path):
    """Aino sends her text by the page or by the script; it cannot be saved just now."""
    client.raise_request_exception = False
    client.force_login(aino)
    story = drafting.begin_story(aino, title="Aamuni")
    error = _wrapped(_locked(tmp_path))

    def refuse(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(drafting, "save_draft", refuse)
    typed = {"title": "Aamuni", "summary": "", "text": WORDS, "sent_text": "Jo tallella."}
    typed["seen_revision"] = story.latest_revision_id

    def send(name, **headers):
        return client.post(reverse(name, args=[story.pk]), typed, headers=OURS | headers)

    return send


@pytest.mark.parametrize(
    ("cause", "is_so"),
    [
        (errors.LockNotAvailable(), True),
        (errors.DeadlockDetected(), True),
        (errors.SerializationFailure(), True),
        (errors.QueryCanceled(), True),
        (PoolTimeout(), True),
        (errors.DiskFull(), False),
        (sqlite3.OperationalError("no such table: x"), False),
        (None, False),
    ],
)
def test_only_waiting_for_a_turn_is_busy(cause, is_so):
    assert busy.is_busy(_wrapped(cause)) is is_so


def test_other_errors_are_not_busy(tmp_path):
    assert busy.is_busy(_wrapped(_locked(tmp_path)))
    assert not busy.is_busy(ValueError("database is locked"))
    assert not busy.is_busy(None)


def test_what_was_typed_comes_back_in_a_form_to_send_again(writing):
    answer = writing("studio:write")
    body = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "10", "no-store")
    assert f'name="text" value="{WORDS}"' in body
    assert f'action="{answer.wsgi_request.path}"' in body
    shown = body.split("<textarea")[1]
    assert WORDS in shown
    assert "Jo tallella." not in shown


def test_a_form_of_another_page_is_not_given_back(rf):
    request = rf.post("/fi/wish/", {"text": WORDS}, headers={"Sec-Fetch-Site": "cross-site"})
    assert WORDS not in _answered(request).content.decode()


def test_the_page_asks_no_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = _answered(rf.get("/fi/stories/?page=2"))
    assert 'href="/fi/stories/?page=2"' in answer.content.decode()


def test_the_script_hears_that_it_is_not_saved_yet(writing):
    answer = writing("studio:autosave", Accept="application/json")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert answer.json()["state"] == "busy"


def test_what_is_really_broken_still_says_so(rf):
    try:
        raise ValueError
    except ValueError:
        answer = busy.broken_or_busy(rf.get("/fi/"))
    assert answer.status_code == 500
    assert "Retry-After" not in answer


def _answered(request):
    try:
        raise _wrapped(errors.LockNotAvailable())
    except OperationalError:
        return busy.broken_or_busy(request)
