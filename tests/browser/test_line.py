"""The line of a room by a clock that the test moves: silence, openings without answer, ends for good."""

from pathlib import Path

import pytest

HOME = "http://localhost/room/"
SCRIPT = Path(__file__).resolve().parents[2] / "static" / "js" / "room" / "line.js"
# Sockets that do only what the test says; what the page was told is in `told`.
SOCKETS = """
window.sockets = [];
window.told = [];
window.WebSocket = class extends EventTarget {
    static OPEN = 1;
    static CLOSED = 3;
    readyState = 0;
    constructor() { super(); sockets.push(this); }
    opens() { this.readyState = 1; this.dispatchEvent(new Event("open")); }
    hears(frame) { this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) })); }
    ends(code) { this.readyState = 3; this.dispatchEvent(new CloseEvent("close", { code })); }
    close() { this.isLeft = true; }
};
"""
OPEN_LINE = """async () => {
    const { Line } = await import("/line.js");
    window.line = new Line("/ws/rooms/coffee/", {
        opened: () => told.push("opened"),
        said: (state) => told.push(state),
        heard: (frame) => told.push(frame.type),
    });
    line.open();
}"""


class Room:
    """A page with one line. The clock stands until `after` moves it."""

    def __init__(self, page):
        self.page = page

    def after(self, seconds):
        self.page.clock.run_for(round(seconds * 1000))

    def waits_for_the_next(self):
        """The line breaks; after so many seconds another one is opened, in halves."""
        before = self.sockets
        self.newest("ends(1006)")
        for halves in range(1, 60):
            self.after(0.5)
            if self.sockets > before:
                return halves / 2
        raise AssertionError("no other line was opened")

    def newest(self, what):
        self.page.evaluate(f"sockets.at(-1).{what}")

    @property
    def told(self):
        return self.page.evaluate("told")

    @property
    def sockets(self):
        return self.page.evaluate("sockets.length")


@pytest.fixture
def room(browser):
    context = browser.new_context()
    page = context.new_page()
    page.clock.install()
    page.add_init_script(SOCKETS)
    page.route(HOME, lambda route: route.fulfill(body="<title>Room</title>", content_type="text/html"))
    page.route("**/line.js", lambda route: route.fulfill(path=SCRIPT, content_type="text/javascript"))
    page.goto(HOME)
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    page.evaluate(OPEN_LINE)
    yield Room(page)
    context.close()


def test_forty_five_seconds_of_silence_are_a_lost_line(room):
    room.newest("opens()")
    room.after(44.9)
    assert room.told == ["opened"]
    room.after(0.2)
    assert room.told == ["opened", "lost"]
    assert room.page.evaluate("sockets[0].isLeft")
    room.after(1.3)
    assert room.sockets == 2
    room.newest("opens()")
    assert room.told == ["opened", "lost", "back", "opened"]


def test_each_word_of_the_server_begins_the_silence_anew(room):
    room.newest("opens()")
    for _ in range(3):
        room.after(40)
        room.newest("hears({ type: 'here' })")
    assert "lost" not in room.told
    room.after(45.1)
    assert room.told[-1] == "lost"


def test_an_opening_that_nobody_answers_is_given_up_after_fifteen_seconds(room):
    room.after(14.9)
    assert (room.told, room.sockets) == ([], 1)
    room.after(0.2)
    assert room.told == ["lost"]
    room.after(1.3)
    assert room.sockets == 2


def test_what_a_dead_line_says_late_is_not_heard(room):
    room.newest("opens()")
    room.after(45.1)
    room.page.evaluate("sockets[0].hears({ type: 'change' }); sockets[0].ends(1006)")
    assert room.told == ["opened", "lost"]
    room.after(1.3)
    assert room.sockets == 2


def test_the_waits_grow_and_never_beyond_fifteen_seconds_and_a_quarter(room):
    waits = [room.waits_for_the_next() for _ in range(8)]
    assert waits[0] <= 1.5
    assert waits[-1] >= 11
    assert max(waits) <= 19


@pytest.mark.parametrize(
    ("code", "state"), [(4401, "signed-out"), (4403, "no-seat"), (4409, "elsewhere")], ids=str
)
def test_an_end_for_good_is_said_and_nothing_is_opened_again(room, code, state):
    room.newest("opens()")
    room.newest(f"ends({code})")
    room.after(600)
    assert (room.told, room.sockets) == (["opened", state], 1)


def test_whoever_was_too_fast_comes_back_later_than_others(room):
    room.newest("opens()")
    room.newest("ends(4429)")
    room.after(11)
    assert room.sockets == 1
    room.after(8)
    assert room.sockets == 2


def test_whoever_leaves_has_no_line_any_more(room):
    room.newest("opens()")
    room.page.evaluate("line.end()")
    room.newest("ends(1000)")
    room.after(600)
    assert (room.told, room.sockets) == (["opened"], 1)
