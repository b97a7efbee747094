"""The import contracts: kept by the code, and each one notices when it is broken."""

import re
import shutil
import subprocess
import sys

import pytest

from .tree import PACKAGES, ROOT, named

# A line that breaks each contract, and the file it is planted in.
VIOLATIONS = [
    ("house", "content/queries.py", "from media_studio import urls"),
    ("house", "portal/kit/clock.py", "from portal.accounts import roles"),
    ("house", "peer/permissions.py", "from portal import worker"),
    ("strangers", "peer/queries.py", "from content.models import pictures"),
    ("strangers", "content/permissions.py", "from peer import queries"),
    ("pure", "peer/policy/__init__.py", "from django.utils import timezone"),
    ("pure", "peer/events.py", "from django.db import models"),
    ("pure", "portal/plain_language/__init__.py", "from django.conf import settings"),
    ("sanitisers", "content/queries.py", "import nh3"),
    ("sanitisers", "peer/chat.py", "import bleach"),
    ("channels", "peer/chat.py", "from channels.layers import get_channel_layer"),
    ("ladder-content", "content/models/pictures.py", "from content import views"),
    ("ladder-peer", "peer/models/rooms.py", "from peer import chat"),
    ("ladder-peer", "peer/chat.py", "from peer import views"),
    ("ladder-studio", "media_studio/queries.py", "from media_studio import drafting"),
]


@pytest.fixture(scope="module")
def copy_of_the_house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for path in named(".py", under=PACKAGES):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return folder


def lint(folder, *words):
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    return subprocess.run([*command, *words], cwd=folder, capture_output=True, text=True, check=False)


def test_the_code_keeps_every_contract(copy_of_the_house):
    done = lint(copy_of_the_house)
    assert done.returncode == 0, done.stdout


def test_every_contract_has_a_planted_violation():
    contracts = re.findall(r'^id = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert {contract for contract, *_ in VIOLATIONS} == set(contracts)


@pytest.mark.parametrize(("contract", "file", "line"), VIOLATIONS)
def test_a_planted_violation_is_reported(copy_of_the_house, contract, file, line):
    path = copy_of_the_house / file
    before = path.read_text()
    path.write_text(f"{before}\n{line}\n")
    try:
        done = lint(copy_of_the_house, "--contract", contract)
    finally:
        path.write_text(before)
    planted_in = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    assert done.returncode == 1
    assert f"{planted_in} -> {line.split()[1].split('.')[0]}" in done.stdout.replace("\n", " "), done.stdout
