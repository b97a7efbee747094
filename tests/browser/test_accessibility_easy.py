"""Some pages in easy Finnish: twins, one that is borrowed, the switch. Templates are looked at elsewhere."""

import pytest

from .inspecting import facts, go, inspect, profiles  # noqa: F401  fixtures among them
from .visits import NOBODY, Visit

ADDRESSES = (
    "",
    "tarinat/",
    "uutiset/viisi-tapaa/",
    "kokeilut/ote/",
    "kokeilut/sataosaa/",
    "palvelut/ohjaamo/",
    "palvelut/palkkatuki/",  # borrowed: it says that it is not easy
    "guide/",
    "search/?q=kahvi",
    "reading/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_easy_page_is_accessible_and_reflows(go, address):  # noqa: F811
    inspect(go(Visit(NOBODY, address), "fi-simple"), "fi-simple")
