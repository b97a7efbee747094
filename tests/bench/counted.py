"""The portal with one thing more: it notes when the database is asked, and when for the history of a room."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db.backends.signals import connection_created

from portal.asgi import application as application

HISTORY = 'FROM "peer_change"'
_notes = Path(os.environ["HISTORY_QUERIES"]).open("a", buffering=1)  # noqa: SIM115  open for as long as the server


def note(execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
    """Notes the moment of a question and whether it is about the series; passes it on."""
    _notes.write(f"{time.time()} {int(HISTORY in sql)}\n")
    return execute(sql, parameters, many, context)


def _listen(connection: Any, **_signal: Any) -> None:
    if note not in connection.execute_wrappers:
        connection.execute_wrappers.append(note)


connection_created.connect(_listen, dispatch_uid="history_queries")
