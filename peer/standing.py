"""Where a writer stands right now: seat, rights, session, and what the room asks. Fetched at every act.

One statement, compiled once: everything that decides about a post is read in the same moment.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import NamedTuple

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from portal.kit import clock, prepared
from portal.kit.prepared import Prepared

from . import events, present_names, room_state
from .models import HouseRules, Message, Notice, Participant, Room
from .permissions import people_of, people_who_look_after
from .state_words import RoomState

REFUSING = {"closed": "room_closed", "paused": "room_paused", "unattended": "read_only"}


class Standing(NamedTuple):
    """Facts about one seat and its room at one moment."""

    seat: int
    nickname: str
    rules_accepted: int
    paused_until: datetime | None
    shown_count: int
    last_spoke_at: datetime | None
    last_seq: int
    review: str
    newcomer_messages: int
    slow_seconds: int
    flood_limit: int
    rules_newest: int
    earlier: int | None  # the message that has this ref already
    is_warned: bool  # a warning waits to be read
    is_signed_in: bool  # whether the session that was asked about still is
    is_staff: bool = False  # whether the writer looks after rooms now


def standing(person: int, room: int, *, ref: str, session: str = "") -> Standing | None:
    """The writer's standing; None without a seat, or without the right to be in the room."""
    row = STANDING.one(person=person, room=room, ref=ref, session=session, now=clock.now())
    return Standing(*row) if row else None


def reason_against(stands: Standing, code: str) -> str | None:
    """Why this person may not speak in a room of this state; None when they may. The one rule for it."""
    if stands.rules_accepted < stands.rules_newest:
        return "rules_not_accepted"
    if stands.is_warned:
        return "warned"
    if stands.paused_until and stands.paused_until > clock.now():
        return "paused"
    return REFUSING.get(code)


def is_seated(person: int, room: int) -> bool:
    """Whether the person has a seat in the room, and the right to it."""
    return standing(person, room, ref="") is not None


def lock_room(room: int) -> None:
    """Nobody else changes the room until the transaction ends. What is read after this is the newest."""
    if connection.features.has_select_for_update:  # else the transaction itself is the lock
        prepared.execute("SELECT 1 FROM peer_room WHERE id = %s FOR UPDATE", [room])


def is_signed_in(session: str) -> bool:
    """Whether the session still is."""
    return SESSION.one(session=session, now=clock.now()) is not None


def code_of_room(room: int) -> str:
    """The code of the room's state (see `peer.room_state`), at most a moment old."""
    kept_until, code = _codes.get(room, (0.0, ""))
    if monotonic() >= kept_until:
        code = _keep(room, room_state.room_state(Room.objects.get(pk=room))).code
    return code


def encoded_states(rooms: Sequence[Room]) -> dict[int, str]:
    """The `room.state` frames of these rooms. What is found here counts for posts of the next moment too."""
    states = room_state.room_states(rooms)
    return {room.pk: _encoded(room.pk, _keep(room.pk, states[room.pk])) for room in rooms}


def _encoded(room: int, state: RoomState) -> str:
    """Made anew only when the state or the minute is another one: times are in it."""
    minute = clock.now().replace(second=0, microsecond=0)
    lasting = replace(state, opens_at=None) if state.may_write else state  # else it is now, again and again
    known = _frames.get(room)
    if known is None or known[:2] != (lasting, minute):
        known = _frames[room] = (lasting, minute, events.encode(room_state.frame_of(state)))
    return known[2]


def forget() -> None:
    """Forgets what this process believes about rooms."""
    _codes.clear()
    present_names.forget()
    _frames.clear()


def _keep(room: int, state: RoomState) -> RoomState:
    _codes[room] = (monotonic() + settings.ROOM_STATE_SECONDS, state.code)
    return state


_codes: dict[int, tuple[float, str]] = {}
_frames: dict[int, tuple[RoomState, datetime, str]] = {}


def _standing(
    person: int, room: int, ref: str, session: str, now: datetime
) -> QuerySet[Participant, tuple[object, ...]]:
    rules = HouseRules.objects.filter(room=OuterRef("room")).values("room").annotate(newest=Max("version"))
    earlier = Message.objects.filter(room=OuterRef("room"), participant=OuterRef("pk"), ref=ref)
    warnings = Notice.objects.filter(
        room=OuterRef("room"), person=OuterRef("user"), kind=Notice.Kind.WARNED, read_at=None
    )
    may_be_here = people_of(OuterRef("room"), OuterRef("room__audience"), person).filter(pk=person)
    return (
        Participant.objects.filter(user=person, room=room, removed_at=None, room__is_closed=False)
        .filter(Exists(may_be_here))
        .annotate(
            rules_newest=Coalesce(Subquery(rules.values("newest")), 0),
            earlier=Subquery(earlier.values("pk")),
            is_warned=Exists(warnings),
            is_signed_in=Exists(_session(session, now)),
            looks_after=Exists(people_who_look_after(person).filter(pk=person)),
        )
        .values_list(
            "pk",
            "nickname",
            "rules_accepted_version",
            "paused_until",
            "shown_count",
            "last_spoke_at",
            "room__last_seq",
            "room__review",
            "room__newcomer_messages",
            "room__slow_seconds",
            "room__flood_limit",
            "rules_newest",
            "earlier",
            "is_warned",
            "is_signed_in",
            "looks_after",
        )
    )


def _session(session: str, now: datetime) -> QuerySet[Session, tuple[object, ...]]:
    return Session.objects.filter(session_key=session, expire_date__gt=now).values_list("session_key")


STANDING = Prepared(_standing, person=int, room=int, ref=str, session=str, now=datetime)
SESSION = Prepared(_session, session=str, now=datetime)
