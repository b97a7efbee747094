"""Every one of our pages in Finnish."""

import pytest

from .inspecting import facts, go, inspect, never_looked_at, profiles  # noqa: F401  fixtures among them
from .visits import VISITS


@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_a_page_is_accessible_and_reflows(go, visit):  # noqa: F811
    inspect(go(visit, "fi"), "fi")


def test_every_template_of_ours_was_looked_at():
    """Last of all: a template that no page showed needs a visit in visits.py."""
    assert never_looked_at("fi") == []
