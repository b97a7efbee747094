"""What was ended in the studio, noted outside the database: a restore must not bring it back.

Numbers, codes and times only, in `DATA_DIR/ledger/studio.jsonl`. How the lines are kept: `portal.kit.ledger`.
"""

from datetime import datetime

from portal.kit import ledger

STUDIO = "studio"


def note_support_ended(*, support: int) -> None:
    """A supporter sees no drafts any more."""
    ledger.add(STUDIO, {"support": support})


def note_terms(*, support: int, rights: str, until: datetime | None) -> None:
    """A supporter may do this much from now on, and until then."""
    facts = {"terms": support, "rights": rights, "until": until.isoformat() if until else None}
    ledger.add(STUDIO, facts)


def note_naming(*, support: int, wants: bool) -> None:
    """A supporter does not want to be named any more, or wishes it."""
    ledger.add(STUDIO, {"naming": support, "wants": wants})


def note_idea(*, idea: int, undone: bool = False) -> None:
    """An idea was taken back, or that was undone. Nothing of its words is written anywhere."""
    ledger.add(STUDIO, {"idea": idea, "undone": undone})


def note_calendar_key(*, person: int) -> None:
    """The addresses of a calendar that were given out so far open nothing any more."""
    ledger.add(STUDIO, {"calendar_key": person})
