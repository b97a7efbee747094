"""What somebody in a story does with their link: yes, no, a question first, take back, another last day.

The key of the link is the only right there is. Each action looks it up anew, under the locks of the story and
of the record, so that an older link or a change in between is met.
"""

import datetime
import hashlib
import secrets
from collections.abc import Callable
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.kit import clock
from portal.kit.text import plain

from .hiding import hide
from .ledger import note_person
from .models import PersonIn
from .models.consents import is_covered, is_practice
from .models.people_in import How
from .models.seals import is_sealed
from .recognising import digest_of_person

QUESTION_LENGTH = 1000


class Happening(StrEnum):
    """What the storyteller is told of."""

    SAID_YES = "said yes"
    SAID_NO = "said no"
    ASKS_FIRST = "asks first"
    TOOK_BACK = "took back"
    OTHER_DAY = "other day"
    SOON_OVER = "soon over"
    OVER = "over"


# The room above tells people: called in the same transaction, with words that the person wrote, if any, and
# whether a public story went away. It is put here when the apps start.
listeners: list[Callable[[PersonIn, Happening, str, bool], None]] = []


class LinkRefused(Exception):
    """The link opens nothing: unknown, replaced, or the story is gone. Nobody is told which."""


class NoLink(Exception):
    """Nobody is asked about this story: it is practice."""


class AnswerRefused(ValidationError):
    """The answer cannot be taken as it was sent. The message says why."""


def hash_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def person_of(key: str) -> PersonIn:
    """Whose link this is; otherwise `LinkRefused`."""
    found: PersonIn | None = (
        PersonIn.objects.counted().filter(key_hash=hash_of(key)).select_related("page").first()
    )
    if found is None or is_sealed(found.page):
        raise LinkRefused
    return found


def version_for(person: PersonIn) -> Page:
    """The version of the story that the person is shown: the one they said yes to, else the newest."""
    newest, *others = _versions(person.page)
    fitting = [each for each in (newest, *others) if person.digest == digest_of_person(person, each)]
    return fitting[0] if person.stands and fitting else newest


def newest_version(page: Page) -> Page:
    """The story as it was last written."""
    revision = page.revisions.order_by("-created_at", "-pk").first()
    return revision.as_object() if revision else page.specific


def is_asked_again(person: PersonIn) -> bool:
    """Whether they said yes, and the newest version shows something else of them by now."""
    return person.stands and person.digest != digest_of_person(person, newest_version(person.page))


@transaction.atomic
def make_key(person: PersonIn) -> str:
    """A new key; an older one opens nothing from now on. It is told here only: its digest is kept."""
    if is_practice(person.page.specific):
        raise NoLink
    key = secrets.token_urlsafe(24)
    now = clock.now()
    PersonIn.objects.filter(pk=person.pk).update(key_hash=hash_of(key), asked_at=now)
    person.key_hash, person.asked_at = hash_of(key), now
    return key


@transaction.atomic
def say_yes(key: str, *, seen: str, keeps_address: bool = False) -> PersonIn:
    """A yes to exactly what was shown: `seen` is its digest, and another one is refused.

    The newest yes counts: when a public version shows something else, it goes away.
    """
    person = _locked(key)
    digest = digest_of_person(person, newest_version(person.page))
    if digest != seen:
        raise AnswerRefused(_("The story has changed. Look again before you answer."), code="changed")
    if person.is_over:
        raise AnswerRefused(_("The last day is over. Choose another day first."), code="over")
    was_back, was_same = person.withdrawn_at is not None, person.stands and person.digest == digest
    if was_same:
        return person
    person.digest, person.given_at, person.how = digest, clock.now(), How.LINK
    person.withdrawn_at = person.declined_at = person.asked_again_at = None
    person.witness = ""
    if not (keeps_address and person.until):
        person.email = ""
    person.save()
    if was_back:
        note_person(person=person.pk, page=person.page_id, undone=True)
    tell_all(person, Happening.SAID_YES, went=_hide_if_uncovered(person))
    return person


@transaction.atomic
def say_no(key: str) -> PersonIn:
    """No. After a yes it is the same as taking it back."""
    person = _locked(key)
    if person.said_no:
        return person
    if person.given_at is not None:
        return take_back(key)
    person.declined_at, person.email = clock.now(), ""
    person.save()
    tell_all(person, Happening.SAID_NO, went=_hide(person, Happening.SAID_NO))
    return person


@transaction.atomic
def ask_first(key: str, *, words: str) -> PersonIn:
    """A line to the storyteller, who may answer on the same page. It is no yes and no no."""
    person = _locked(key)
    line = plain(words, max_length=QUESTION_LENGTH)
    if not line:
        raise AnswerRefused(_("Write what you want to ask."), code="words")
    person.question, person.answer = line, ""
    person.save()
    tell_all(person, Happening.ASKS_FIRST, words=line)
    return person


@transaction.atomic
def take_back(key: str) -> PersonIn:
    """The yes is taken back: the story is public in no language when this returns. Twice is as once."""
    person = _locked(key)
    if person.withdrawn_at is not None:
        return person
    if person.given_at is None:
        raise AnswerRefused(_("You have not said yes. There is nothing to take back."), code="nothing")
    person.withdrawn_at, person.email = clock.now(), ""
    person.save()
    went = _hide(person, Happening.TOOK_BACK)
    tell_all(person, Happening.TOOK_BACK, went=went)
    # The line comes last but before the commit: one line too many only hides what is hidden.
    note_person(person=person.pk, page=person.page_id)
    return person


@transaction.atomic
def change_last_day(key: str, *, until: datetime.date | None) -> PersonIn:
    """The yes ends on another day, or has no end. One that was over stands again until then."""
    person = _locked(key)
    if person.given_at is None or person.said_no:
        raise AnswerRefused(_("You have not said yes. There is no last day."), code="nothing")
    if until is not None and until < clock.today():
        raise AnswerRefused(_("This day is over. Choose a later day."), code="past")
    fitting = [each for each in _versions(person.page) if person.digest == digest_of_person(person, each)]
    person.until, person.asked_again_at = until, None
    if fitting:
        person.digest = digest_of_person(person, fitting[0])
    person.save()
    tell_all(person, Happening.OTHER_DAY, went=_hide_if_uncovered(person))
    note_person(person=person.pk, page=person.page_id, until=until.isoformat() if until else "")
    return person


def tell_all(person: PersonIn, happening: Happening, *, words: str = "", went: bool = False) -> None:
    """Whoever listens hears of it, in this transaction."""
    for listener in listeners:
        listener(person, happening, words, went)


def _locked(key: str) -> PersonIn:
    """The record of the key under its locks: first the story's row, as a yes of the storyteller locks it."""
    found = person_of(key)
    Page.objects.select_for_update().get(pk=found.page_id)
    PersonIn.objects.select_for_update().filter(pk=found.pk).first()
    return person_of(key)


def _versions(page: Page) -> list[Page]:
    """The newest version first, then the one that is public."""
    specific = page.specific
    return [newest_version(page), specific] if specific.live else [newest_version(page)]


def _hide(person: PersonIn, why: Happening) -> bool:
    return hide(person.page, person=person.pk, why=why)


def _hide_if_uncovered(person: PersonIn) -> bool:
    specific = type(person.page.specific)._base_manager.get(pk=person.page_id)
    return hide(specific) if specific.live and not is_covered(specific) else False
