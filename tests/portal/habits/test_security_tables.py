"""docs/security.md: no requirement and no threat is missing, and each test that it names exists."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = ROOT / "docs" / "security.md"
ROW = re.compile(
    r"^\| V(\d+\.\d+\.\d+) \| (.+?) \| (met|written|not applicable|open) \| (.+) \|$", re.MULTILINE
)
THREAT = re.compile(r"^\| (\d+) \| (.+?) \| `(.+)` \|$", re.MULTILINE)
NAMED = re.compile(r"^`(tests/[\w/]+\.py)(?:::(\w+))?`$")
OF_THE_CARD = re.compile(r"^\| C(\d+) \| .+ \| `(.+)` \|$", re.MULTILINE)
THREATS = 25
# The numbers of levels 1 and 2 of version 5.0.0: the last of each section. Those of level 3 come after it.
LAST = {
    **{
        "1.1": 2,
        "1.2": 9,
        "1.3": 11,
        "1.4": 3,
        "1.5": 2,
        "2.1": 3,
        "2.2": 3,
        "2.3": 4,
        "2.4": 1,
        "3.2": 2,
        "3.3": 4,
    },
    **{
        "3.4": 6,
        "3.5": 5,
        "3.7": 2,
        "4.1": 3,
        "4.2": 1,
        "4.3": 2,
        "4.4": 4,
        "5.1": 1,
        "5.2": 3,
        "5.3": 2,
        "5.4": 3,
    },
    **{
        "6.1": 3,
        "6.2": 12,
        "6.3": 4,
        "6.4": 4,
        "6.5": 5,
        "6.6": 3,
        "6.8": 4,
        "7.1": 3,
        "7.2": 4,
        "7.3": 2,
        "7.4": 5,
    },
    **{
        "7.5": 2,
        "7.6": 2,
        "8.1": 2,
        "8.2": 3,
        "8.3": 1,
        "8.4": 1,
        "9.1": 3,
        "9.2": 4,
        "10.1": 2,
        "10.2": 2,
        "10.3": 4,
    },
    **{
        "10.4": 11,
        "10.5": 5,
        "10.6": 2,
        "10.7": 3,
        "11.1": 2,
        "11.2": 3,
        "11.3": 3,
        "11.4": 4,
        "11.5": 1,
        "11.6": 1,
    },
    **{
        "12.1": 3,
        "12.2": 2,
        "12.3": 4,
        "13.1": 1,
        "13.2": 5,
        "13.3": 2,
        "13.4": 5,
        "14.1": 2,
        "14.2": 4,
        "14.3": 3,
    },
    **{
        "15.1": 3,
        "15.2": 3,
        "15.3": 7,
        "16.1": 1,
        "16.2": 5,
        "16.3": 4,
        "16.4": 3,
        "16.5": 3,
        "17.1": 1,
        "17.2": 4,
    },
    **{"17.3": 2},
}


def rows():
    return ROW.findall(DOCUMENT.read_text())


@cache
def names_in(path):
    """Every function and class of a file of tests."""
    tree = ast.parse((ROOT / path).read_text())
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def is_there(said):
    found = NAMED.match(said)
    if found is None or not (ROOT / found[1]).is_file():
        return False
    return found[2] is None or found[2] in names_in(found[1])


def test_no_requirement_is_missing_and_none_stands_twice():
    wanted = [f"{section}.{number}" for section, last in LAST.items() for number in range(1, last + 1)]
    assert len(wanted) == 253  # as many as the standard has at level 2
    assert [number for number, *_rest in rows()] == wanted


def test_what_is_met_names_a_test_that_exists():
    assert [row for row in rows() if row[2] == "met" and not is_there(row[3])] == []


def test_what_is_written_is_written():
    written = [row for row in rows() if row[2] == "written"]
    names = [re.fullmatch(r"\[(\w+\.md)\]\(\1\)", row[3]) for row in written]
    assert all(name and (DOCUMENT.parent / name[1]).is_file() for name in names)


def test_what_is_open_or_not_applicable_says_why():
    others = [row for row in rows() if row[2] in {"open", "not applicable"}]
    assert others
    assert [row for row in others if not row[3].endswith(".") or len(row[3]) < 8] == []


def test_the_sum_is_the_sum():
    states = [state for _number, _title, state, _why in rows()]
    said = f"{states.count('met')} met and tested, {states.count('written')} written down, "
    said += f"{states.count('not applicable')} not applicable, {states.count('open')} open"
    assert said in DOCUMENT.read_text()


@pytest.mark.parametrize("number", range(1, THREATS + 1))
def test_each_threat_has_a_test_that_exists(number):
    found = [test for each, _words, test in THREAT.findall(DOCUMENT.read_text()) if int(each) == number]
    assert len(found) == 1
    assert is_there(f"`{found[0]}`")


def test_each_threat_to_the_sign_in_card_has_a_test_that_exists():
    found = OF_THE_CARD.findall(DOCUMENT.read_text())
    assert [int(number) for number, _test in found] == list(range(1, len(found) + 1))
    assert len(found) >= 20
    assert [test for _number, test in found if not is_there(f"`{test}`")] == []
