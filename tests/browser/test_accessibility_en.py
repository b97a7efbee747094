"""Every one of our pages in English."""

import pytest

from .inspecting import facts, go, inspect, profiles  # noqa: F401  fixtures among them
from .visits import VISITS


@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_a_page_is_accessible_and_reflows(go, visit):  # noqa: F811
    inspect(go(visit, "en"), colours=False)
