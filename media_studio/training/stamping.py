"""Stamps: given for a lesson that is done, taken away by the person alone."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User

from ..models import Lesson, Stamp
from ..refusals import NotReady
from .checking import verdict_of
from .lessons import practice_for


@transaction.atomic
def give_stamp(actor: User, *, lesson: Lesson, by_own_word: bool = False) -> Stamp:
    """The actor has done the lesson: the exercise says so, or they do, `by_own_word`. A stamp stays as it is.

    `NotReady` while the exercise still asks for something and they do not say that they did it another way.
    """
    if not actor.is_active:
        raise PermissionDenied
    if not by_own_word and verdict_of(practice_for(actor, lesson), lesson) != ():
        raise NotReady(_("The exercise still asks for something. Look at the hints."))
    made, _is_new = Stamp.objects.get_or_create(
        person=actor,
        lesson_key=lesson.translation_key,
        defaults={
            "title": lesson.title,
            "topic": lesson.topic,
            "language": lesson.locale.language_code,
            "digest": lesson.digest,
            "by_own_word": by_own_word,
        },
    )
    return made


@transaction.atomic
def take_stamp_away(actor: User, *, number: int) -> None:
    """A stamp of the actor's own is gone for good; the lesson can be done again."""
    Stamp.objects.filter(person=actor, pk=number).delete()
