"""What is too large is turned away by its length, before a byte of it is read."""

import asyncio

import pytest
from django.core.handlers.asgi import ASGIHandler
from django.test import override_settings
from django.urls import reverse

from media_studio import drafting
from portal.kit.bodies import MEGABYTE, BoundedBodies, most_for
from tests.factories.pages import make_site

SMALL = override_settings(BODY_MOST=10, BODY_BOUNDS=[(r"/film/$", 100)])


def through(path, *, length=None, pieces=(b"x" * 8,) * 4):
    """What the application inside read, and what the browser heard."""
    read, heard, left = [], [], list(pieces)

    async def receive():
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    async def send(event):
        heard.append(event)

    async def inside(_scope, receive, _send):
        while (event := await receive())["type"] == "http.request":
            read.append(event["body"])
            if not event["more_body"]:
                break

    headers = [(b"host", b"x")] + ([(b"content-length", str(length).encode())] if length is not None else [])
    scope = {"type": "http", "path": path, "headers": headers}
    asyncio.run(BoundedBodies(inside)(scope, receive, send))
    return b"".join(read), len(left), [event.get("status") for event in heard if "status" in event]


@SMALL
def test_a_length_that_is_too_large_is_not_read_at_all():
    assert through("/fi/wish/", length=32) == (b"", 4, [])
    assert through("/fi/studio/1/film/", length=32) == (b"x" * 32, 0, [])


@SMALL
def test_without_a_length_bytes_are_counted_and_the_rest_is_not_read():
    assert through("/fi/wish/") == (b"x" * 8, 2, [413])
    assert through("/fi/studio/1/film/") == (b"x" * 32, 0, [])


@pytest.mark.django_db(transaction=True)
@SMALL
@pytest.mark.parametrize("told", [b"32", None])
def test_the_framework_itself_answers_calmly_with_and_without_a_length(told):
    make_site()
    heard, left = [], [b"x" * 8] * 4

    async def receive():
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    async def send(event):
        heard.append(event)

    headers = [(b"host", b"testserver"), (b"sec-fetch-site", b"same-origin")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/fi/wish/",
        "query_string": b"",
        "http_version": "1.1",
    }
    scope["headers"] = headers + ([(b"content-length", told)] if told else [])
    asyncio.run(BoundedBodies(ASGIHandler())(scope, receive, send))
    assert [event["status"] for event in heard if "status" in event] == [413]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["films", "recordings", "pictures"])
def test_each_place_takes_what_it_promises_and_a_little_for_the_words(aino, settings, name):
    make_site()
    story = drafting.begin_story(aino, title="Aamu")
    path = reverse(f"studio:{name}", args=[story.pk])
    promised = {"films": "FILM", "recordings": "RECORDING", "pictures": "PICTURES"}[name]
    assert most_for(path) - getattr(settings, f"{promised}_MAX_BYTES") == MEGABYTE
    assert most_for(reverse("studio:story", args=[story.pk])) == settings.BODY_MOST


@pytest.mark.django_db
@SMALL
def test_a_kind_page_says_how_much_fits_and_a_script_hears_why(client):
    make_site()
    page = client.post("/fi/wish/", {"words": "x" * 50})
    assert page.status_code == 413
    assert "Tämä on liian suuri" in page.content.decode()
    assert "Content-Security-Policy" in page.headers
    told = client.post("/fi/wish/", {"words": "x" * 50}, headers={"accept": "application/json"})
    assert told.status_code == 413
    assert "liian suuri" in told.json()["why"]
