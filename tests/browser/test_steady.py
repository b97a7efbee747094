"""Nothing jumps on a phone when the letters of ours come later than the words.

The letters until then are as wide as ours in the middle: a paragraph that all but fills its last line
may still gain or lose it, and no sum of widths can help that.
"""

import pytest

FEW = 0.1  # a page moves less than this where it is called good: https://web.dev/articles/cls
MOVED = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize("address", ["", "palvelut/", "guide/", "tapahtumat/", "accounts/login/", "tarinat/"])
def test_no_line_moves_when_the_letters_come(open_page, address):
    page, waiting, come = open_page(width=412), [], []
    page.route("**/*.woff2", lambda route: route.continue_() if come else waiting.append(route))
    page.goto(f"/fi/{address}", wait_until="commit")
    page.locator("h1").wait_for()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert waiting
    come.append("now")
    for route in waiting:
        route.continue_()
    page.evaluate("() => document.fonts.ready")
    assert page.evaluate(MOVED) < FEW
