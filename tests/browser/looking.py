"""What a page is measured by: axe with its strictest rules, the size of targets, and reflow."""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = [
    *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"),
    *("EN-301-549", "section508", "ACT"),
]
# Off unless asked for by hand.
STRICT_RULES = [
    *("color-contrast-enhanced", "target-size", "identical-links-same-purpose", "meta-refresh-no-exceptions"),
]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {name: {"enabled": True} for name in STRICT_RULES},
    "resultTypes": ["violations", "incomplete"],
}
# More than half of the time, and a colour is the same in every language.
COLOURS = ("color-contrast", "color-contrast-enhanced")
SMALLEST_TARGET = 44
NARROWEST = 320

REPEATED_IDS = """
() => [...document.querySelectorAll("[id]")].map((element) => element.id)
    .filter((id, place, ids) => ids.indexOf(id) !== place)
"""
SMALL_TARGETS = (Path(__file__).parent / "small_targets.js").read_text()
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_WIDE = """
() => [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 5).map((element) => element.outerHTML.slice(0, 120))
"""


def accessibility_trouble(page: Page, *, colours: bool = True) -> list[str]:
    """Every violation, and everything that axe could not decide; contrast only where asked for."""
    # A colour that is still on its way to another one would be judged as it is just then.
    page.evaluate("() => Promise.all(document.getAnimations().map((animation) => animation.finished))")
    # What lies under a field to carry the marks of words has no colour of its own, and nobody hears it.
    page.evaluate("() => document.querySelectorAll('.marked__layer').forEach((layer) => layer.hidden = true)")
    page.evaluate(AXE_SCRIPT)
    rules = OPTIONS["rules"] | ({} if colours else {name: {"enabled": False} for name in COLOURS})
    found = page.evaluate("options => axe.run(document, options)", {**OPTIONS, "rules": rules})
    return [
        f"{kind} {rule['id']}: {node['target']} {node['html'][:160]} {_why(node)}"
        for kind in ("violations", "incomplete")
        for rule in found[kind]
        for node in rule["nodes"]
    ]


def _why(node: dict) -> str:
    return "; ".join(part["message"] for part in node["any"] + node["all"] + node["none"])


def repeated_ids(page: Page) -> list[str]:
    """Names of elements that stand twice in the page: a link to one leads nowhere sure."""
    return [f"twice in the page: id={name}" for name in page.evaluate(REPEATED_IDS)]


def small_targets(page: Page) -> list[str]:
    """What one presses that is under 44 × 44 px."""
    return page.evaluate(SMALL_TARGETS, SMALLEST_TARGET)


def sideways_scroll(page: Page) -> list[str]:
    """What makes a narrow window scroll sideways; nothing when it does not."""
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    return page.evaluate(TOO_WIDE) or ["something"] if page.evaluate(SIDEWAYS) > 0 else []
