"""Every one of our pages in Finnish."""

import pytest

from .inspecting import ELSEWHERE, RARE, SEEN, TEMPLATES, facts, go, inspect, profiles  # noqa: F401  fixtures among them
from .visits import VISITS


@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_a_page_is_accessible_and_reflows(go, visit):  # noqa: F811
    inspect(go(visit, "fi"))


def test_every_template_of_ours_was_looked_at():
    """Last of all: a template that no page showed needs a visit in visits.py."""
    ours = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    assert sorted(name for name in ours - SEEN - RARE if not name.startswith(ELSEWHERE)) == []
