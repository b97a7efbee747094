"""Whether a page may be told of in one newsletter, and what an editor can do. Facts in, verdict out."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What holds for a page in one newsletter."""

    MAY_BE_PICKED = "may be picked"
    MAY_BE_ASKED = "may be asked"
    WAITS = "waits"
    SAID_NO = "said no"
    PEOPLE_MISSING = "people missing"
    NOT_PUBLIC = "not public"


class Answer(StrEnum):
    """What the storyteller answered for this newsletter."""

    NONE = ""
    OPEN = "open"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Facts:
    """What the verdict is made of."""

    is_public: bool
    is_covered: bool  # every yes that a newsletter needs stands
    people_said_yes: bool  # of others in the story, to newsletters
    can_be_asked: bool  # it has a storyteller, who answers in the studio
    answer: Answer = Answer.NONE


def verdict(facts: Facts) -> Verdict:
    """A no is final for its newsletter, also beside an older yes to all of them."""
    if not facts.is_public:
        return Verdict.NOT_PUBLIC
    if facts.answer is Answer.NO:
        return Verdict.SAID_NO
    if facts.is_covered:
        return Verdict.MAY_BE_PICKED
    if facts.answer is Answer.OPEN:
        return Verdict.WAITS
    if not facts.people_said_yes or not facts.can_be_asked:
        return Verdict.PEOPLE_MISSING
    return Verdict.MAY_BE_ASKED
