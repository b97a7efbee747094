"""No page scrolls sideways where all that makes letters wide is chosen: at 320 px, without script."""

import json
from functools import partial

import pytest

from .looking import sideways_scroll

HARDEST = {
    "largest and wide letters": "size=200&letters=wide",
    "OpenDyslexic": "size=200&letters=wide&font=dyslexic",
    "everything": "size=200&letters=wide&font=dyslexic&spacing=wide&width=long&symbols=yes&calm=yes",
}
ADDRESSES = {
    "fi": """
        / {stories} {story} {news} {trials} {trial} {programme} {services} {service} {about} {accessibility}
        {events} {event_forum} events/{forum}/sign-up/ guide/ guide/?need=work&job=no&region=04
        search/?q=ty search/?q=zzzz wish/ wishes/ words/ reading/ accounts/login/ join/""",
    "sv": """
        / {stories} {trials} {trial} {services} {service} {accessibility} {event_forum}
        events/{forum}/sign-up/ guide/?need=work&job=no&region=04 search/?q=zzzz wish/ words/ reading/
        accounts/login/""",
}
# Words that a reader meets first, whole: the doors and the menu.
BROKEN_WORDS = """() => [...document.querySelectorAll(".doors-nav a, .site-menu__button")].filter((one) => {
    const text = [...one.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const range = document.createRange();
    range.selectNodeContents(text);
    return range.getClientRects().length > 1;
}).map((one) => one.innerText)"""


@pytest.fixture(scope="module")
def places(live_site):
    return json.loads(live_site.shell("from tests.browser.facts import facts; print(facts())"))


@pytest.fixture
def read(open_page, live_site, places):
    """Opens pages of a language with these reading settings."""

    def opened(page, language, address):
        known = {name.removeprefix(f"{language} "): value for name, value in places.items()}
        answer = page.goto(f"/{language}/{address.removeprefix('/').format_map(known)}")
        assert answer.status == 200
        page.evaluate("() => document.fonts.ready")
        return page

    def with_choices(choices):
        page = open_page(width=320, java_script_enabled=False)
        page.context.add_cookies([{"name": "reading", "value": choices, "url": live_site.url}])
        return partial(opened, page)

    return with_choices


@pytest.mark.parametrize("language", ADDRESSES)
@pytest.mark.parametrize("choices", HARDEST.values(), ids=HARDEST)
def test_no_page_scrolls_sideways(read, language, choices):
    show = read(choices)
    wide = {address: sideways_scroll(show(language, address)) for address in ADDRESSES[language].split()}
    assert {address: found for address, found in wide.items() if found} == {}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("choices", HARDEST.values(), ids=HARDEST)
def test_the_doors_and_the_menu_keep_their_words_whole(read, language, choices):
    assert read(choices)(language, "/").evaluate(BROKEN_WORDS) == []


LINES = """(select) => {
    const [chosen] = select.selectedOptions;
    const style = getComputedStyle(select);
    const ruler = document.createElement("canvas").getContext("2d");
    ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const edges = parseFloat(style.paddingInlineStart) + parseFloat(style.paddingInlineEnd);
    const inside = select.clientWidth - edges;
    const needed = Math.ceil(ruler.measureText(chosen.label).width / inside);
    const high = select.clientHeight - 2 * parseFloat(style.paddingBlockStart);
    return [needed, Math.floor(high / (1.1 * parseFloat(style.fontSize)))];
}"""


@pytest.mark.parametrize("size", ["100", "200"])
def test_what_is_chosen_in_a_list_is_read_to_its_end(read, size):
    page = read(f"size={size}")("fi", "{services}")
    page.set_viewport_size({"width": 360, "height": 740})
    for name in ("need", "region"):
        needed, shown = page.locator(f"select#{name}").evaluate(LINES)
        assert shown >= needed


def test_a_heading_stays_larger_than_what_follows_it(read):
    page = read("size=200")("fi", "{services}")
    page.set_viewport_size({"width": 360, "height": 740})
    sizes = (
        "(names) => names.map((name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize))"
    )
    heading, lead, body = page.evaluate(sizes, ["h1", ".lead", "body"])
    assert heading >= 1.3 * lead >= 1.3 * body
