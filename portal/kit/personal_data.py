"""What is kept of people: one declaration for each table. Pure; each app writes its own in `privacy.py`.

The words are those of the GDPR's record of processing (article 30): purpose, legal ground, keeping time; and
what its articles 15, 17 and 20 ask of each table: what an export holds, and what an erasure does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# Ways to a person that no field leads to. Who declares the table says by `ways.way` how to follow one.
ADDRESS = "@address"  # rows that hold the person's mail address, proven to be theirs
STORIES = "@stories"  # rows about pages that the person tells
SESSIONS = "@sessions"  # signed-in browsers of the person
TASKS = "@tasks"  # work in the queue that names the person's address


_LENGTH = re.compile(r"\b(minute|hour|day|week|month|year)s?\b")


class Ground(StrEnum):
    """The legal ground (GDPR article 6, and 9 for health), in plain words."""

    SERVICE = "needed for what the person asked us to do (6.1 b)"
    CONSENT = "the person said yes and may take it back (6.1 a)"
    HEALTH = "an explicit yes to handling what may tell about health (6.1 a, 9.2 a)"
    DUTY = "a law asks for it (6.1 c)"
    INTEREST = "needed to keep the portal safe and working (6.1 f)"


class Erasure(StrEnum):
    """What becomes of a row when its person is erased."""

    ERASE = "erase"  # the row goes
    STORY = "erase with the stories"  # it goes, unless it is part of team news that its writer leaves public
    BLANK = "blank"  # the row stays for others; everything that the person wrote or is called goes from it
    KEEP = "keep"  # the row stays as it is


@dataclass(frozen=True)
class PersonalData:
    """One table that holds something of people.

    `whose` leads from a row to its person, by fields or by a way (`@…`); several are "any of these".
    `words` says of each field with personal data what it holds; `plain` of each other free field, why not.
    `others` are fields for people whom the row is not about: an export never tells them.
    A table that `follows` another goes with its row, and has no way of its own.
    """

    table: str
    purpose: str
    ground: Ground
    until: str
    erasure: Erasure
    why: str
    whose: tuple[str, ...] = ()
    follows: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    plain: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()  # words that a blanking leaves, for the reason in `why`
    hidden: tuple[str, ...] = ()  # fields that are left out of an export: keys, digests, what tells of others
    not_exported: str = ""  # why an export holds nothing of this table
    told_by: tuple[str, ...] = ()  # the ways that an export follows, where they are not all of `whose`

    @property
    def has_clock(self) -> bool:
        """Whether the keeping time names a length of time: then a sweep lets the rows go."""
        return bool(_LENGTH.search(self.until))

    @property
    def is_exported(self) -> bool:
        """Whether an export holds the person's rows of this table."""
        return bool(self.whose) and not self.not_exported

    @property
    def ways_of_export(self) -> tuple[str, ...]:
        """The ways by which an export finds the person's rows."""
        return self.told_by or self.whose

    @property
    def blanked(self) -> tuple[str, ...]:
        """The fields that a blanking empties."""
        return tuple(name for name in self.words if name not in self.stays)


def personal(
    table: str,
    whose: str,
    purpose: str,
    ground: Ground,
    until: str,
    erasure: Erasure,
    why: str,
    *,
    follows: str = "",
    words: Mapping[str, str] | None = None,
    plain: Mapping[str, str] | None = None,
    others: str = "",
    stays: str = "",
    hidden: str = "",
    not_exported: str = "",
    told_by: str = "",
) -> PersonalData:
    """A declaration; lists of names are written with spaces between."""
    return PersonalData(
        table=table,
        purpose=purpose,
        ground=ground,
        until=until,
        erasure=erasure,
        why=why,
        whose=tuple(whose.split()),
        follows=follows,
        words=dict(words or {}),
        plain=dict(plain or {}),
        others=tuple(others.split()),
        stays=tuple(stays.split()),
        hidden=tuple(hidden.split()),
        not_exported=not_exported,
        told_by=tuple(told_by.split()),
    )
