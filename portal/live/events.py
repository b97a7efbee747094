"""What the hub carries, and what an app tells the hub about a topic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Event:
    """One frame for everybody who listens to a topic, encoded once for all readers; at most three encodings.

    A numbered event (`seq`) belongs to a gapless series. Whoever may not see the person it is `about`
    gets `void` in its place, so that the series has no hole for anybody. Whoever may not see the person
    it `mentions` gets `bare`, the same without that person's words. An event that `unsays` takes back
    something said before: what is remembered of earlier events is told to nobody any more.
    """

    topic: str
    text: str
    seq: int | None = None
    void: str | None = None
    about: int | None = None
    bare: str | None = None
    mentions: int | None = None
    unsays: bool = False

    def for_reader(self, hidden: frozenset[int]) -> str:
        """The encoding for somebody from whom the people in `hidden` are kept."""
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
    """Where a topic's truth is. Both use the database; the hub calls them off its loop."""

    def pulse(self, people: frozenset[int]) -> Pulse:
        """Who of these people may still listen, and the newest number of the series."""

    def since(self, seq: int, limit: int) -> list[Event]:
        """The next `limit` events after `seq`, in order."""
