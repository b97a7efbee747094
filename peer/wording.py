"""What people are told, in each language of the house."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_noop

from portal.kit import clock
from portal.kit.languages import WRITTEN
from portal.reading import symbols

from . import hard_places
from .events import Frame, Texts, waiting
from .models import Flag, Message, Notice
from .policy import words_of
from .queue import Urgency, Waiting

MAX_LENGTH = 2000
ABOUT = 80  # signs of a message in a notice about it
ABOUT_A_MESSAGE = {
    Notice.Kind.REMOVED,
    Notice.Kind.MASKED,
    Notice.Kind.REMINDED,
    Notice.Kind.WARNED,
    Notice.Kind.PAUSED,
    Notice.Kind.HARD_TO_READ,
}

# Why a text that sounds like danger was not shown, said to moderators.
NOT_SHOWN = gettext_noop("The message was not shown.")
UNSHOWN = {
    "paused": gettext_noop("The message was not shown: the person has a pause."),
    "warned": gettext_noop("The message was not shown: a warning waits to be read."),
    "rules_not_accepted": gettext_noop("The message was not shown: the rules were not read."),
    "too_long": gettext_noop("The message was not shown: it was too long."),
    "room_closed": gettext_noop("The message was not shown: the room was closed."),
    "room_paused": gettext_noop("The message was not shown: the room had a break."),
    "read_only": gettext_noop("The message was not shown: no moderator was there."),
    "taken_back_often": gettext_noop("The message was not shown: the person took back several."),
    "queue_full": gettext_noop("The message was not shown: many messages wait already."),
    "held_full": gettext_noop("The message was not shown: many messages wait already."),
}

# Why a message is refused or waits, beside the reasons of the house rules.
REASONS = {
    "unattended": gettext_noop("No moderator is here right now."),
    "empty": gettext_noop("The message is empty. Write something first."),
    "too_long": gettext_noop("The message is too long. Write it in two parts."),
    "crowded": gettext_noop("Many signs on end are hard to read. Write fewer."),
    "rules_not_accepted": gettext_noop("Read the rules of the room first. Then you can write."),
    "paused": gettext_noop("You have a pause from writing. You can read."),
    "read_only": gettext_noop("No moderator is here. You can read but not write."),
    "ref_conflict": gettext_noop("This message was sent already with other words."),
    "no_seat": gettext_noop("You do not have a place in this room."),
    "all_held": gettext_noop("A moderator reads every message in this room first."),
    "newcomer": gettext_noop("A moderator reads your first messages in this room."),
    "warned": gettext_noop("You have a warning. Read it first. Then you can write."),
    "room_closed": gettext_noop("The room is closed now. You can read but not write."),
    "room_paused": gettext_noop("The room has a break. You can read but not write."),
    "queue_full": gettext_noop("Many of your messages wait. Wait until they are shown."),
    "held_full": gettext_noop("A moderator reads your earlier messages first."),
    "too_fast": gettext_noop("That was very fast. Wait a moment and send it again."),
    "taken_back_often": gettext_noop("You took back several messages. Wait a few minutes, then write again."),
    "bad_symbols": gettext_noop("These pictures cannot be sent. Choose 12 at the most."),
    "no_such_message": gettext_noop("You cannot answer this message. Nobody sees it now."),
    "name_length": gettext_noop("Write a name of 2 to 40 letters."),
    "name_signs": gettext_noop("Use ordinary letters of one alphabet, numbers and emoji only."),
    "name_contact": gettext_noop("A name cannot have a phone number or address."),
    "name_near_staff": gettext_noop("That is too near to somebody who works here. Choose another name."),
    "name_staff": gettext_noop("You cannot take this name. Choose another name."),
    "name_taken": gettext_noop("You cannot take this name. Choose another name."),
    "name_label": gettext_noop("You cannot take this name. Choose another name."),
    "name_words": gettext_noop("Choose another name. This one may hurt or tells too much."),
    "name_covered": gettext_noop("A moderator covered this name. Choose another name."),
    "name_paused": gettext_noop("You have a pause now. You can change your name after it."),
    "name_warned": gettext_noop("Read your warning first. Then you can change your name."),
    "name_room_closed": gettext_noop("You can change your name when the room is open."),
    "name_tries": gettext_noop("You tried many names. Try again in an hour."),
    "name_often": gettext_noop("You have changed your name 3 times. Try again tomorrow."),
}

# Why a message waits, said to moderators: the reasons above speak to its writer.
HELD_BECAUSE = {
    "newcomer": gettext_noop("It is one of the writer's first messages here."),
    "paused": gettext_noop("The writer has a pause from writing."),
    "warned": gettext_noop("The writer has a warning and has not read it."),
    "rules_not_accepted": gettext_noop("The writer has not read the rules of the room."),
    "no_seat": gettext_noop("The writer does not have a place in this room now."),
    "room_closed": gettext_noop("The room was closed before its turn came."),
    "room_paused": gettext_noop("The room has a break."),
    "read_only": gettext_noop("No moderator was there."),
}

# Why somebody does not come into a room.
NO_SEAT = {
    "closed": gettext_noop("This room is closed for good."),
    "not_permitted": gettext_noop("You do not have the right to use rooms."),
    "members_only": gettext_noop("This room is for members only."),
    "invitation_only": gettext_noop("This room is for people who were invited."),
    "full": gettext_noop("The room is full. You can try again later."),
    "taken_away": gettext_noop("You may not use this room any more."),
}

NOTICES = {
    Notice.Kind.APPROVED: (
        gettext_noop("Your message is shown"),
        gettext_noop("A moderator read your message. Everybody in the room can see it."),
    ),
    Notice.Kind.REMOVED: (
        gettext_noop("A moderator removed your message"),
        gettext_noop("You can write a new message. You can ask another moderator to look again."),
    ),
    Notice.Kind.FLAG_REMOVED: (
        gettext_noop("Thank you for telling us"),
        gettext_noop("A moderator removed the message that you told about."),
    ),
    Notice.Kind.FLAG_KEPT: (
        gettext_noop("Thank you for telling us"),
        gettext_noop("A moderator read the message that you told about. It stays."),
    ),
    Notice.Kind.FLAG_MASKED: (
        gettext_noop("Thank you for telling us"),
        gettext_noop("A moderator covered a part of that message. The rest stays."),
    ),
    Notice.Kind.CALL_ANSWERED: (
        gettext_noop("A moderator has read your call"),
        "",
    ),
    Notice.Kind.WRITTEN: (
        gettext_noop("A moderator writes to you"),
        gettext_noop("Only you see this. You can answer with Ask for help."),
    ),
    Notice.Kind.CARE: ("", ""),
    Notice.Kind.SEAT_TAKEN: (
        gettext_noop("You may not use this room any more"),
        gettext_noop("You can ask another moderator to look at this."),
    ),
    Notice.Kind.MASKED: (
        gettext_noop("A moderator covered a part of your message"),
        gettext_noop("The rest is shown. You can ask another moderator to look again."),
    ),
    Notice.Kind.REMINDED: (
        gettext_noop("A moderator reminds you of the rules"),
        gettext_noop("You can go on writing."),
    ),
    Notice.Kind.WARNED: (
        gettext_noop("A moderator warns you"),
        gettext_noop("Press the button when you have read this. Then you can write again."),
    ),
    Notice.Kind.PAUSED: (
        gettext_noop("You have a pause from writing"),
        gettext_noop("You can read. You can ask another moderator to look again."),
    ),
    Notice.Kind.NEUTRAL_NAME: (
        gettext_noop("A moderator covered your name in this room"),
        gettext_noop("You can choose another name. You can ask another moderator to look again."),
    ),
    Notice.Kind.HARD_TO_READ: (
        gettext_noop("Somebody found your message hard to read"),
        gettext_noop("Short sentences and everyday words help many readers."),
    ),
    Notice.Kind.APPEAL_UPHELD: (
        gettext_noop("Another moderator looked again. The decision stays."),
        "",
    ),
    Notice.Kind.APPEAL_OVERTURNED: (
        gettext_noop("Another moderator looked again. The decision was changed."),
        gettext_noop("We are sorry about this."),
    ),
}


def reason_text(code: str) -> str:
    """The words of a reason in the active language."""
    if code in REASONS:
        return gettext(REASONS[code])
    return words_of(code, active_language()) or code


def no_seat_text(code: str) -> str:
    """Why somebody does not come into a room, in the active language."""
    return gettext(NO_SEAT[code])


def reason_texts(codes: list[str] | tuple[str, ...]) -> list[Texts]:
    """Reasons as they go over the wire: code and text."""
    return [{"code": code, "text": reason_text(code)} for code in codes]


def unshown_text(code: str) -> str:
    """Why a text in an alarm was not shown, said to moderators."""
    return gettext(UNSHOWN.get(code, NOT_SHOWN))


def waiting_text(codes: list[str]) -> str:
    """Why a held message waits, in one or more short sentences."""
    return " ".join(reason_text(code) for code in codes)


def held_text(codes: list[str]) -> str:
    """The same, said to whoever reads the messages of others that wait."""
    return " ".join(
        gettext(HELD_BECAUSE[code]) if code in HELD_BECAUSE else reason_text(code) for code in codes
    )


def notice_title(notice: Notice) -> str:
    """What happened, in the active language."""
    title = NOTICES[Notice.Kind(notice.kind)][0]
    return gettext(title) if title else ""


def notice_text(notice: Notice) -> str:
    """About which message, why, the moderator's own words, and what one can do; in the active language."""
    parts = [_about(notice)] if notice.message and notice.kind in ABOUT_A_MESSAGE else []
    if notice.reason:
        parts.append(gettext("Reason: %(reason)s") % {"reason": notice.reason.text})
    if notice.words:
        parts.append(gettext("The moderator writes: %(words)s") % {"words": notice.words})
    if notice.kind == Notice.Kind.PAUSED and notice.decision and notice.decision.until:
        parts.append(gettext("You can write again %(time)s.") % {"time": said_at(notice.decision.until)})
    if notice.kind == Notice.Kind.HARD_TO_READ and notice.message and notice.message.is_shown:
        parts += hard_places.in_words(notice.message.text)
    text = NOTICES[Notice.Kind(notice.kind)][1]
    return " ".join([*filter(None, parts), *([gettext(text)] if text else [])])


def _about(notice: Notice) -> str:
    """The beginning of the reader's own message; not of one that they took back."""
    message = notice.message
    if message is None or message.status == Message.Status.TAKEN_BACK:
        return ""
    line = " ".join((message.text or symbols.spoken(message.symbols, active_language())).split())
    words = line if len(line) <= ABOUT else f"{line[: ABOUT - 1].rstrip()}…"
    return gettext("About your message: “%(words)s”") % {"words": words} if words else ""


def waiting_frame(message: Message) -> Frame:
    """What the writer of a held message is told at once."""
    return waiting(
        message=message.pk,
        ref=message.ref,
        title=in_each_language(lambda: gettext("Your message waits. A moderator reads it first.")),
        text=in_each_language(lambda: waiting_text(message.held_for)),
    )


def spoken_text(message: Message) -> str:
    """What the room reads, on one line where there is only one: the text, or the symbols as words."""
    return message.public_text or symbols.spoken(message.symbols, active_language())


def active_language() -> str:
    """The language in which somebody reads now."""
    return (translation.get_language() or settings.LANGUAGE_CODE)[:2]


def said_at(moment: datetime) -> str:
    """When something was said, in the active language: the time for today, else the day too."""
    if timezone.localdate(moment) == clock.today():
        return gettext("at %(time)s") % {"time": clock.clock_time(moment)}
    return clock.in_words(moment)


def in_each_language(say: Callable[[], str]) -> Texts:
    """What `say` returns in every language of the house."""
    texts = {}
    for code, _name in WRITTEN:
        with translation.override(code):
            texts[code] = say()
    return texts


def queue_sentence(item: Waiting) -> str:
    """One thing in the queue as one or two short sentences."""
    names = {"name": item.name}
    if item.appeal:
        return gettext("%(name)s asks to look at a decision again.") % names
    if item.flag and item.flag.kind == Flag.Kind.CRISIS:
        danger = gettext("%(name)s may be in danger.") % names
        return f"{danger} {unshown_text(item.flag.refused_for)}"
    if item.message is None and getattr(item.flag, "is_again", False):
        return gettext("%(name)s calls again after an answer.") % names
    if item.message is None:
        return gettext("%(name)s asks for help.") % names
    if item.urgency == Urgency.CRISIS:
        return gettext("%(name)s may be in danger.") % names
    if item.urgency == Urgency.THREAT:
        return gettext("%(name)s may threaten somebody. Nobody sees the message yet.") % names
    if item.urgency == Urgency.FLAG:
        return gettext("Somebody told about a message by %(name)s.") % names
    waits = gettext("A message by %(name)s waits.") % names
    return f"{waits} {held_text(item.message.held_for)}"
