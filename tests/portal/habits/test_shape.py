"""The house keeps its shape: few names at the top, files of a readable size, names that say something."""

import ast
import re
from pathlib import Path

from .tree import PACKAGES, ROOT, files, named, short, within

TOP = {
    *(
        "README.md",
        "LICENSE",
        "Makefile",
        "pyproject.toml",
        "requirements",
        "docker-compose.yml",
        "Dockerfile",
    ),
    *(".env.example", ".dockerignore", ".gitignore", ".gitattributes", ".ci", "manage.py", "docs", "locale"),
    *(*PACKAGES, "templates", "static", "tests"),
}
ATTRACT_EVERYTHING = {"utils", "helpers", "common", "core", "misc", "services", "managers"}
LONGEST = 300
# Taken apart, so that this file does not find itself.
PLACES_OF_A_MACHINE = re.compile(
    "|".join([r"/wo" + r"rk/\w", r"/ro" + r"ot/\w", r"/ho" + r"me/\w", r"/Us" + r"ers/\w"])
)
REGISTRIES = re.compile(
    "|".join(["py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(org|com)", "index" + r"-url\b="])
)
# The day in UTC, or of a process, is not the readers' day for some hours of each night.
DAY_BESIDE_THE_CLOCK = re.compile(r"now\(\)[^=\n]*\.date\(\)|date\.today\(\)|localdate\((clock\.now\(\))?\)")
TEXT = {".py", ".md", ".sh", ".toml", ".yml", ".yaml", ".txt", ".html", ".css", ".js", ".example", ""}


def test_only_agreed_names_stand_at_the_top():
    assert {within(path) for path in files()} - TOP == set()


def test_no_file_is_longer_than_three_hundred_lines():
    written = named(".py", ".html", ".css", ".js", ".sh", under=(*PACKAGES, "templates", "static", "tests"))
    lengths = {
        short(path): len(path.read_text().splitlines()) for path in written if "migrations" not in path.parts
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_module_has_a_name_that_attracts_everything():
    modules = named(".py", under=(*PACKAGES, "tests"))
    assert [
        short(path) for path in modules if {path.stem, *path.relative_to(ROOT).parts} & ATTRACT_EVERYTHING
    ] == []


def test_nothing_names_a_place_on_somebodys_machine():
    assert _lines_with(PLACES_OF_A_MACHINE) == []


def test_nothing_names_a_package_registry():
    assert _lines_with(REGISTRIES) == []


def test_what_day_it_is_is_asked_of_one_clock():
    code = {short(path) for path in named(".py", under=(*PACKAGES, "tests")) if path != Path(__file__)}
    found = [line for line in _lines_with(DAY_BESIDE_THE_CLOCK) if line.partition(":")[0] in code]
    assert [line for line in found if "astimezone(datetime.UTC)" not in line] == []


def test_who_locks_a_row_and_fetches_others_with_it_says_which():
    """PostgreSQL locks no row that an outer join may leave out; SQLite, which locks none, would not tell."""
    assert [
        f"{short(path)}:{call.lineno}"
        for path in named(".py", under=PACKAGES)
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and _locks_more_than_it_says(call)
    ] == []


def _locks_more_than_it_says(call):
    chain = dict(_chain(call))
    lock = chain.get("select_for_update")
    return "select_related" in chain and lock is not None and not lock.keywords


def _chain(node):
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield node.func.attr, node
        node = node.func.value


def _lines_with(pattern):
    return [
        f"{short(path)}: {line.strip()}"
        for path in files()
        if path.suffix in TEXT
        for line in path.read_text().splitlines()
        if pattern.search(line)
    ]
