"""Where a story stands, told from a few facts."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a story stands between its first sentence and the public."""

    DRAFT = "draft"
    WITH_SUPPORTER = "with supporter"
    WITH_EDITOR = "with editor"
    CHANGE_ASKED = "change asked"
    WAITS_FOR_PEOPLE = "waits for people"
    WAITS_FOR_YES = "waits for yes"
    PLANNED = "planned"
    PUBLIC = "public"
    TAKEN_BACK = "taken back"
    TAKEN_DOWN = "taken down"
    SEALED = "sealed"


IN_READING = {Stage.WITH_SUPPORTER, Stage.WITH_EDITOR}


@dataclass(frozen=True)
class Facts:
    """What the database knows about a story.

    `is_planned`: the yes is given, for a day to come. `was_read`: a reading is done, and no consent has used
    it. `waits_for_people`: what was read, or was public, shows somebody whose yes is missing.
    """

    with_supporter: bool = False
    with_editor: bool = False
    change_asked: bool = False
    is_planned: bool = False
    was_read: bool = False
    waits_for_people: bool = False
    is_live: bool = False
    was_public: bool = False
    was_taken_down: bool = False
    is_sealed: bool = False


def stage_of(facts: Facts) -> Stage:
    """The one stage to show: what waits for somebody comes before what is."""
    told = [
        (facts.is_sealed, Stage.SEALED),
        (facts.with_supporter, Stage.WITH_SUPPORTER),
        (facts.with_editor, Stage.WITH_EDITOR),
        (facts.change_asked, Stage.CHANGE_ASKED),
        (facts.is_planned, Stage.PLANNED),
        (facts.waits_for_people, Stage.WAITS_FOR_PEOPLE),
        (facts.was_read, Stage.WAITS_FOR_YES),
        (facts.is_live, Stage.PUBLIC),
        (facts.was_taken_down, Stage.TAKEN_DOWN),
        (facts.was_public, Stage.TAKEN_BACK),
    ]
    return next((stage for is_so, stage in told if is_so), Stage.DRAFT)
