"""Which tests ask a server: none is in both parts, or in neither; and no test falls between the runs."""

from types import SimpleNamespace

import pytest

from tests.apart import LONGEST, does_ask_a_server, does_empty_the_tables
from tests.ran import ROOT, fallen_through


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


@pytest.mark.parametrize(("words", "empties"), [({}, False), ({"transaction": True}, True)])
def test_what_empties_the_tables_goes_last(words, empties):
    marker = SimpleNamespace(kwargs=words)
    assert does_empty_the_tables(SimpleNamespace(get_closest_marker=lambda _name: marker)) is empties
    assert does_empty_the_tables(item("room", "transactional_db"))
    assert not does_empty_the_tables(item("room", "db"))


def test_the_longest_files_are_there():
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []


def test_what_no_run_ran_is_named():
    told = [
        {"found": ["tests/test_a.py::one", "tests/test_a.py::two"], "ran": ["tests/test_a.py::one"]},
        {"found": ["tests/test_a.py::one", "tests/test_a.py::two"], "ran": []},
        {"found": ["tests/test_b.py::three"], "ran": ["tests/test_b.py::three"]},
    ]
    files = ["tests/test_a.py", "tests/test_b.py", "tests/new/test_c.py"]
    assert fallen_through(told, files) == ["tests/test_a.py::two", "tests/new/test_c.py"]
    told[1]["ran"] = ["tests/test_a.py::two"]
    assert fallen_through(told, files[:2]) == []


def test_every_run_of_the_layers_says_what_it_ran():
    lines = (ROOT / "tests" / "layers.sh").read_text().splitlines()
    runs = [line for line in lines if "pytest" in line and not line.lstrip().startswith("#")]
    assert runs
    assert [line for line in runs if "-p tests.ran" not in line and "tests/production" not in line] == []
