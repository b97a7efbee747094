"""The state of a room, and the words for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils.translation import gettext, gettext_noop

from .models import Room
from .opening_words import end_in_words, names_in_words, soon_in_words

Code = Literal["open", "closed", "paused", "unattended", "holding"]
TITLES: dict[Code, str] = {
    "open": gettext_noop("The room is open."),
    "closed": gettext_noop("The room is closed."),
    "paused": gettext_noop("You can only read. The room has a break."),
    "unattended": gettext_noop("You can only read. No moderator is here right now."),
    "holding": gettext_noop("The room is open. No moderator is here right now."),
}  # open, closed or only to read: always the first thing that is said


READERS = {
    Room.Audience.MEMBERS: gettext_noop("Members read here, and those who look after rooms."),
    Room.Audience.INVITED: gettext_noop("Invited members read here, and those who look after rooms."),
    Room.Audience.TOGETHER: gettext_noop(
        "Members and professionals read here, and those who look after rooms."
    ),
}


@dataclass(frozen=True)
class RoomState:
    """How a room is at one moment.

    `opens_at`: when people may write again, if that is known. `closes_at`: when its hours end, if soon.
    `here_until`: when the last of those on duty goes. `comes_at`: when a moderator comes, by the rota.
    `is_second_called`: who should be here is not, and somebody else may come any minute.
    `is_late`: who should have come by the rota a moment ago is not here, and nobody was called yet.
    """

    code: Code
    may_write: bool
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    moderators: tuple[str, ...] = ()
    here_until: datetime | None = None
    comes_at: datetime | None = None
    is_second_called: bool = False
    is_late: bool = False
    slow_seconds: int = 0
    pinned: str = ""


def who_reads(audience: str) -> str:
    """Who reads in a room for this audience, in the active language."""
    return gettext(READERS[Room.Audience(audience)])


def title_of(state: RoomState) -> str:
    """The state in a few words, in the active language."""
    return gettext(TITLES[state.code])


def text_of(state: RoomState) -> str:
    """Who is on duty, when it opens next, and what one can do; in the active language."""
    return " ".join(sentence for sentence in _sentences(state) if sentence)


def _sentences(state: RoomState) -> list[str]:
    match state.code:
        case "open":
            return [_who_is_here(state), _closing(state)]
        case "paused":
            return [_again(state)]
        case "closed":
            return [_opening(state), gettext("You can read old messages.")]
        case "holding":
            return [gettext("Messages wait for a moderator."), _coming(state)]
        case "unattended":
            return [_coming(state) or gettext("We do not know yet when you can write.")]


def _who_is_here(state: RoomState) -> str:
    names = names_in_words(state.moderators)
    if len(state.moderators) > 1:
        return gettext("%(names)s are on duty.") % {"names": names}
    if state.here_until is None:
        return gettext("%(name)s is on duty.") % {"name": names}
    return gettext("%(name)s is here until %(time)s.") % {
        "name": names,
        "time": end_in_words(state.here_until),
    }


def _closing(state: RoomState) -> str:
    if state.closes_at is None or (len(state.moderators) == 1 and state.here_until == state.closes_at):
        return ""
    return gettext("The room closes at %(time)s.") % {"time": end_in_words(state.closes_at)}


def _opening(state: RoomState) -> str:
    if state.opens_at is None:
        return gettext("We do not know yet when it opens.")
    return gettext("It opens %(when)s.") % {"when": soon_in_words(state.opens_at)}


def _again(state: RoomState) -> str:
    if state.opens_at is None:
        return ""
    return gettext("You can write again %(when)s.") % {"when": soon_in_words(state.opens_at)}


def _next_turn(state: RoomState) -> str:
    if state.comes_at is None:
        return ""
    return gettext("The next turn begins %(when)s.") % {"when": soon_in_words(state.comes_at)}


def _coming(state: RoomState) -> str:
    if state.is_second_called:
        return gettext("The second moderator was called.")
    if state.is_late:
        late = gettext("A moderator is late, and may come any minute.")
        return f"{late} {_next_turn(state)}".strip()
    if state.comes_at is None:
        return ""
    return gettext("A moderator comes %(when)s.") % {"when": soon_in_words(state.comes_at)}
