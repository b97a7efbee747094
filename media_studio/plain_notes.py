"""The notes on plain language beside a draft: what they say now, and what their reader answers.

They are help: nothing waits for them, and nothing of a text that is checked is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from content.models import StoryPage
from content.plain_checking import report_on
from content.plain_told import Told, told
from portal.accounts.models import User
from portal.kit import clock

from .models import LeftSo, NotesOff
from .permissions import may_see_draft, may_write

KEY_LENGTH = 20
MOST_LEFT = 1000  # of one story
BETWEEN = "\n\n"  # two fields of a form are two paragraphs to a reader


@dataclass(frozen=True)
class Mark:
    """A place that is marked in one of the fields: which one, and where, as browsers count."""

    field: int
    start: int
    end: int
    weight: str
    kind: str


def are_on(person: User) -> bool:
    """Whether this person wants notes while they write."""
    return not NotesOff.objects.filter(person=person).exists()


def turn(actor: User, *, on: bool) -> None:
    """Notes beside each of one's own drafts from now on, or none; it comes along to every device."""
    if on:
        NotesOff.objects.filter(person=actor).delete()
    else:
        NotesOff.objects.get_or_create(person=actor)


def leave_so(actor: User, *, story: StoryPage, key: str) -> None:
    """The note with this key does not come back in this story."""
    _refuse_others(actor, story)
    if len(key) == KEY_LENGTH and story.left_so.count() < MOST_LEFT:
        LeftSo.objects.get_or_create(story=story, key=key, defaults={"left_at": clock.now()})


def show_again(actor: User, *, story: StoryPage) -> None:
    """Every note that was left so comes back."""
    _refuse_others(actor, story)
    story.left_so.all().delete()


def notes_on(actor: User, *, story: StoryPage, fields: Sequence[str]) -> Told:
    """What the check says of these fields of a draft. `portal.kit.slots.Full` when many ask at once."""
    if not may_see_draft(actor, story):
        raise PermissionDenied
    text = BETWEEN.join(fields)
    report = report_on(text, story.locale.language_code)
    return told(report, text, left_so=set(story.left_so.values_list("key", flat=True)))


def marks_in(notes: Told, fields: Sequence[str]) -> list[Mark]:
    """The places of the notes within each field, those that begin first at the front."""
    begins = _beginnings(fields)
    marks = []
    for group in notes.groups:
        for place in group.places:
            at = max(number for number, start in enumerate(begins) if start <= place.start)
            end = min(place.end - begins[at], units(fields[at]))
            marks.append(Mark(at, place.start - begins[at], end, str(place.weight), group.kind))
    return sorted(marks, key=lambda mark: (mark.field, mark.start, -mark.end))


def units(text: str) -> int:
    """How long a browser says that this text is: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _beginnings(fields: Sequence[str]) -> list[int]:
    begins, at = [], 0
    for field in fields:
        begins.append(at)
        at += units(field) + len(BETWEEN)
    return begins


def _refuse_others(actor: User, story: StoryPage) -> None:
    if not may_write(actor, story):
        raise PermissionDenied
