"""Shifts: planned in the rota, begun with the last note read, ended with a note for the next moderator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from . import broadcast, duty, logbook
from .models import Flag, HandOverNote, LogEntry, Room, Shift
from .permissions import may_manage, may_moderate, require
from .queue import ALARMS, called_again

NOTE = 2000
EARLY = timedelta(minutes=30)  # a planned shift may begin this much before its time
UNPLANNED_HOURS = (1, 2, 3, 4)


class ShiftRefused(Exception):
    """The shift cannot begin or end now. `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Note:
    """What the next moderator must know."""

    gentle_with: str = ""
    still_open: str = ""
    debrief: str = ""


@transaction.atomic
def plan_shift(
    actor: User,
    *,
    moderator: User,
    starts_at: datetime,
    ends_at: datetime,
    second: User | None = None,
    rooms: Sequence[Room] = (),
) -> Shift:
    """Writes a shift into the rota. No rooms means all of them."""
    require(may_manage(actor))
    require(may_moderate(moderator) and (second is None or may_moderate(second)))
    if ends_at <= starts_at:
        raise ShiftRefused("ends_before_it_starts")
    if second == moderator:
        raise ShiftRefused("second_is_the_same")
    shift = Shift.objects.create(moderator=moderator, second=second, starts_at=starts_at, ends_at=ends_at)
    shift.rooms.set(rooms)
    return shift


@transaction.atomic
def cancel_shift(actor: User, *, shift: Shift) -> None:
    """Takes a shift out of the rota. One that has begun stays: its moderator ends it."""
    require(may_manage(actor))
    shift = Shift.objects.select_for_update().get(pk=shift.pk)
    if shift.begun_at:
        raise ShiftRefused("begun_already")
    shift.delete()


@transaction.atomic
def begin_shift(actor: User, *, shift: Shift, note_read: int | None = None) -> Shift:
    """Begins one's own planned shift. The last hand-over note of its rooms must be the one that was read."""
    require(may_moderate(actor))
    shift = Shift.objects.select_for_update().get(pk=shift.pk)
    require(shift.moderator_id == actor.pk)
    if shift.ended_at or shift.ends_at <= clock.now() or shift.starts_at > clock.now() + EARLY:
        raise ShiftRefused("not_its_time")
    if not shift.begun_at:
        if duty.running_shift(actor):
            raise ShiftRefused("another_runs")
        _begin(actor, shift, note_read)
    return shift


@transaction.atomic
def begin_unplanned_shift(actor: User, *, hours: int, note_read: int | None = None) -> Shift:
    """A shift from now on that was not in the rota, for all rooms."""
    require(may_moderate(actor))
    if hours not in UNPLANNED_HOURS:
        raise ShiftRefused("bad_hours")
    User.objects.select_for_update().get(pk=actor.pk)  # two presses begin one shift
    if running := duty.running_shift(actor):
        return running
    now = clock.now()
    shift = Shift.objects.create(moderator=actor, starts_at=now, ends_at=now + timedelta(hours=hours))
    _begin(actor, shift, note_read)
    return shift


@transaction.atomic
def end_shift(actor: User, *, shift: Shift, note: Note) -> HandOverNote:
    """Ends one's own running shift with a note. Refused while an alarm is open.

    Whoever calls again at once after an answer keeps nobody there: they are read, and the note names them.
    """
    require(may_moderate(actor))
    shift = Shift.objects.select_for_update().get(pk=shift.pk)
    require(shift.moderator_id == actor.pk and shift.begun_at is not None)
    if shift.ended_at:
        return shift.note
    alarms = list(open_alarms(shift))
    if not all(_is_again(alarm) for alarm in alarms):
        raise ShiftRefused("open_alarm")
    texts = {name: plain(text, max_length=NOTE) for name, text in vars(note).items()}
    if not texts["gentle_with"] or not texts["still_open"]:
        raise ShiftRefused("no_note")
    if not all(_names(texts["still_open"], alarm) for alarm in alarms):
        raise ShiftRefused("called_again")
    shift.ended_at = clock.now()
    shift.save(update_fields=["ended_at"])
    written = HandOverNote.objects.create(shift=shift, made_at=clock.now(), **texts)
    duty.go_away(actor)
    logbook.write(LogEntry.Act.SHIFT_ENDED, at=clock.now(), actor=actor, item=shift.pk)
    broadcast.tell_queue()
    return written


def open_alarms(shift: Shift) -> QuerySet[Flag]:
    """What must be looked at before the shift may end: crises, threats and calls for help in its rooms."""
    alarms = Flag.objects.filter(closed_at=None, kind__in=ALARMS, **_in_rooms(shift, "room"))
    alarms = alarms.annotate(is_again=called_again())
    return alarms.select_related("room", "message", "flagger").order_by("made_at", "pk")


def last_note(rooms: Sequence[Room] = ()) -> HandOverNote | None:
    """The newest hand-over note that is about any of these rooms; about any room when none are given."""
    notes = HandOverNote.objects.select_related("shift__moderator")
    if rooms:
        notes = notes.filter(Q(shift__rooms=None) | Q(shift__rooms__in=rooms)).distinct()
    return notes.first()


def rota(*, days: int = 14) -> QuerySet[Shift]:
    """The shifts of the coming days that have not ended, the first one first."""
    now = clock.now()
    coming = Shift.objects.filter(ended_at=None, ends_at__gt=now, starts_at__lt=now + timedelta(days=days))
    return coming.select_related("moderator", "second").prefetch_related("rooms")


def shift_to_begin(person: User) -> Shift | None:
    """The person's planned shift that may begin now."""
    now = clock.now()
    own = Shift.objects.filter(moderator=person, begun_at=None, ends_at__gt=now, starts_at__lte=now + EARLY)
    return own.order_by("starts_at", "pk").first()


def calls_for_second(person: User) -> list[Shift]:
    """The shifts in which the person is called because the first moderator is missing."""
    now = clock.now()
    called = Shift.objects.filter(second=person, second_called_at__isnull=False, ended_at=None)
    return list(called.filter(ends_at__gt=now - duty.OVERRUN).select_related("moderator").order_by("pk"))


def _begin(actor: User, shift: Shift, note_read: int | None) -> None:
    note = last_note(list(shift.rooms.all()))
    if note and note.pk != note_read:
        raise ShiftRefused("note_not_read")
    shift.begun_at = clock.now()
    shift.note_read = note
    shift.save(update_fields=["begun_at", "note_read"])
    duty.say_i_am_here(actor)
    duty.say_page_is_open(actor)
    logbook.write(LogEntry.Act.SHIFT_BEGUN, at=clock.now(), actor=actor, item=shift.pk)


def _is_again(alarm: Flag) -> bool:
    """A call by somebody who was answered just before it, and whose new words were read."""
    return bool(alarm.kind == Flag.Kind.HELP and alarm.first_seen_at and getattr(alarm, "is_again", False))


def _names(note: str, alarm: Flag) -> bool:
    return alarm.flagger is not None and alarm.flagger.nickname.casefold() in note.casefold()


def _in_rooms(shift: Shift, field: str) -> dict[str, object]:
    rooms = list(shift.rooms.all())
    return {f"{field}__in": rooms} if rooms else {}
