"""Tests that ask a server apart from those that read code: `pytest -p tests.apart --servers=no`, or `=yes`.

Of the first, those that empty the tables behind them go by themselves, last: `--emptying=yes`, or `=no`.

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
    """Without the options, every test runs."""
    parser.addoption("--servers", choices=("yes", "no"))
    parser.addoption("--emptying", choices=("yes", "no"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every test is in one of the two parts; those of the longest files come first."""
    for option, does in (("--servers", does_ask_a_server), ("--emptying", does_empty_the_tables)):
        if wished := config.getoption(option):
            left_out = {item for item in items if does(item) != (wished == "yes")}
            config.hook.pytest_deselected(items=list(left_out))
            items[:] = sorted((item for item in items if item not in left_out), key=_turn)


def does_ask_a_server(item: pytest.Item) -> bool:
    """The database, or the layer between processes, which only tests with a loop use."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "asyncio"))
    return marked or bool(SERVED & set(getattr(item, "fixturenames", ())))


def does_empty_the_tables(item: pytest.Item) -> bool:
    """Whether the tables are emptied after it, the first pages too: such tests run when all else is done."""
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", ())
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in fixtures


def _turn(item: pytest.Item) -> int:
    """When a file's turn comes; the order is otherwise as it was."""
    return next((n for n, name in enumerate(LONGEST) if item.path.match(name)), len(LONGEST))
