"""What the hub carries, and what an app tells the hub about a topic."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Event:
    """One frame for everybody who listens to a topic, encoded once for all readers; at most three encodings.

    A numbered event (`seq`) belongs to a gapless series. Whoever may not see the person it is `about`
    gets `void` in its place, so that the series has no hole for anybody. Whoever may not see the person
    it `mentions` gets `bare`, the same without that person's words. Who that was when the event was made
    stands in `kept_from` and `bare_for`: what is believed of a listener need not be fresh. An event that
    `unsays` takes back something said before: what is remembered of earlier events is told to nobody.
    """

    topic: str
    text: str
    seq: int | None = None
    void: str | None = None
    about: int | None = None
    bare: str | None = None
    mentions: int | None = None
    unsays: bool = False
    kept_from: frozenset[int] = frozenset()
    bare_for: frozenset[int] = frozenset()

    def is_kept_from(self, person: int, hidden: frozenset[int]) -> bool:
        """Whether somebody may not see the person it is about. One without a number is not told to them."""
        return person in self.kept_from or (self.about is not None and self.about in hidden)

    def for_listener(self, person: int, hidden: frozenset[int]) -> str:
        """The encoding for somebody who listens now. What was believed of them may be a moment old."""
        if person in self.kept_from and self.void is not None:
            return self.void
        if person in self.bare_for and self.bare is not None and self.about not in hidden:
            return self.bare
        return self.for_reader(hidden)

    def for_reader(self, hidden: frozenset[int]) -> str:
        """The encoding for somebody from whom the people in `hidden` are kept, as is known by now."""
        if hidden:
            if self.void is not None and self.about in hidden:
                return self.void
            if self.bare is not None and self.mentions in hidden:
                return self.bare
        return self.text


@dataclass(frozen=True, slots=True)
class Pulse:
    """The truth about a topic now: its newest number, and who may listen (with whom each must not see).

    `state` is a frame outside the series that says how things stand: whoever joins gets it, and everybody
    when it changes.
    """

    seats: Mapping[int, frozenset[int]] = field(default_factory=dict)
    newest: int | None = None
    state: str | None = None


class Source(Protocol):
    """Where a topic's truth is. All use the database; the hub calls them off its loop.

    A kind whose `pulse` leaves a sign in the database says so: it has `writes = True`.
    """

    def pulse(self, people: frozenset[int]) -> Pulse:
        """Who of these people may still listen, and the newest number of the series."""

    @staticmethod
    def pulses(asked: "Mapping[Any, frozenset[int]]") -> "Mapping[Any, Pulse]":
        """The same for many sources of this kind at once."""

    def hidden_from(self, person: int) -> frozenset[int]:
        """Whom this person does not meet, asked now."""

    def since(self, seq: int, limit: int) -> list[Event]:
        """The next `limit` events after `seq`, in order."""


def packed(event: Event) -> dict[str, Any]:
    """An event as plain values, for the channel layer."""
    plain = {field.name: getattr(event, field.name) for field in fields(event)}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in plain.items()}


def unpacked(values: dict[str, Any]) -> Event:
    """The event that was packed."""
    sets = {name: frozenset(values.get(name, ())) for name in ("kept_from", "bare_for")}
    return Event(**{**values, **sets})
