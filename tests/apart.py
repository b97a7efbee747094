"""Tests that ask a server apart from those that read code: `pytest -p tests.apart --servers=no`, or `=yes`.

The first need no database, so they run while one is made; and on other servers they would say the same again.
"""

import pytest

SERVED = {"db", "transactional_db", "django_db_setup", "live_site"}
# Files that take longest; begun last, one process would still be at them when the others are done.
LONGEST = (
    "portal/access/test_table.py",
    "media_studio/test_nowhere.py",
    "portal/test_seed.py",
    "content/test_search_forgives.py",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Without the option, every test runs."""
    parser.addoption("--servers", choices=("yes", "no"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every test is in one of the two parts; those of the longest files come first."""
    if wished := config.getoption("--servers"):
        left_out = [item for item in items if does_ask_a_server(item) != (wished == "yes")]
        config.hook.pytest_deselected(items=left_out)
        gone = set(left_out)
        items[:] = sorted((item for item in items if item not in gone), key=_turn)


def does_ask_a_server(item: pytest.Item) -> bool:
    """The database, or the layer between processes, which only tests with a loop use."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "asyncio"))
    return marked or bool(SERVED & set(getattr(item, "fixturenames", ())))


def _turn(item: pytest.Item) -> int:
    """When a file's turn comes; the order is otherwise as it was."""
    return next((n for n, name in enumerate(LONGEST) if item.path.match(name)), len(LONGEST))
