"""What changed since the last reading, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Revision

from content.models import StoryPage
from portal.accounts.models import User

from ..comparing import Change, Fate, PartChange
from ..since_reading import Since, since_last_reading
from .beside_page import name_of


@dataclass(frozen=True)
class Line:
    """One part: its name, what became of it, its words."""

    name: str
    said: str
    changes: list[Change]


@dataclass(frozen=True)
class Told:
    """The whole comparison as the page shows it."""

    since: Since
    lines: list[Line]


def told_since(person: User, story: StoryPage, revision: Revision) -> Told | None:
    """What is another than at the last reading; None at the first one."""
    since = since_last_reading(person, story, revision)
    return Told(since, [_line(part) for part in since.parts]) if since else None


def _line(part: PartChange) -> Line:
    name = name_of(part.passage, part.number) if part.number else _name_alone(part)
    return Line(name, _fate(part), part.changes)


def _name_alone(part: PartChange) -> str:
    """Of a part that has no number: it is gone, or stands before the first paragraph."""
    return _("Paragraph") if part.passage.kind == "paragraph" else name_of(part.passage, 0)


def _fate(part: PartChange) -> str:
    if part.fate == Fate.NEW:
        return _("New")
    if part.fate == Fate.GONE:
        return _("Taken out")
    if part.passage.kind in {"recording", "film"} and part.was is None:
        return _("Its words in writing changed. Now they are:")
    return _("Changed") if part.changes else _("It looks different now")
