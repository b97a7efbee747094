"""What readers mostly read, as reading settings change it: nothing breaks, nothing goes over the edge."""

import pytest

from .inspecting import facts, go, profiles  # noqa: F401  fixtures
from .looking import accessibility_trouble, repeated_ids, sideways_scroll, small_targets
from .visits import VISITS

READ_MOST = {
    f"nobody {address}".strip()
    for address in (
        *("", "{stories}", "{story}", "{news}", "{news_page}", "{trials}", "{materials}", "{services}"),
        *("{service}", "guide/", "{events}", "{event_forum}", "words/", "search/?q=ote", "reading/"),
    )
}
PAGES = [visit for visit in VISITS if str(visit) in READ_MOST]
# Each with the rules of axe, or by its measures alone where it changes sizes and no colour or structure.
STATES = {
    "symbols=yes": True,
    "calm=yes": True,
    "size=200": True,
    "spacing=wide&letters=wide": False,
    "font=dyslexic&size=150": False,
    "width=long&theme=yellow-on-black&symbols=yes&size=200": False,
}


def test_every_page_that_is_read_most_is_visited():
    assert {str(visit) for visit in PAGES} == READ_MOST


@pytest.mark.parametrize(("choices", "is_judged"), STATES.items())
@pytest.mark.parametrize("visit", PAGES, ids=str)
def test_a_page_holds_in_every_state(go, visit, choices, is_judged):  # noqa: F811
    page = go(visit, "fi", choices)
    trouble = accessibility_trouble(page) if is_judged else []
    trouble += [*repeated_ids(page), *small_targets(page), *sideways_scroll(page)]
    assert not trouble, "\n".join(trouble)
