"""A person's own calendar for their calendar program, opened by a secret address. No sign-in, no cookie."""

import datetime
import hashlib
import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock, ical

from . import agenda, ledger
from .models import Assignment, CalendarKey, Occasion
from .permissions import may_work_in_newsroom

COMING_TAKES = datetime.timedelta(minutes=15)
KEPT_IN_FEED = datetime.timedelta(days=60)


@transaction.atomic
def make_key(actor: User) -> str:
    """A new key, told only now; the one before opens nothing any more. Only its fingerprint is kept."""
    if not actor.is_active:
        raise PermissionDenied
    key = secrets.token_urlsafe(32)
    made = {"key_hash": _fingerprint(key), "made_at": clock.now()}
    CalendarKey.objects.update_or_create(person=actor, defaults=made)
    ledger.note_calendar_key(person=actor.pk)
    return key


@transaction.atomic
def drop_key(actor: User) -> None:
    """The address of the actor's calendar opens nothing any more."""
    if CalendarKey.objects.filter(person=actor).delete()[0]:
        ledger.note_calendar_key(person=actor.pk)


def person_of(key: str) -> User | None:
    """Whose calendar this key opens now; nobody's when they may not sign in any more."""
    found = CalendarKey.objects.filter(key_hash=_fingerprint(key)).select_related("person").first()
    return found.person if found and found.person.is_active else None


def feed_of(person: User) -> str:
    """What the person comes along to, what they promised by a day, and when a story becomes public.

    Of stories, the newsroom is told of all, anybody else of their own.
    """
    with translation.override(person.language):
        since = clock.now() - KEPT_IN_FEED
        events = [_occasion(each) for each in agenda.occasions_of(person, since=since)]
        events += [_due(each) for each in agenda.due_of(person)]
        works = may_work_in_newsroom(person)
        coming = [each for each in agenda.stories_coming() if works or each.story.storyteller_id == person.pk]
        events += [_coming(each) for each in coming]
        return ical.calendar(_("Newsroom of Oma ääni"), events)


def _occasion(occasion: Occasion) -> ical.Event:
    return ical.Event(
        uid=_uid("occasion", occasion.pk),
        stamp=occasion.changed_at,
        begins=occasion.begins_at,
        ends=occasion.ends_at,
        summary=f"{occasion.get_kind_display()}: {occasion.title}",
        location=occasion.place,
        description=occasion.note,
        sequence=occasion.sequence,
        is_cancelled=occasion.cancelled_at is not None,
    )


def _due(assignment: Assignment) -> ical.Event:
    day = assignment.due
    assert day is not None  # noqa: S101  `due_of` gives no other
    title = assignment.idea.name if assignment.idea else ""
    return ical.Event(
        uid=_uid("assignment", assignment.pk),
        stamp=assignment.taken_at or assignment.made_at,
        begins=day,
        ends=day + datetime.timedelta(days=1),
        summary=f"{assignment.get_role_display()}: {title}",
        location=assignment.place,
        description=assignment.note,
    )


def _coming(coming: agenda.Coming) -> ical.Event:
    """Without names of story and teller: a copy in somebody's telephone cannot be called back."""
    return ical.Event(
        uid=_uid(f"story-{coming.at:%Y%m%d%H%M}", coming.story.pk),
        stamp=coming.chosen_at,
        begins=coming.at,
        ends=coming.at + COMING_TAKES,
        summary=_("A story becomes public"),
    )


def _uid(name: str, number: int) -> str:
    return f"{name}-{number}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}"


def _fingerprint(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
