"""What must hold before the portal starts. `manage.py check`, `serve` and `worker` run these."""

import importlib.metadata
import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

# The oldest versions that we run on: each one mended something that people would be hurt by.
MINIMUM_FLOORS = {
    "django": "5.2.19",
    "wagtail": "8.0.1",
    "pillow": "13.0.0",
    "pillow-heif": "1.8.1",
    "channels": "4.3.2",
    "channels-redis": "4.3.0",
    "django-allauth": "65.21.1",
    "nh3": "0.3.8",
    "daphne": "4.2.3",
}
Checks = list[CheckMessage]


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def as_numbers(version: str) -> tuple[int, ...]:
    """A version to compare by: "5.2.19" is (5, 2, 19)."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def below_floor(installed: Callable[[str], str] = importlib.metadata.version) -> dict[str, str]:
    """Each package that is older than its floor, with its version. What is not installed is left out."""
    too_old = {}
    for name, floor in MINIMUM_FLOORS.items():
        try:
            version = installed(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        if as_numbers(version) < as_numbers(floor):
            too_old[name] = version
    return too_old


@register
def hosts_are_named(**_: object) -> Checks:
    """`*` in ALLOWED_HOSTS would let any page on the web open a socket here."""
    if "*" in settings.ALLOWED_HOSTS:
        return [Error("ALLOWED_HOSTS has *.", hint="Name the hosts that people type.", id="portal.E001")]
    return []


@register
def demo_stays_at_home(**_: object) -> Checks:
    """In the demo anybody signs in as anybody: it is for this machine and a SQLite file only."""
    if not settings.DEMO:
        return []
    found: Checks = []
    if not is_loopback(settings.HOST):
        found.append(Error("DEMO needs HOST 127.0.0.1.", hint="Unset DEMO or HOST.", id="portal.E002"))
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        found.append(Error("DEMO needs SQLite.", hint="Unset DEMO or DATABASE_URL.", id="portal.E003"))
    return found


@register
def rights_need_a_passkey(**_: object) -> Checks:
    """Without a passkey a mailbox opens every right: that is for a server that only this machine reaches."""
    if not settings.RIGHTS_WITHOUT_PASSKEY:
        return []
    names = {name for name in settings.ALLOWED_HOSTS if name != "testserver"}
    if is_loopback(settings.HOST) and all(map(is_loopback, names)):
        return []
    hint = "Unset RIGHTS_WITHOUT_PASSKEY: editors, moderators and administrators add a passkey."
    return [Error("RIGHTS_WITHOUT_PASSKEY is for this machine only.", hint=hint, id="portal.E006")]


@register
def layer_reaches_every_process(**_: object) -> Checks:
    """The in-memory layer ends at its process: with two, half of a room would hear nothing."""
    in_memory = "InMemory" in settings.CHANNEL_LAYERS["default"]["BACKEND"]
    if in_memory and settings.WEB_CONCURRENCY > 1:
        hint = "Set WEB_CONCURRENCY=1, or run production settings with REDIS_URL."
        return [Error("The in-memory channel layer serves one process only.", hint=hint, id="portal.E004")]
    return []


@register
def caches_in_front_can_be_asked(**_: object) -> Checks:
    """Each of FRONT_CACHES is `http://NAME:PORT`: what was taken back would stay in a cache that nobody asks.

    The door of a cache speaks plain HTTP, has no path, and its port is never the one where readers come in.
    """
    found: Checks = []
    for address in settings.FRONT_CACHES:
        if trouble := _trouble_with_cache(address):
            hint = "Write the cache's inner door, as http://varnish:6082."
            found.append(Error(f"FRONT_CACHES: {address}: {trouble}", hint=hint, id="portal.E009"))
    return found


def _trouble_with_cache(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "http":
        return "it must begin with http://."
    try:
        port = parts.port
    except ValueError:
        return "its port is no number from 1 to 65535."
    if not parts.hostname:
        return "it names no host."
    if not port:
        return "it names no port."
    if parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        return "nothing may stand beside host and port."
    if (parts.hostname, port) == (settings.HOST, settings.PORT):
        return "that is this server itself."
    return ""


@register
def versions_are_safe(**_: object) -> Checks:
    """Nothing older than its floor runs."""
    return [
        Error(
            f"{name} {version} is older than {MINIMUM_FLOORS[name]}.", hint="Run make demo.", id="portal.E005"
        )
        for name, version in below_floor().items()
    ]
