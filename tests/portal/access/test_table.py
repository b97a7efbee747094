"""Every address for everybody, against the table: who gets what, what it changes, what it must not tell."""

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection
from django.urls import include, path

from media_studio.routing import websocket_urlpatterns as beside_stories
from peer.routing import websocket_urlpatterns as rooms
from portal import urls

from .declared import Line, lines
from .walking import address_of, ask, pattern_of, patterns
from .world import SECRETS

LINES = lines()
# Mounted by Wagtail behind an address of ours that answers first; the table asks for it there.
NEVER_REACHED = {"wagtailcore_authenticate_with_password"}
# Sockets are asked in tests/peer/test_sockets.py and tests/flows/test_beside.py:
# 4401 when signed out, 4403 for whoever may not come in.
SOCKETS = {"ws/rooms/<slug:slug>/", "ws/queue/", "ws/stories/<id:pk>/"}
DEMO = {"demo/", "demo/<slug:name>/"}

urlpatterns = [path("demo/", include("portal.accounts.demo_urls")), *urls.urlpatterns]


def test_every_address_is_in_the_table(world):
    """Ours one by one; of Wagtail's groups of pages, at least one address of each group."""
    asked = [pattern_of(address_of(line.words, world.facts)) for line in LINES]
    routes = {one.route for one in asked}
    groups = {one.space for one in asked if one.is_of_the_cms and one.space}
    missing = [
        str(one)
        for one in patterns()
        if one.route not in routes and one.name not in NEVER_REACHED and one.space not in groups
    ]
    assert missing == []


def test_the_table_lets_nothing_fail_and_no_refusal_change_anything():
    answers = {code for line in LINES for code in line.answers.values()}
    assert {code for code in answers if code.startswith("5")} == set()
    assert {code for code in answers if code.endswith("!") and code[0] not in "23"} <= {"422!"}
    assert len({str(line) for line in LINES}) == len(LINES)


def people_to_ask(line: Line) -> list[str]:
    """Everybody; on a second database one for each answer, for who gets what does not depend on it."""
    if connection.vendor == "sqlite":
        return list(line.answers)
    return list({code: name for name, code in line.answers.items()}.values())


@pytest.mark.parametrize("line", LINES, ids=str)
def test_everybody_gets_what_the_table_says(world, line):
    address, told, seen = address_of(line.words, world.facts), {}, []
    for name in people_to_ask(line):
        browser = world.browsers[name]
        if line.method == "POST":
            cache.clear()  # or the counts of forms sent from one machine would answer
        answer = ask(browser, line.method, address)
        told[name] = answer.code
        seen += [(name, word) for word, who in SECRETS.items() if word in answer.text and name not in who]
    assert told == {name: line.answers[name] for name in told}
    assert seen == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("aino", "studio:preview draft"),
        ("editor", "studio:preview with_editor"),
        ("aino", "peer:room invited"),
        ("moderator", "peer:item held"),
        ("moderator", "peer:person seat"),
        ("editor", "wagtailsnippets_content_signup:inspect sign_up"),
    ],
)
def test_the_secrets_are_there_for_those_whose_they_are(world, name, words):
    """Or the table would look for words that nobody ever wrote."""
    text = ask(world.browsers[name], "GET", address_of(words, world.facts)).text
    assert [word for word, who in SECRETS.items() if word in text and name in who] != []


@pytest.mark.parametrize("name", ["member", "professional", "moderator"])
def test_whoever_may_not_use_the_cms_is_not_sent_in_circles(world, name):
    client, cookies = world.browsers[name]
    client.cookies.load(cookies)
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/fi/me/"


def test_every_socket_is_known():
    assert {str(one.pattern) for one in [*rooms, *beside_stories]} == SOCKETS


@pytest.mark.skipif("sqlite" not in django_settings.DATABASES["default"]["ENGINE"], reason="SQLite")
def test_the_demo_is_there_for_everybody_where_there_is_one_and_else_for_nobody(world, settings, tmp_path):
    assert not DEMO & {one.route for one in patterns()}
    settings.ROOT_URLCONF, settings.DEMO, settings.HOST = __name__, True, "localhost"
    settings.DATA_DIR = tmp_path
    assert {one.route for one in patterns() if one.route.startswith("demo")} == DEMO
    for client, cookies in world.browsers.values():
        client.cookies.load(cookies)
        there = {"host": "localhost"}
        assert client.get("/demo/", headers=there).status_code == 200
        assert client.get("/demo/aino/", headers=there).status_code == 405
        assert client.post("/demo/aino/").status_code == 403  # not the host of this machine
