"""What the writer said just before, as far as the rules look."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One of the writer's latest messages in the room, and how long ago it came."""

    text: str
    seconds_ago: float
