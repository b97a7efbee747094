"""What one answer to a reader asks the database for, and only once.

Inside `one_answer()` a thing that was asked for is known until the answer is written, and what is announced
is asked for together. Outside of it everything is asked for each time, as it always was: whoever changes
something never meets what is known here.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass
class _Known:
    once: dict[Hashable, Any] = field(default_factory=dict)
    kinds: dict[Hashable, dict[Any, Any]] = field(default_factory=dict)
    announced: dict[Hashable, set[Any]] = field(default_factory=dict)


_known: ContextVar[_Known | None] = ContextVar("one_answer", default=None)


@contextmanager
def one_answer() -> Iterator[None]:
    """For as long as one page is written. Only reading happens inside."""
    if _known.get() is not None:
        yield
        return
    token = _known.set(_Known())
    try:
        yield
    finally:
        _known.reset(token)


@contextmanager
def apart() -> Iterator[None]:
    """For a part that stands by itself: nothing that the answer knows already is known inside."""
    token = _known.set(_Known())
    try:
        yield
    finally:
        _known.reset(token)


def is_one_answer() -> bool:
    """Whether an answer is being written now."""
    return _known.get() is not None


def once(key: Hashable, ask: Callable[[], T]) -> T:
    """What `ask` says; in one answer it is asked once for each `key`."""
    known = _known.get()
    if known is None:
        return ask()
    if key not in known.once:
        known.once[key] = ask()
    found: T = known.once[key]
    return found


def announce(kind: Hashable, numbers: Iterable[Any]) -> None:
    """These will be asked for: the first question for one of the kind asks for all of them."""
    known = _known.get()
    if known is not None:
        known.announced.setdefault(kind, set()).update(numbers)


def many(
    kind: Hashable, numbers: Iterable[Any], ask: Callable[[list[Any]], dict[Any, T]]
) -> dict[Any, T | None]:
    """What `ask` finds for each number, None for what there is not."""
    wanted = list(dict.fromkeys(numbers))
    known = _known.get()
    if known is None:
        found: dict[Any, Any] = dict(ask(wanted)) if wanted else {}
        return {each: found.get(each) for each in wanted}
    there = known.kinds.setdefault(kind, {})
    if not all(each in there for each in wanted):
        new = {*wanted, *known.announced.pop(kind, ())} - there.keys()
        there |= dict.fromkeys(new) | dict(ask(sorted(new)))
    return {each: there[each] for each in wanted}
