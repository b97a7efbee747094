"""What the pages of rooms and of the queue say."""

from datetime import UTC, datetime

from django import template
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from peer import wording
from peer.models import Message, Notice, Participant
from peer.queue import Waiting

register = template.Library()
KINDS = {
    Notice.Kind.APPROVED: ("done", "done"),
    Notice.Kind.REMOVED: ("danger", "attention"),
    Notice.Kind.SEAT_TAKEN: ("danger", "attention"),
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
def is_own(message, seat):
    """Whether the reader wrote the message."""
    return message.participant_id == seat.pk


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
def queue_count(items):
    """How much waits, in words."""
    if not items:
        return gettext("Nothing waits for you right now.")
    return ngettext("%(count)d thing waits.", "%(count)d things wait.", len(items)) % {"count": len(items)}


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
def blank_message():
    """An empty message for the script to clone."""
    seat = Participant(nickname="")
    written = datetime(2026, 1, 1, tzinfo=UTC)
    return Message(pk=0, seq=0, participant=seat, status=Message.Status.POSTED, written_at=written)


@register.simple_tag
def blank_notice():
    """An empty notice for the script to clone."""
    return Notice(pk=0, kind=Notice.Kind.CARE)
