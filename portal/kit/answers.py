"""What a database says to a statement that it is told with others."""

from collections.abc import Callable
from typing import Any

Row = tuple[Any, ...]


class Answer:
    """The rows of one statement. Whoever reads them first sends everything that waits."""

    __slots__ = ("_error", "_heard", "_rows", "_send")

    def __init__(self, send: Callable[[], None] | None = None, rows: list[Row] | None = None) -> None:
        self._send = send  # None when it was answered
        self._rows = rows or []
        self._error: Exception | None = None
        self._heard: Callable[[list[Row]], None] | None = None

    def rows(self) -> list[Row]:
        """The rows; or what went wrong, with a statement that came after the end of a transaction."""
        if self._send is not None:
            self._send()
        if self._send is not None:
            raise RuntimeError("this was never said")
        if self._error is not None:
            raise self._error
        return self._rows

    def then(self, heard: Callable[[list[Row]], None]) -> None:
        """Calls `heard` with the rows as soon as they are here."""
        if self._send is None:
            heard(self._rows)
        else:
            self._heard = heard

    def take(self, rows: list[Row]) -> None:
        """The statement was answered."""
        self._rows, self._send = rows, None
        if self._heard is not None:
            self._heard(rows)

    def fail(self, error: Exception) -> None:
        """The statement was not answered, if it was not."""
        if self._send is not None:
            self._error, self._send = error, None
