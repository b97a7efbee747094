"""Nothing older than its floor is installed or asked for."""

import re

import pytest

from portal.kit import checks

from .tree import ROOT

PIN = re.compile(r"^([a-z0-9-]+)==([\d.]+)", re.MULTILINE)


@pytest.mark.parametrize(
    "package", ["django", "wagtail", "pillow", "pillow-heif", "channels", "channels-redis"]
)
def test_every_floor_is_of_a_package_that_we_pin(package):
    assert package in _pins()


def test_what_is_installed_stands_on_its_floor():
    assert checks.below_floor() == {}


def test_what_is_pinned_stands_on_its_floor():
    pins = _pins()
    low = {
        name: pins[name] for name in checks.MINIMUM_FLOORS.keys() & pins.keys() if _is_low(name, pins[name])
    }
    assert low == {}


def test_an_old_package_is_named():
    assert checks.below_floor({**checks.MINIMUM_FLOORS, "pillow": "12.9.9"}.__getitem__) == {
        "pillow": "12.9.9"
    }


def _pins():
    return dict(PIN.findall((ROOT / "requirements" / "base.txt").read_text()))


def _is_low(name, version):
    return checks.as_numbers(version) < checks.as_numbers(checks.MINIMUM_FLOORS[name])
