"""Who else is in a story: the storyteller's list. Only the storyteller writes it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry
from wagtail.search import index

from content.asking_people import QUESTION_LENGTH, hash_of, make_key
from content.digest import pictures_of
from content.hiding import hide
from content.models import Consent, PersonIn, Picture, StoryPage
from content.models.consents import Place, is_covered
from content.models.people_in import How, What, people_missing
from content.models.planned import Happening, end_plan, plan_of
from content.people_lapsing import address_of
from content.recognising import digest_of_person, is_recognised, parts_of
from portal.accounts.letters import send_letter
from portal.accounts.models import User
from portal.kit import clock, text

from . import passages, queries
from .models import Notice, Telling
from .permissions import may_write
from .refusals import AlreadyDecided, NotReady

NAME_LENGTH = 80
ENDS = ("wagtail.unpublish", "content.hide", "content.withdraw")
WORDS = frozenset({passages.TITLE, passages.SUMMARY, passages.HEADING, passages.PARAGRAPH})


@dataclass(frozen=True)
class About:
    """What the storyteller says of one person. `parts` are ids of paragraphs of the newest version."""

    name: str
    what: Sequence[str]
    pictures: Sequence[int] = ()
    parts: Sequence[str] = ()
    places: Sequence[str] = (Place.SITE.value,)
    until: datetime.date | None = None
    language: str = "fi"


def parts_to_mark(story: StoryPage) -> list[tuple[str, str]]:
    """The paragraphs of the newest version that have words: id and words."""
    found = passages.passages_of(queries.draft_of(story))
    return [(each.id, each.words.removeprefix("# ")) for each in found if each.kind in WORDS and each.words]


def pictures_to_mark(story: StoryPage) -> list[Picture]:
    """The pictures of the newest version."""
    return pictures_of(queries.draft_of(story))


@transaction.atomic
def say_nobody_else(actor: User, *, story: StoryPage) -> None:
    """The storyteller says that nobody else can be recognised. Refused while somebody is on the list."""
    fresh = _own(actor, story)
    if queries.people_of(fresh):
        raise AlreadyDecided(_("Somebody is on your list. Take them out first."))
    Telling.objects.of(fresh)
    Telling.objects.filter(story=fresh).update(nobody_else_at=clock.now())


@transaction.atomic
def add_person(actor: User, *, story: StoryPage, about: About) -> PersonIn:
    """Somebody is in the story. From now on it is public only with their yes: a public one goes away."""
    fresh = _own(actor, story)
    person = PersonIn(page=fresh, added_by=actor, added_at=clock.now())
    _write(person, fresh, about)
    Telling.objects.of(fresh)
    Telling.objects.filter(story=fresh).update(nobody_else_at=None)
    return person


@transaction.atomic
def change_person(actor: User, *, person: PersonIn, about: About) -> PersonIn:
    """Another thing is asked of them. A yes to what was asked before does not cover it."""
    story, fresh = _locked(actor, person)
    _write(fresh, story, about)
    return fresh


@transaction.atomic
def remove_person(actor: User, *, person: PersonIn) -> None:
    """They are not in the story any more. Refused while one who said no can still be found in it."""
    story, fresh = _locked(actor, person)
    if fresh.said_no and is_recognised(fresh, queries.draft_of(story)):
        raise NotReady(_("They are still in it. Take out the picture or the words first."))
    PersonIn.objects.filter(pk=fresh.pk).update(removed_at=clock.now(), email="", key_hash=None)


@transaction.atomic
def make_link(actor: User, *, person: PersonIn) -> str:
    """The key of a new link, told here only; an older link opens nothing from now on."""
    story, fresh = _locked(actor, person)
    if story.is_practice:
        raise NotReady(_("This is practice. No link is sent to anybody."))
    return make_key(fresh)


def mail_link(actor: User, *, person: PersonIn, key: str, email: str) -> None:
    """The link, if it is still the newest, goes to this address, which is kept until they answer."""
    with transaction.atomic():
        _story, fresh = _locked(actor, person)
        if fresh.key_hash != hash_of(key):
            raise AlreadyDecided(_("This link is not the newest one. Make a new link."))
    # No transaction is open while a mail server is asked. The queue would keep the link: it is sent here.
    link = address_of(key, fresh.language)
    send_letter("person_asked", email, fresh.language, link=link, storyteller=teller_name(actor))
    PersonIn.objects.filter(pk=fresh.pk, given_at=None, declined_at=None).update(email=email)


@transaction.atomic
def record_yes(actor: User, *, person: PersonIn, how: str, day: datetime.date, witness: str) -> PersonIn:
    """A yes that was said or written on paper, to what the newest version shows. It weighs less than a link.

    Refused after a no: only the person takes that back, by the link.
    """
    story, fresh = _locked(actor, person)
    if fresh.said_no:
        raise AlreadyDecided(_("They said no. Only they can change that, by the link."))
    heard = text.plain(witness, max_length=NAME_LENGTH).replace("\n", " ")
    if how not in {How.SPOKEN, How.PAPER} or not heard or day > clock.today():
        raise NotReady(_("Write who heard it or keeps the paper, and the day."))
    moment = datetime.datetime.combine(day, datetime.time(12))
    fresh.how, fresh.witness, fresh.given_at = how, heard, timezone.make_aware(moment)
    fresh.digest = digest_of_person(fresh, queries.draft_of(story))
    fresh.asked_again_at = None
    fresh.save()
    _hide_if_uncovered(story)
    return fresh


@transaction.atomic
def answer_question(actor: User, *, person: PersonIn, words: str) -> PersonIn:
    """What the storyteller answers to what they asked first. They read it by the link they have."""
    _story, fresh = _locked(actor, person)
    said = text.plain(words, max_length=QUESTION_LENGTH)
    if not fresh.question:
        raise AlreadyDecided(_("They have asked nothing."))
    if not said:
        raise NotReady(_("Write an answer."))
    fresh.answer = said
    fresh.save(update_fields=["answer"])
    return fresh


@transaction.atomic
def show_again(actor: User, *, story: StoryPage) -> None:
    """Public again by the storyteller's own yes, which stands, once nobody's yes is missing any more."""
    fresh = _own(actor, story)
    given = may_be_shown_again(fresh)
    if given is None or given.revision is None:
        raise AlreadyDecided(_("This story cannot be shown again like this. Hand it in."))
    given.revision.publish(user=actor, skip_permission_checks=True)
    index.insert_or_update_object(StoryPage.objects.get(pk=fresh.pk))
    Notice.objects.settle(actor, fresh)


def may_be_shown_again(story: StoryPage) -> Consent | None:
    """The yes by which a story that went away for somebody in it can be public again; None when it cannot."""
    given = Consent.objects.standing().filter(page_id=story.pk).select_related("revision").first()
    if given is None or given.revision is None or story.live or hiding_of(story) is None:
        return None
    return given if is_covered(given.revision.as_object()) else None


def is_past(day: datetime.date | None) -> bool:
    """Whether such a last day would end a yes before it is asked for."""
    return day is not None and day < clock.today()


def teller_name(actor: User) -> str:
    """The name by which the storyteller asks: as their friends know them."""
    return actor.first_name or str(_("A member"))


def hiding_of(story: StoryPage) -> PageLogEntry | None:
    """How it went away for somebody in it, if that was the last thing: not an editor's act since."""
    ends = PageLogEntry.objects.filter(page_id=story.pk, action__in=ENDS)
    last: PageLogEntry | None = ends.order_by("-timestamp", "-pk").first()
    return last if last is not None and last.action == "content.hide" else None


def _write(person: PersonIn, story: StoryPage, about: About) -> None:
    person.name = text.plain(about.name, max_length=NAME_LENGTH).replace("\n", " ")
    person.what = _known(about.what, What.values)
    person.places = _known([*about.places, Place.SITE.value], Place.values)
    person.until, person.language = about.until, about.language
    if not person.name or not person.what:
        raise NotReady(_("Write a name, and what of them is in your story."))
    if is_past(about.until):
        raise NotReady(_("This day is over. Choose a later day."))
    marked = dict(parts_to_mark(story))
    words = [marked[part] for part in marked if part in set(about.parts)]
    pictures = [each for each in pictures_to_mark(story) if each.pk in set(about.pictures)]
    if person.said_no:  # what they said no to stays marked, so that it is found when it comes back
        words = list(dict.fromkeys([*parts_of(person.passage), *words]))
        pictures += list(person.pictures.all())
    person.passage = "\n\n".join(words)
    person.save()
    person.pictures.set(pictures)
    _hide_if_uncovered(story)


def _known(chosen: Iterable[str], values: Iterable[str]) -> list[str]:
    return [value for value in values if value in set(chosen)]


def _hide_if_uncovered(story: StoryPage) -> None:
    fresh = StoryPage.objects.get(pk=story.pk)
    if fresh.live and not is_covered(fresh):
        hide(fresh)
    elif (plan := plan_of(fresh)) and people_missing(plan.revision.as_object()):
        end_plan(fresh, Happening.CHANGED)


def _locked(actor: User, person: PersonIn) -> tuple[StoryPage, PersonIn]:
    story = _own(actor, StoryPage.objects.get(pk=person.page_id))
    fresh = PersonIn.objects.counted().select_for_update().filter(pk=person.pk).first()
    if fresh is None:
        raise AlreadyDecided(_("This person is not on your list any more."))
    return story, fresh


def _own(actor: User, story: StoryPage) -> StoryPage:
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write(actor, fresh):
        raise PermissionDenied
    return fresh
