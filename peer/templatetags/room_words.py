"""What the pages of rooms and of the queue say."""

import math
from datetime import UTC, datetime

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext

from peer import room_state as states
from peer import staff_marks, state_words, wording
from peer.covering import COVER
from peer.history import MANY
from peer.models import Message, Notice, Participant
from peer.queue import Waiting
from peer.seen import TELLABLE
from peer.timetable import ExceptionHours, Hours
from peer.week_words import other_days_in_words, week_in_words
from portal.kit import clock
from portal.kit.text import linked as linked_text

register = template.Library()
TAKE_BACK = 30  # seconds
QUOTE = 140  # characters
KINDS = {
    Notice.Kind.APPROVED: ("done", "done"),
    Notice.Kind.REMOVED: ("danger", "attention"),
    Notice.Kind.SEAT_TAKEN: ("danger", "attention"),
    Notice.Kind.WARNED: ("danger", "attention"),
    Notice.Kind.PAUSED: ("wait", "wait"),
    Notice.Kind.WRITTEN: ("info", "heart"),
}


@register.filter
def said_at(moment):
    """When something was said."""
    return wording.said_at(moment)


@register.filter
def waiting_words(codes):
    """Why a message waits."""
    return wording.waiting_text(codes)


@register.filter
def week(room):
    """The hours of a room through the week, as lines of days and hours."""
    return week_in_words(Hours(each.weekday, each.opens, each.closes) for each in room.hours.all())


@register.filter
def other_days(room):
    """The days of the next two weeks on which those hours do not hold."""
    days = (ExceptionHours(each.day, each.opens, each.closes) for each in room.exception_days.all())
    return other_days_in_words(days, clock.today())


@register.filter
def who_reads(room):
    """Who reads what is written in a room, in one sentence."""
    return state_words.who_reads(room.audience)


@register.filter
def is_own(message, seat):
    """Whether the reader wrote the message."""
    return message.participant_id == seat.pk


@register.filter
def held_words(codes):
    """Why a message by somebody else waits."""
    return wording.held_text(codes)


@register.filter
def is_of_late(message):
    """Whether it was written so lately that one may tell about it, though it was taken back."""
    return message.written_at is not None and message.written_at > clock.now() - TELLABLE


@register.filter
def is_staff(seat):
    """Whether the page marks this writer as one who looks after rooms now."""
    return bool(seat) and staff_marks.is_staff(seat)


LONG = 280  # signs, or lines in all: its end can be in sight without its head
LONG_LINES = 6


@register.filter
def is_long(message):
    """Whether the end of the message says again who wrote it; the script has the same bounds."""
    return len(message.public_text) > LONG or message.public_text.count("\n") >= LONG_LINES


@register.filter
def needs_a_mark(message):
    """Whether the page says beside the message that no moderator wrote it."""
    return bool(message) and staff_marks.needs_a_mark(message)


@register.filter
def unread_words(count):
    """How much a reader has not read."""
    if count > MANY:
        return gettext("More than %(count)d unread messages.") % {"count": MANY}
    return ngettext("%(count)d unread message.", "%(count)d unread messages.", count) % {"count": count}


@register.filter
def new_words(count):
    """What the button says that shows the next messages."""
    return ngettext("Show %(count)d new message", "Show %(count)d new messages", count) % {"count": count}


@register.filter
def left_to_take_back(message):
    """For how many seconds more one may simply take a message back; 0 when that time is over."""
    left = TAKE_BACK - (clock.now() - message.written_at).total_seconds()
    return max(0, math.ceil(left)) if message.is_shown else 0


@register.filter
def quoted(message, apart):
    """The message that this one answers, if the reader may see it; else None."""
    answered = message.reply_to
    if answered is None or not answered.is_shown or apart.does_hide(answered):
        return None
    return answered


@register.filter
def excerpt(text):
    """The beginning of a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTE else f"{line[: QUOTE - 1].rstrip()}…"


@register.filter
def goes_at(message):
    """When a message that waits for its turn is shown."""
    return wording.said_at(message.due_at) if message.due_at else ""


@register.filter
def linked(text):
    """A message as HTML: escaped, with plain safe links. A covered place is heard as a word."""
    return format_html_join(cover(), "{}", ((linked_text(part),) for part in text.split(COVER)))


@register.filter
def with_covers_said(text):
    """A message as plain text, with a word beside each covered place."""
    return text.replace(COVER, f"{COVER} {gettext('(covered)')}")


@register.simple_tag
def cover():
    """A covered place: the sign is seen, the word is heard."""
    seen = '<span><span aria-hidden="true">{}</span><span class="visually-hidden"> {} </span></span>'
    return format_html(seen, COVER, gettext("(covered)"))


@register.filter
def notice_title(notice):
    """What happened."""
    return wording.notice_title(notice)


@register.filter
def notice_text(notice):
    """Why, and what one can do."""
    return wording.notice_text(notice)


@register.filter
def notice_kind(notice):
    """The colour of a notice: done, danger or info."""
    return KINDS.get(notice.kind, ("info", "info"))[0]


@register.filter
def notice_icon(notice):
    """The sign of a notice."""
    return KINDS.get(notice.kind, ("info", "info"))[1]


@register.filter
def sentence(item: Waiting):
    """One thing in the queue as one or two short sentences."""
    return wording.queue_sentence(item)


@register.simple_tag
def queue_count(items, more=0):
    """How much waits, in words."""
    if not items:
        return gettext("Nothing waits for you right now.")
    count = len(items) + more
    return ngettext("%(count)d thing waits.", "%(count)d things wait.", count) % {"count": count}


@register.simple_tag
def room_trail(room, here=None):
    """The way to a room, for the breadcrumb."""
    items = [{"label": gettext("Rooms"), "href": reverse("peer:rooms")}]
    items.append({"label": room.name, "href": reverse("peer:room", args=[room.slug])})
    return [*items, {"label": here}] if here else items


@register.simple_tag
def queue_trail(here):
    """The way to one thing in the queue."""
    return [{"label": gettext("Queue"), "href": reverse("peer:queue")}, {"label": here}]


@register.simple_tag
def blank_message(status=Message.Status.POSTED):
    """An empty message for the script to clone."""
    seat = Participant(nickname="")
    written = datetime(2026, 1, 1, tzinfo=UTC)
    blank = Message(pk=0, seq=0, participant=seat, status=status, written_at=written)
    blank.is_blank = True  # parts that not every message has are printed too
    return blank


@register.simple_tag
def blank_notice():
    """An empty notice for the script to clone."""
    return Notice(pk=0, kind=Notice.Kind.CARE)


@register.simple_tag
def room_state(room):
    """The state of a room now."""
    return states.room_state(room)


@register.filter
def state_title(state):
    """The state of a room in a few words."""
    return state_words.title_of(state)


@register.filter
def state_text(state):
    """Who is on duty, when the room opens next, and what one can do."""
    return state_words.text_of(state)
