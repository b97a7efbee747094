"""The day on which a story becomes public. The newsroom proposes one; the storyteller alone decides.

On that day the clock publishes (`content/models/planned.py`), if every yes is there.
"""

import datetime
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision
from wagtail.search import index

from content.models import Consent, PersonIn, StoryPage, planned
from content.models.people_in import people_missing
from portal.accounts.models import User
from portal.kit import clock

from .models import Notice, Telling
from .models.notices import Kind
from .permissions import may_propose_day, may_write
from .planning_told import reader_of
from .policy.planning import Verdict, verdict
from .publishing import make_sizes_before, say_yes
from .refusals import AlreadyDecided, NotReady, PeopleMissing


def plan_consented(
    actor: User,
    *,
    story: StoryPage,
    revision_id: int,
    byline: str,
    places: Sequence[str],
    day: datetime.datetime,
    named: Sequence[int] = (),
) -> Consent:
    """The yes and its day in one: exactly this version is public from then on, and nothing before.

    Sizes of pictures are made now, so that the clock has little to do.
    """
    _check_day(story, day)
    make_sizes_before(actor, story)
    with transaction.atomic():
        given = say_yes(
            actor,
            story=story,
            revision_id=revision_id,
            byline=byline,
            places=places,
            named=named,
            day=day,
        )
        fresh = StoryPage.objects.get(pk=story.pk)
        planned.set_day(fresh, revision=Revision.objects.get(pk=revision_id), day=day, user=actor)
        _tell_reader(actor, fresh)
    return given


@transaction.atomic
def change_day(actor: User, *, story: StoryPage, day: datetime.datetime) -> None:
    """The same yes, for another day."""
    fresh, plan = _planned(actor, story)
    _check_day(fresh, day)
    Consent.objects.filter(pk=plan.consent.pk).update(not_before=day)
    planned.set_day(fresh, revision=plan.revision, day=day, user=actor)
    _answer(actor, fresh)
    _tell_reader(actor, fresh)


@transaction.atomic
def publish_now(actor: User, *, story: StoryPage) -> None:
    """The storyteller does not wait for the day: public at once, by the same yes."""
    fresh, plan = _planned(actor, story)
    if missing := people_missing(plan.revision.as_object()):
        raise PeopleMissing(missing)
    Consent.objects.filter(pk=plan.consent.pk).update(not_before=None)
    plan.revision.content |= {"go_live_at": None, "expire_at": None}
    plan.revision.save(update_fields=["content"])
    Revision.objects.get(pk=plan.revision.pk).publish(user=actor, skip_permission_checks=True)
    index.insert_or_update_object(StoryPage.objects.get(pk=fresh.pk))
    _answer(actor, fresh)


@transaction.atomic
def end_plan(actor: User, *, story: StoryPage) -> None:
    """No day after all. The yes ends with it: the same version waits for another one, as before."""
    fresh, _plan = _planned(actor, story)
    planned.end_plan(fresh)
    _answer(actor, fresh)


@transaction.atomic
def propose_day(actor: User, *, story: StoryPage, day: datetime.datetime) -> None:
    """Somebody who reads for the media team proposes a day. Nothing is planned by this."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_propose_day(actor, fresh) or fresh.storyteller is None:
        raise PermissionDenied
    _check_day(fresh, day)
    Telling.objects.of(fresh)
    Telling.objects.filter(story=fresh).update(proposed_for=day, proposed_by=actor)
    words = clock.in_words(day, fresh.storyteller.language)
    Notice.objects.tell(fresh.storyteller, Kind.DAY_PROPOSED, story=fresh, by=actor, words=words)


def _check_day(story: StoryPage, day: datetime.datetime) -> None:
    said = verdict(day, now=clock.now())
    if said is Verdict.PAST:
        raise NotReady(_("This time is over. Choose a later one."))
    if said is Verdict.TOO_FAR:
        raise NotReady(_("Choose a day within a year."))
    asked = PersonIn.objects.counted().filter(page_id=story.pk)
    if asked.filter(until__lt=timezone.localdate(day)).exists():
        raise NotReady(_("Somebody said yes only until an earlier day. Choose an earlier one."))


def _planned(actor: User, story: StoryPage) -> tuple[StoryPage, planned.Plan]:
    """The story under its lock, and what is planned for it now."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write(actor, fresh):
        raise PermissionDenied
    plan = planned.plan_of(fresh)
    if plan is None:
        raise AlreadyDecided(_("Your story does not wait for a day now."))
    return fresh, plan


def _answer(actor: User, story: StoryPage) -> None:
    Telling.objects.filter(story=story).update(proposed_for=None, proposed_by=None)
    Notice.objects.settle(actor, story)


def _tell_reader(actor: User, story: StoryPage) -> None:
    """Whoever passed it on hears that there is a day; the board and the calendar say which."""
    reader, plan = reader_of(story), planned.plan_of(story)
    if reader is not None and plan is not None:
        title = str(plan.revision.as_object().title)
        Notice.objects.tell(reader, Kind.DAY_CHOSEN, story=story, title=title, by=actor)
