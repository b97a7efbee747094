"""A browser without voices hears the house: what is heard is marked, and waits when it is told to."""

import re

import pytest

from content import speech_making
from content.speech_text import sentences_of
from tests.factories.recordings import need_ffmpeg
from tests.factories.speech import fake_voice

from .test_listening import HOME, MARKED, STATIC

MUTE = """
Object.defineProperty(window, "speechSynthesis", { value: undefined });
window.sounds = [];
const Sound = window.Audio;
window.Audio = function (address) { const one = new Sound(address); sounds.push(one); return one; };
"""
TEXT = """<h1>Pajalla</h1>
<p>Ensimmäinen lause. Toinen lause<br>Kolmas <span lang="en">peer support</span> loppu.</p>
<nav><p>Ei tätä.</p></nav><details><summary>Lisää</summary><p>Ei vielä.</p></details>
<p style="display: none">Eikä tätä.</p><ul><li>Lista</li></ul>"""
SAID = ["Pajalla", "Ensimmäinen lause.", "Toinen lause", "Kolmas peer support loppu.", "Lisää", "Lista"]


class Listener:
    """A page whose voice is made by the house, and what is heard of it."""

    def __init__(self, page):
        self.page, self.asked = page, []

    def press(self, name):
        self.page.locator(f"[data-act={name}]:visible").click()

    def until(self, words):
        self.page.wait_for_function(f"CSS.highlights.get('spoken') && {MARKED}.trim() === {words!r}")

    def sound(self, what):
        return self.page.evaluate(f"sounds[0].{what}")


def part_of(sound, asked):
    """What a server answers to a question for a part: without it no browser goes back."""
    found = re.match(r"bytes=(\d+)-(\d*)", asked or "")
    first = int(found[1]) if found else 0
    last = int(found[2]) if found and found[2] else len(sound) - 1
    headers = {"Accept-Ranges": "bytes", "Content-Range": f"bytes {first}-{last}/{len(sound)}"}
    return {"status": 206, "headers": headers, "body": sound[first : last + 1]}


@pytest.fixture
def listener(page, settings, tmp_path):
    """Opens the page; `opened(["making", "made"])` answers the questions in turn, the last for ever."""
    need_ffmpeg()
    settings.SPEECH = fake_voice(tmp_path, seconds=1.2)

    def opened(states):
        from django.template.loader import render_to_string
        from django.utils import translation

        class Shown:
            pk = 1

        with translation.override("fi"):
            tools = render_to_string("content/parts/reading_tools.html", {"page": Shown()})
        body = f"<html lang=fi><meta charset=utf-8><body><main>{tools}{TEXT}</main></body></html>"
        voice = speech_making.read_aloud(sentences_of(body, "fi"), "fi")
        here = Listener(page)

        def answer(route):
            path = route.request.url.removeprefix("http://localhost/")
            if path == "speech/1.json":
                here.asked.append(route.request.method)
                told = {"state": states[min(len(here.asked), len(states)) - 1]}
                if told["state"] == "made":
                    told |= {"sound": "/speech/1/x.mp3", "sentences": voice.places}
                route.fulfill(json=told)
            elif path.endswith(".mp3"):
                route.fulfill(
                    content_type="audio/mpeg", **part_of(voice.sound, route.request.headers.get("range"))
                )
            elif path.endswith(".js"):
                file = STATIC / path[path.index("js/") :]
                file = next(file.parent.glob(f"{file.name.split('.')[0]}.js"))
                route.fulfill(body=file.read_text(), content_type="text/javascript")
            elif path == "page/":
                route.fulfill(body=body, content_type="text/html")
            else:
                route.fulfill(body="", content_type="image/svg+xml")

        page.add_init_script(MUTE)
        page.route("**/*", answer)
        page.goto(HOME)
        page.locator("[data-listen] button").click()
        return here

    return opened


def test_the_mark_goes_with_the_voice_and_what_is_not_shown_is_passed_over(listener):
    there = listener(["made"])
    for words in SAID:
        there.until(words)
    there.page.locator(".listen").wait_for(state="detached")
    assert there.asked == ["POST"]
    assert there.sound("paused")


def test_pause_back_and_speed(listener):
    there = listener(["made"])
    there.until("Ensimmäinen lause.")
    there.press("pause")
    assert there.sound("paused")
    there.press("back")
    there.until("Pajalla")
    there.press("play")
    there.page.wait_for_function("!sounds[0].paused && sounds[0].currentTime < 1.2")
    there.page.locator(".listen select").select_option("1.5")
    assert there.sound("playbackRate") == 1.5
    there.press("on")
    there.until("Ensimmäinen lause.")
    there.press("stop")
    assert there.sound("paused")


def test_who_waits_for_the_voice_reads_so_and_then_hears_it(listener):
    there = listener(["making", "making", "made"])
    there.page.get_by_text("Ääntä tehdään. Odota hetki.").wait_for()
    there.until("Pajalla")
    assert there.asked == ["POST", "GET", "GET"]


def test_a_voice_that_cannot_be_made_is_told_kindly(listener):
    there = listener(["making", "cannot"])
    there.page.get_by_text("ei ole ääntä").wait_for()
    assert there.page.locator(".listen").count() == 0
    assert there.asked == ["POST", "GET"]
