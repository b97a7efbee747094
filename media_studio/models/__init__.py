"""The tables of the studio. A draft is no table: it is a Wagtail revision of a page that is not live."""

from .beside import Lease, Suggestion, SupportAct
from .captions import UnsavedCaptions
from .looks import UnsavedLook
from .newsletters import NewsletterAsk
from .newsroom import Assignment, CalendarKey, Correction, Idea, Occasion, TakenIdea
from .notes import LeftSo, NotesOff
from .notices import Notice
from .supports import Support
from .tasks import EditorReading, SupporterReading
from .tellings import Telling
from .training import Lesson, Practice, Stamp

__all__ = [
    "Assignment",
    "CalendarKey",
    "Correction",
    "EditorReading",
    "Idea",
    "Lease",
    "LeftSo",
    "Lesson",
    "NewsletterAsk",
    "NotesOff",
    "Notice",
    "Occasion",
    "Practice",
    "Stamp",
    "Suggestion",
    "Support",
    "SupportAct",
    "SupporterReading",
    "TakenIdea",
    "Telling",
    "UnsavedCaptions",
    "UnsavedLook",
]
