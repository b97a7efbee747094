"""Listening to a page by a voice that the test moves: sentence by sentence, each in its own language."""

from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

HOME = "http://localhost/page/"
STATIC = Path(__file__).resolve().parents[2] / "static"
# A browser's voices that say only what the test lets them: what was asked for is in `asked`, in order.
VOICES = """
window.asked = [];
window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; this.rate = 1; }
};
const synth = new EventTarget();
synth.waiting = [];
synth.voices = ["fi-FI", "en-GB"].map((lang) => ({ lang }));
synth.getVoices = () => synth.voices;
synth.speak = (one) => {
    asked.push([one.text.trim(), one.voice && one.voice.lang, one.rate]);
    synth.waiting.push(one);
};
synth.cancel = () => { synth.waiting.splice(0).forEach((one) => one.dispatchEvent(new Event("error"))); };
synth.ends = () => synth.waiting.shift().dispatchEvent(new Event("end"));
Object.defineProperty(window, "speechSynthesis", { value: synth });
"""
TEXT = """
<h1>Pajalla</h1>
<p>Ensimmäinen lause. Toinen lause<br>Kolmas <span lang="en">peer support</span> loppu.</p>
<nav><p>Ei tätä.</p></nav><p hidden>Eikä tätä.</p><ul><li>Lista</li></ul>
"""
MARKED = "[...CSS.highlights.get('spoken')].join('')"


class Reader:
    """A page with its tools, and what its voice was asked to say."""

    def __init__(self, page):
        self.page = page

    def press(self, name):
        self.page.locator(f"[data-act={name}]:visible").click()

    def listen(self):
        self.press_listen()
        self.page.locator(".listen").wait_for()

    def press_listen(self):
        self.page.locator("[data-listen] button").click()

    def ends(self):
        self.page.evaluate("speechSynthesis.ends()")

    @property
    def asked(self):
        return self.page.evaluate("asked")

    @property
    def marked(self):
        return self.page.evaluate(MARKED).strip()


@pytest.fixture
def reader(page):
    """Opens a page in Finnish; `opened("sv")` in another language, `more` comes after the text."""

    def opened(language="fi", more=""):
        page.add_init_script(VOICES)

        class Shown:
            pk = 1

        with translation.override("fi"):
            tools = render_to_string("content/parts/reading_tools.html", {"page": Shown()})

        def answer(route):
            path = route.request.url.removeprefix("http://localhost/")
            if path.endswith(".js"):
                file = STATIC / path[path.index("js/") :]
                file = next(file.parent.glob(f"{file.name.split('.')[0]}.js"))
                route.fulfill(body=file.read_text(), content_type="text/javascript")
            elif path == "page/":
                body = f"<html lang={language}><meta charset=utf-8><main>{tools}{TEXT}{more}</main></html>"
                route.fulfill(body=body, content_type="text/html")
            else:
                route.fulfill(body="", content_type="image/svg+xml")

        page.route("**/*", answer)
        page.goto(HOME)
        return Reader(page)

    return opened


def test_each_sentence_is_marked_while_it_is_said_and_other_languages_have_their_voice(reader):
    there = reader()
    there.listen()
    for marked in ("Pajalla", "Ensimmäinen lause.", "Toinen lause"):
        assert there.marked == marked
        there.ends()
    assert [voice for _text, voice, _rate in there.asked[3:]] == ["fi-FI", "en-GB", "fi-FI"]
    assert there.marked == "Kolmas peer support loppu."
    for _chunk in range(3):
        there.ends()
    assert there.marked == "Lista"
    there.ends()
    assert there.page.locator(".listen").count() == 0
    assert "tätä" not in str(there.asked)


def test_what_a_form_asks_is_read_where_the_page_says_so(reader):
    label = "<div><input type=checkbox id=one><label for=one>{}</label></div>"
    legend = "<legend class=visually-hidden>Sama</legend>"
    form = f"<form{{}}><fieldset>{legend}{{}}</fieldset><button>Jatka</button></form>"
    there = reader(
        more=form.format(" data-read", label.format("Työ") + label.format("Raha"))
        + form.format("", label.format("Ei tätä"))
    )
    there.listen()
    while there.page.locator(".listen").count():
        there.ends()
    assert [words for words, _voice, _rate in there.asked][-3:] == ["Lista", "Työ", "Raha"]


def test_pause_back_and_on_begin_a_sentence_anew(reader):
    there = reader()
    there.listen()
    there.press("on")
    there.press("pause")
    assert there.page.evaluate("speechSynthesis.waiting.length") == 0
    there.press("play")
    there.press("back")
    said = [text for text, *_ in there.asked]
    assert said == ["Pajalla", "Ensimmäinen lause.", "Ensimmäinen lause.", "Pajalla"]


def test_the_speed_is_remembered_and_the_keyboard_is_enough(reader):
    there = reader()
    keys = there.page.keyboard
    there.page.locator("[data-listen] button").focus()
    keys.press("Enter")
    there.page.locator("[data-act=pause]:focus").wait_for()
    there.page.locator(".listen select").select_option("1.5")
    assert there.asked[-1] == ["Pajalla", "fi-FI", 1.5]
    there.page.locator(".listen select").press("Escape")
    assert there.page.locator("[data-listen] button:focus").count() == 1
    there.page.reload()
    there.listen()
    assert there.asked[-1][2] == 1.5


def test_a_browser_without_the_voice_says_so(reader):
    there = reader("sv")
    there.page.evaluate("import('/static/js/reading/listen.js')")
    there.page.clock.install()
    there.press_listen()
    there.page.clock.run_for(2000)
    assert "ei ole ääntä" in there.page.locator("[data-listen-told]").text_content()
    assert there.asked == []


def test_a_recorded_voice_comes_first(reader):
    there = reader(more='<figure class="recording"><audio controls></audio></figure>')
    there.page.evaluate("() => { HTMLMediaElement.prototype.play = () => asked.push('own'); }")
    there.page.locator("[data-own-voice] button").click()
    there.page.wait_for_function("asked.length")
    assert there.asked == ["own"]
    assert there.page.locator("[data-listen]").text_content().strip() == "Anna selaimen lukea"


def test_leaving_the_page_ends_the_voice(reader):
    there = reader()
    there.listen()
    there.page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert there.page.evaluate("speechSynthesis.waiting.length") == 0
