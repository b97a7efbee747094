"""What moderators and writers took away, noted outside the database: a restore must not give it back.

Numbers and codes only, in `DATA_DIR/ledger/rooms.jsonl`. How the lines are kept: `portal.kit.ledger`.
"""

from datetime import datetime

from portal.kit import ledger

ROOMS = "rooms"
COVERED, SHOWN = "covered", "shown"  # what a message may be beside its own states


def note_seat(*, room: int, person: int, removed: bool) -> None:
    """Somebody may not be in the room any more; or may again (`removed` is False)."""
    ledger.add(ROOMS, {"seat": [room, person], "removed": removed})


def note_pause(*, room: int, person: int, until: datetime | None) -> None:
    """Somebody does not write in the room until then; None: they may write again."""
    ledger.add(ROOMS, {"pause": [room, person], "until": until.isoformat() if until else None})


def note_name(*, room: int, person: int, neutral: bool) -> None:
    """A moderator gave somebody a neutral name in the room, or after an appeal their own one back."""
    ledger.add(ROOMS, {"name": [room, person], "neutral": neutral})


def note_message(*, message: int, status: str) -> None:
    """A message was taken back, removed, covered in part, or shown again after an appeal: see `status`.

    Of what was covered nothing is written: a restored message would show it, so a replay removes that one.
    """
    ledger.add(ROOMS, {"message": message, "status": status})


def note_block(*, blocker: int, blocked: int, ended: bool = False) -> None:
    """Two people do not meet any more, or do again."""
    ledger.add(ROOMS, {"block": [blocker, blocked], "ended": ended})
