"""Typed readers of environment variables: the only place that touches os.environ.

`.env.example` lists every name read here; a test keeps the two equal.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SHARED_METERS = "PROMETHEUS_MULTIPROC_DIR"  # where the processes of one server count together


def text(name: str, default: str = "") -> str:
    """The variable as it stands, or the default when it is unset or empty."""
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off. Anything else stops the start."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int) -> int:
    """A whole number, or the default. Anything else stops the start."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list parted by commas; empty parts are dropped."""
    return split(text(name)) or list(default)


def split(value: str) -> list[str]:
    """The parts of a list parted by commas."""
    return [part.strip() for part in value.split(",") if part.strip()]


def path(name: str, default: Path) -> Path:
    """A folder or file path, made absolute."""
    return Path(text(name, str(default))).resolve()


def secret(name: str) -> str:
    """The variable, or nothing. `NAME_FILE` may point at a file with it; a file that is missing stops."""
    from_file = text(f"{name}_FILE")
    if not from_file:
        return text(name)
    try:
        return Path(from_file).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error.strerror}.") from error


def hand_on(name: str, value: str) -> None:
    """Tells the processes that are started from here."""
    os.environ[name] = value


def required(name: str) -> str:
    """The variable, or a stop at start that names it. `NAME_FILE` may point at a file with the value."""
    value = secret(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name} (or {name}_FILE): the portal does not start without it.")
    return value
