"""Public pages that the server keeps: who gets one, when it goes, and that it is made once."""

import asyncio
from itertools import count

import pytest
from django.core.cache import cache

from portal.kit import change_news, kept_pages, page_changes
from portal.kit.kept_pages import KeptPages
from portal.kit.page_changes import EVERYTHING
from portal.kit.shelf import Shelf

SHARED = [(b"content-type", b"text/html"), (b"cache-control", b"public, max-age=30"), (b"etag", b'"one"')]


@pytest.fixture(autouse=True)
def listeners(monkeypatch):
    monkeypatch.setattr(page_changes, "listeners", [])


class Pages:
    """Stands for the framework: counts what it is asked, and answers as told."""

    def __init__(self, headers=SHARED, status=200, marks=("page:1",), wait=False):
        self.headers, self.status, self.marks, self.asked = headers, status, marks, count()
        self.times, self.may_go_on = 0, asyncio.Event()
        if not wait:
            self.may_go_on.set()

    async def __call__(self, scope, receive, send):
        self.times += 1
        page_changes.shows(*self.marks, f"path:{scope['path']}")
        await self.may_go_on.wait()
        await send({"type": "http.response.start", "status": self.status, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": f"{scope['path']} {self.times}".encode()})


async def ask(app, path="/fi/", method="GET", query=b"", **headers):
    """The status, the headers and the bytes of an answer."""
    sent = []

    async def send(message):
        sent.append(message)

    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": pairs}
    await app({**scope, "scheme": "http"}, None, send)
    return sent[0]["status"], dict(sent[0]["headers"]), b"".join(each.get("body", b"") for each in sent[1:])


def run(walk):
    return asyncio.run(walk())


def test_a_page_is_made_once_whatever_cookies_come():
    async def walk():
        pages = Pages()
        app = KeptPages(pages)
        first = await ask(app)
        assert first == (200, dict(SHARED), b"/fi/ 1")
        for cookie in ("", "sessionid=" + "a" * 32, "_ga=GA1.2.3; csrftoken=x", "reading=big"):
            assert await ask(app, cookie=cookie) == first
        assert pages.times == 1

    run(walk)


def test_another_address_host_or_part_is_another_page_and_other_questions_are_not_kept():
    async def walk():
        pages = Pages()
        app = KeptPages(pages)
        others = [{"path": "/sv/"}, {"host": "other"}, {"query": b"page=2"}, {"x_forwarded_proto": "https"}]
        for different in [{}, *others, *others]:
            await ask(app, **different)
        assert pages.times == 5
        for query in (b"q=sana", b"page=2&q=sana", b"page=x", b"page=" + b"1" * 30):
            await ask(app, query=query)
            await ask(app, query=query)
        assert pages.times == 5 + 8

    run(walk)


def test_who_has_the_bytes_gets_304_and_head_gets_no_bytes():
    async def walk():
        app = KeptPages(pages := Pages())
        status, headers, body = await ask(app, if_none_match='"one"')
        assert (status, body) == (304, b"")
        assert b"content-type" not in headers
        assert (await ask(app, if_none_match='W/"one", "two"'))[0] == 304
        assert (await ask(app, if_none_match='"old"'))[::2] == (200, b"/fi/ 1")
        assert await ask(app, method="HEAD") == (200, dict(SHARED), b"")
        assert pages.times == 1

    run(walk)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (SHARED, 404),
        (SHARED[:2], 200),
        ([SHARED[0], (b"cache-control", b"private"), SHARED[2]], 200),
        ([*SHARED, (b"set-cookie", b"a=b")], 200),
        ([*SHARED, (b"vary", b"Accept, Cookie")], 200),
        ([(b"content-type", b"application/json"), *SHARED[1:]], 200),
    ],
)
def test_what_is_not_the_same_for_everybody_is_not_kept(headers, status):
    async def walk():
        app = KeptPages(pages := Pages(headers, status))
        for number in (1, 2):
            assert (await ask(app))[::2] == (status, f"/fi/ {number}".encode())
        assert pages.times == 2
        await ask(app, method="POST")
        assert pages.times == 3

    run(walk)


def test_an_answer_that_read_what_nobody_speaks_for_is_not_kept():
    async def careless(scope, receive, send):
        page_changes._note(lambda *_all: None, 'SELECT 1 FROM "strange"', (), False, {})
        await pages(scope, receive, send)

    async def walk():
        app = KeptPages(careless)
        await ask(app)
        await ask(app)
        assert pages.times == 2
        app.app = pages
        await ask(app)
        await ask(app)
        assert pages.times == 3

    pages = Pages()
    run(walk)


def test_a_change_takes_the_pages_that_show_it_and_no_other():
    async def walk():
        app = KeptPages(pages := Pages())
        for path in ("/fi/", "/sv/"):
            await ask(app, path)
        page_changes.tell(frozenset(["path:/fi/", "page:7"]))
        assert (await ask(app, "/fi/"))[2] == b"/fi/ 3"
        assert (await ask(app, "/sv/"))[2] == b"/sv/ 2"
        page_changes.tell(frozenset([EVERYTHING]))
        assert (await ask(app, "/sv/"))[2] == b"/sv/ 4"
        assert pages.times == 4

    run(walk)


def test_a_page_that_was_begun_before_a_change_is_not_kept():
    async def walk():
        app = KeptPages(pages := Pages(wait=True))
        asked = asyncio.create_task(ask(app))
        await asyncio.sleep(0)
        page_changes.tell(frozenset(["page:1"]))
        pages.may_go_on.set()
        assert (await asked)[2] == b"/fi/ 1"
        assert (await ask(app))[2] == b"/fi/ 2"
        assert (await ask(app))[2] == b"/fi/ 2"

    run(walk)


def test_thirty_two_readers_at_once_get_one_making():
    async def walk():
        app = KeptPages(pages := Pages(wait=True))
        asked = [asyncio.create_task(ask(app)) for _each in range(32)]
        await asyncio.sleep(0)
        pages.may_go_on.set()
        assert {body for _status, _headers, body in await asyncio.gather(*asked)} == {b"/fi/ 1"}
        assert pages.times == 1

    run(walk)


def test_those_who_are_signed_in_do_not_wait_for_each_other_at_a_page_that_is_not_shared():
    async def walk():
        app = KeptPages(pages := Pages(SHARED[:2], wait=True))
        asked = [asyncio.create_task(ask(app, cookie="sessionid=x")) for _each in range(3)]
        await asyncio.sleep(0)
        assert pages.times == 3
        pages.may_go_on.set()
        await asyncio.gather(*asked)

    run(walk)


def test_when_making_fails_the_next_reader_makes_it():
    async def walk():
        async def broken(scope, receive, send):
            raise RuntimeError

        app = KeptPages(broken)
        for _time in (1, 2):
            with pytest.raises(RuntimeError):
                await ask(app)
        app.app = Pages()
        assert (await ask(app))[0] == 200

    run(walk)


def test_a_page_goes_by_itself_soon_enough_for_a_story_that_is_taken_back(monkeypatch):
    from portal.kit.public_pages import KEPT_FOR, SHARED_FOR

    assert KEPT_FOR + SHARED_FOR < 60

    async def walk():
        app = KeptPages(pages := Pages())
        await ask(app)
        now = kept_pages.time.monotonic()
        monkeypatch.setattr(kept_pages.time, "monotonic", lambda: now + KEPT_FOR + 1)
        await ask(app)
        assert pages.times == 2

    run(walk)


def test_the_shelf_holds_no_more_than_it_may():
    async def walk():
        app = KeptPages(pages := Pages(), Shelf(most=30))
        for number in range(10):
            await ask(app, f"/{number}/")
        await ask(app, "/9/")
        assert pages.times == 10
        await ask(app, "/0/")
        assert pages.times == 11

    run(walk)


def test_another_program_tells_the_server_by_the_time_of_a_file(settings, tmp_path):
    settings.PAGES_CHANGED_FILE = tmp_path / "changed"

    async def walk():
        app = KeptPages(pages := Pages())
        await ask(app)
        change_news.spread(frozenset(["page:9"]))
        await ask(app)
        await ask(app)
        assert pages.times == 2

    run(walk)


def test_processes_tell_each_other_by_the_cache_that_they_share(settings, monkeypatch):
    settings.PAGES_KEPT_BY_MANY = True
    cache.clear()
    heard, hearing = [], change_news.CacheHearing()
    hearing.look(heard.append)
    assert heard.pop() == {EVERYTHING}
    change_news.spread(frozenset(["page:1"]))
    hearing.look(heard.append)
    assert heard == []  # its own
    monkeypatch.setattr(change_news, "HERE", "another")
    change_news.spread(frozenset(["page:2", "pages"]))
    monkeypatch.setattr(change_news, "HERE", "here")
    hearing.look(heard.append)
    assert heard.pop() == {"page:2", "pages"}
    cache.incr(change_news.NUMBER)  # told, and what was told is missing
    hearing.look(heard.append)
    assert heard.pop() == {EVERYTHING}
    monkeypatch.setattr(change_news.cache, "get", lambda *_all: 1 / 0)
    hearing.look(heard.append)
    assert heard.pop() == {EVERYTHING}
    assert not hearing.is_due
