"""Six pages in every theme."""

import pytest

from portal.reading.choices import SETTINGS

from .inspecting import facts, go, profiles  # noqa: F401  fixtures
from .looking import accessibility_trouble
from .visits import VISITS

THEMES = tuple(key for key in next(one for one in SETTINGS if one.key == "theme").options if key != "device")
SIX_PAGES = [
    *(visit for visit in VISITS if str(visit) in {"nobody", "nobody {story}", "nobody accounts/login/"}),
    *(visit for visit in VISITS if str(visit) in {"aino studio/", "oiva rooms/{room}/", "mirja queue/"}),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("visit", SIX_PAGES, ids=str)
def test_a_page_is_accessible_in_every_theme(go, visit, theme):  # noqa: F811
    trouble = accessibility_trouble(go(visit, "fi", f"theme={theme}"))
    assert not trouble, "\n".join(trouble)
