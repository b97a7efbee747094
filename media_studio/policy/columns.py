"""Where a story stands on the newsroom's board, and which of its names may be read there."""

from dataclasses import dataclass
from enum import StrEnum

from .stages import Stage


class Column(StrEnum):
    """The board from left to right."""

    IDEAS = "ideas"
    WRITTEN = "written"
    READ = "read"
    CONSENT = "consent"
    PLANNED = "planned"
    PUBLIC = "public"
    TAKEN_DOWN = "taken down"


class Name(StrEnum):
    """What the story is called on the board."""

    OF_IDEA = "of the idea"
    AS_HANDED_IN = "as it was handed in"
    AS_READ = "as it was read"
    AS_PUBLIC = "as it was public"


@dataclass(frozen=True)
class Seen:
    """What decides it. `team_asked`: the change was asked by the media team, which has read the story.

    `stands`: its teller's yes to what was public stands still: somebody else took the story away.
    """

    stage: Stage
    has_idea: bool = False
    team_asked: bool = False
    was_read: bool = False
    stands: bool = False


Place = tuple[Column, Name]
BETWEEN_TELLER_AND_SUPPORTER = {Stage.DRAFT, Stage.WITH_SUPPORTER, Stage.CHANGE_ASKED}
ONCE_PUBLIC = {
    Stage.PUBLIC: (Column.PUBLIC, Name.AS_PUBLIC),
    Stage.TAKEN_DOWN: (Column.TAKEN_DOWN, Name.AS_PUBLIC),
}


def place_of(seen: Seen) -> Place | None:
    """The column and the name; None for what is nobody's to see.

    A draft is its teller's: only one begun from an idea is there, by the idea's name. What the team has read
    is called as it was then. What its teller took back or sealed is not there at all; what somebody in it, or
    the CMS, took away is there by the name that was public.
    """
    if seen.stage is Stage.CHANGE_ASKED and seen.team_asked:
        return (Column.WRITTEN, Name.OF_IDEA if seen.has_idea else Name.AS_HANDED_IN)
    if seen.stage in BETWEEN_TELLER_AND_SUPPORTER:
        return (Column.WRITTEN, Name.OF_IDEA) if seen.has_idea else None
    if seen.stage is Stage.WITH_EDITOR:
        return (Column.READ, Name.AS_HANDED_IN)
    if seen.stage is Stage.PLANNED:
        return (Column.PLANNED, Name.AS_READ) if seen.was_read else None
    if seen.stage in {Stage.WAITS_FOR_YES, Stage.WAITS_FOR_PEOPLE} and seen.was_read:
        return (Column.CONSENT, Name.AS_READ)
    if seen.stage is Stage.WAITS_FOR_PEOPLE:
        return (Column.CONSENT, Name.AS_PUBLIC) if seen.stands else None
    if seen.stage is Stage.TAKEN_BACK and seen.stands:
        return (Column.TAKEN_DOWN, Name.AS_PUBLIC)
    return ONCE_PUBLIC.get(seen.stage)
