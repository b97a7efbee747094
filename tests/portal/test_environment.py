"""`.env.example` lists what is read, no more and no less; the readers are strict."""

import ast
import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings import env

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"^#?([A-Z][A-Z_]+)=", re.MULTILINE)


def variables_read():
    """Every name that the settings of a running portal ask for, with the file form of the required ones."""
    names = set()
    for path in {*(ROOT / "portal" / "settings").glob("*.py")} - {ROOT / "portal" / "settings" / "test.py"}:
        for call in ast.walk(ast.parse(path.read_text())):
            if _is_reader(call):
                names.add(call.args[0].value)
                if call.func.attr in {"required", "secret"}:
                    names.add(f"{call.args[0].value}_FILE")
    return names


def _is_reader(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and isinstance(node.args[0], ast.Constant)
    )


def test_the_example_lists_every_variable_that_is_read():
    of_compose = {"POSTGRES_PASSWORD", "SITE_ADDRESS", "TLS"}
    assert set(NAME.findall((ROOT / ".env.example").read_text())) == variables_read() | of_compose


def test_only_the_readers_touch_the_environment():
    inside = (
        path for name in ("portal", "content", "peer", "media_studio") for path in (ROOT / name).rglob("*.py")
    )
    asking = [path.name for path in inside if re.search(r"os\.(environ|getenv)", path.read_text())]
    assert set(asking) == {"env.py", "asgi.py"}  # asgi.py names the settings module


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("yes", True), ("off", False), ("", True)])
def test_a_flag_is_yes_or_no(monkeypatch, value, expected):
    monkeypatch.setenv("SOME", value)
    assert env.flag("SOME", default=True) is expected


@pytest.mark.parametrize(
    ("reader", "value"), [(env.flag, "perhaps"), (lambda name: env.number(name, 1), "many")]
)
def test_a_value_that_makes_no_sense_stops_the_start(monkeypatch, reader, value):
    monkeypatch.setenv("SOME", value)
    with pytest.raises(ImproperlyConfigured, match="SOME"):
        reader("SOME")


def test_a_secret_may_come_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("secret\n")
    monkeypatch.setenv("SOME_FILE", str(tmp_path / "key"))
    assert env.required("SOME") == "secret"


def test_a_list_is_parted_by_commas(monkeypatch):
    monkeypatch.setenv("SOME", " a.example, ,b.example ")
    assert env.words("SOME") == ["a.example", "b.example"]


def test_a_secret_that_nobody_needs_may_be_missing_and_its_file_may_not(monkeypatch, tmp_path):
    assert env.secret("SOME") == ""
    monkeypatch.setenv("SOME", "plain")
    assert env.secret("SOME") == "plain"
    kept = tmp_path / "some"
    kept.write_text("from the file\n")
    monkeypatch.setenv("SOME_FILE", str(kept))
    assert env.secret("SOME") == "from the file"
    monkeypatch.setenv("SOME_FILE", str(tmp_path / "gone"))
    with pytest.raises(ImproperlyConfigured, match="SOME_FILE"):
        env.secret("SOME")


def test_whatever_opens_something_may_come_from_a_file():
    listed = set(NAME.findall((ROOT / ".env.example").read_text()))
    secrets = {name for name in listed if re.search(r"(_KEY|TOKEN|PASSWORD|_URL|FALLBACKS)$", name)}
    of_compose, public = {"POSTGRES_PASSWORD"}, {"BASE_URL"}
    assert {name for name in secrets - of_compose - public if f"{name}_FILE" not in listed} == set()
