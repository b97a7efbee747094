"""Which tests ask a server: none is in both parts, or in neither."""

from types import SimpleNamespace

import pytest

from tests.apart import does_ask_a_server


def item(*fixtures, marked=""):
    return SimpleNamespace(fixturenames=fixtures, get_closest_marker=lambda name: name == marked or None)


@pytest.mark.parametrize(
    ("one", "asks"),
    [
        (item(), False),
        (item("tmp_path", "settings"), False),
        (item("aino", "db"), True),
        (item("room", "transactional_db"), True),
        (item(marked="django_db"), True),
        (item(marked="asyncio"), True),
        (SimpleNamespace(get_closest_marker=lambda _name: None), False),
    ],
)
def test_what_names_a_server_asks_one(one, asks):
    assert does_ask_a_server(one) is asks
