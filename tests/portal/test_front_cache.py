"""The cache in front hears what to forget, twice, and a change never waits for it."""

import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from portal.kit import front_cache
from portal.kit.page_changes import EVERYTHING

SOON = 5.0  # seconds at most; a test goes on as soon as it is so


@pytest.fixture
def asked(settings):
    """What a cache was asked to forget, one text each time."""
    words, news = [], threading.Condition()

    class Door(BaseHTTPRequestHandler):
        def do_BAN(self):
            with news:
                words.append(self.headers["X-Forget"])
                news.notify_all()
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_args):
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.FRONT_CACHES = [f"http://127.0.0.1:{server.server_port}"]

    def wait_for(count):
        with news:
            news.wait_for(lambda: len(words) >= count, SOON)
            return list(words)

    yield wait_for
    server.shutdown()
    server.server_close()


def marks_in(header):
    return dict(header)[front_cache.HEADER].decode()


def test_a_page_says_what_it_shows_in_words_that_the_cache_can_find(asked, settings):
    shown = marks_in(front_cache.header(["page:1", "table:words"]))
    assert re.fullmatch(r"[0-9a-f]{8} [0-9a-f]{8}", shown)
    assert marks_in(front_cache.header(["page:1"])) in shown


def test_without_a_cache_in_front_nothing_is_said(settings):
    settings.FRONT_CACHES = []
    assert front_cache.header(["page:1"]) == []


def test_a_page_that_shows_too_much_says_nothing_and_so_is_not_kept(asked):
    assert front_cache.header(f"page:{number}" for number in range(front_cache.MOST_MARKS + 1)) == []
    assert front_cache.header([]) == []


def test_a_change_is_told_at_once_and_once_more(asked):
    front_cache.Forgetting(again_after=0.05).tell(frozenset(["page:1"]))
    first, second = asked(2)
    assert first == second == marks_in(front_cache.header(["page:1"]))


def test_many_changes_are_told_in_pieces_that_fit(asked):
    marks = frozenset(f"page:{number}" for number in range(front_cache.AT_ONCE * 2 + 1))
    front_cache.Forgetting(again_after=60).tell(marks)
    told = asked(3)
    assert max(len(each) for each in told) < 8000
    assert sum(len(each.split("|")) for each in told) == len(marks)


def test_a_change_of_everything_forgets_everything(asked):
    front_cache.Forgetting(again_after=60).tell(frozenset([EVERYTHING, "page:1"]))
    assert asked(1) == ["everything"]


def test_what_was_still_to_be_told_is_told_when_the_process_ends(asked):
    forgetting = front_cache.Forgetting(again_after=60)
    forgetting.tell(frozenset(["page:1"]))
    asked(1)
    forgetting.finish()
    assert len(asked(2)) == 2


def test_a_cache_that_is_away_holds_up_nobody_and_is_named_in_the_log(settings, caplog):
    settings.FRONT_CACHES = ["http://127.0.0.1:9"]
    front_cache.Forgetting(again_after=60).finish()
    forgetting = front_cache.Forgetting(again_after=60)
    with forgetting._is_news:
        forgetting._due.append((0.0, frozenset(["page:1"])))
    forgetting.finish()
    assert "does not answer" in caplog.text
