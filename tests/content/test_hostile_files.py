"""Damaged and hostile files are refused in words, and the process that met them all is alive and small."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .hostile import TAKEN

GIBIBYTE = 2**30
HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def met():
    """What one process of its own told after it had met all of them."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.content.hostile"], cwd=HOUSE, capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    return json.loads(run.stdout)


def test_every_one_is_refused_in_words(met):
    assert len(met["hostile"]) >= 40
    for name, said in met["hostile"].items():
        assert said.endswith("."), name  # a sentence


def test_the_process_goes_on_and_takes_good_pictures_the_largest_too(met):
    assert set(met["good"].values()) == {TAKEN}


def test_its_memory_stays_under_one_gibibyte(met):
    assert met["peak"] < GIBIBYTE
