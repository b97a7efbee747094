"""What was written down during a run: by the database, by the writers, by the readers. Pure."""

from dataclasses import dataclass, field
from typing import Any

Frame = dict[str, Any]


@dataclass(frozen=True)
class StoredMessage:
    """A row of the messages."""

    id: int
    room: int
    seat: int
    ref: str
    text: str
    status: str
    seq: int | None


@dataclass(frozen=True)
class StoredChange:
    """A row of the changes."""

    room: int
    seq: int
    kind: str
    message: int


@dataclass(frozen=True)
class Acknowledged:
    """A writer was told: it is committed. `sent_at` is when it was first sent."""

    room: int
    seat: int
    ref: str
    text: str
    seq: int | None
    status: str
    sent_at: float
    told_at: float


@dataclass
class Connection:
    """The numbers that came over one connection, as they came, after asking from `asked` on."""

    asked: int
    seqs: list[int] = field(default_factory=list)


@dataclass
class Transcript:
    """What one reader showed: the frames by number, when each came, and every connection it had.

    `hidden` names the seats whose words this reader must not see, each from a number on.
    """

    reader: str
    room: int
    began: int = 0
    frames: list[Frame] = field(default_factory=list)
    arrivals: list[tuple[float, int]] = field(default_factory=list)
    connections: list[Connection] = field(default_factory=list)
    hidden: dict[int, int] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)


@dataclass
class History:
    """Everything together. `newest` is each room's counter."""

    messages: list[StoredMessage] = field(default_factory=list)
    changes: list[StoredChange] = field(default_factory=list)
    newest: dict[int, int] = field(default_factory=dict)
    acknowledged: list[Acknowledged] = field(default_factory=list)
    transcripts: list[Transcript] = field(default_factory=list)


@dataclass(frozen=True)
class Healed:
    """After a fault all is well again since `at`; the rooms had these numbers then.

    From `dark_since` on readers could not be reached; the same as `at` where they could.
    """

    what: str
    dark_since: float
    at: float
    newest: dict[int, int]
