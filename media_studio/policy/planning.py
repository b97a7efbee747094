"""On which day a story may become public: the day and the hour that somebody wrote in, a verdict out."""

import datetime
from enum import StrEnum

LONGEST = datetime.timedelta(days=366)


class Verdict(StrEnum):
    """What is to be said about a moment."""

    GOOD = "good"
    PAST = "past"
    TOO_FAR = "too far"


def moment_of(day: datetime.date, at: datetime.time, zone: datetime.tzinfo) -> datetime.datetime | None:
    """The moment at which the clocks of that place say so; None in the hour that summer time leaves out.

    In the hour that winter time has twice it is the first one.
    """
    moment = datetime.datetime.combine(day, at, zone)
    there = moment.astimezone(datetime.UTC).astimezone(zone)
    return moment if there.replace(tzinfo=None) == moment.replace(tzinfo=None) else None


def verdict(moment: datetime.datetime, *, now: datetime.datetime) -> Verdict:
    """Only what is to come, and not farther away than a year."""
    if moment <= now:
        return Verdict.PAST
    return Verdict.TOO_FAR if moment - now > LONGEST else Verdict.GOOD
