"""What a page of a trial does not tell, so that it can say so in one place. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Gap(StrEnum):
    """One thing that is not known of a trial that is over."""

    FOR_WHOM = "for_whom"
    WHAT_IT_DID = "what_it_did"
    OUTCOME = "outcome"


@dataclass(frozen=True)
class Told:
    """What the page tells. What it only hoped for is not told as done."""

    for_whom: bool
    what_it_did: bool
    outcome: bool


def gaps_of(told: Told, *, is_over: bool) -> list[Gap]:
    """The gaps, in the order of the page. A trial that has not ended has none: it is still under way."""
    if not is_over:
        return []
    known = {Gap.FOR_WHOM: told.for_whom, Gap.WHAT_IT_DID: told.what_it_did, Gap.OUTCOME: told.outcome}
    return [gap for gap, is_known in known.items() if not is_known]
