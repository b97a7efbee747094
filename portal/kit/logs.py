"""Logs of production: one JSON object a line, and nothing of people in it."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

# Whoever has such an address needs no account: what follows these parts is a key.
_KEYS = re.compile(r"/(asked|calendar|card/open|events/place|subscribe|unsubscribe)/[^\s\"'?#]+")
_QUERY = re.compile(r"\?[^\s\"']+")  # what somebody searched for, or a next page
_MAIL = re.compile(r"[^\s<>\"'(){}\[\],;:=/]+@[^\s<>\"'(){}\[\],;:=/]+")
FRAMES = 12


class JsonFormatter(logging.Formatter):
    """Time, level, logger, message; of an error its kind and where it was, never what it said.

    An error of the database or the mail server tells in its own words whose address it was about. Addresses
    and keys in the message itself are masked.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": masked(_without_errors(record)),
        }
        if record.exc_info and record.exc_info[1]:
            _kind, error, trace = record.exc_info
            line["error"] = f"{type(error).__module__}.{type(error).__name__}"
            line["at"] = _frames(trace)
        return json.dumps(line, ensure_ascii=False)


def masked(text: str) -> str:
    """The text without mail addresses, keys in addresses of pages, and what follows a question mark."""
    text = _KEYS.sub(r"/\1/…/", text)
    return _MAIL.sub("…@…", _QUERY.sub("?…", text))


def _without_errors(record: logging.LogRecord) -> str:
    """The message; an error among its values says its kind alone."""
    values = record.args
    if isinstance(values, tuple) and any(isinstance(value, BaseException) for value in values):
        kinds = (type(value).__name__ if isinstance(value, BaseException) else value for value in values)
        return str(record.msg) % tuple(kinds)
    return record.getMessage()


def _frames(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
