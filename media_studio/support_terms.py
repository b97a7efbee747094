"""What a supporter may do, and until when: the storyteller's. Whether they are named: the supporter's own."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content import naming
from content.models import StoryPage
from portal.accounts.models import User

from . import ledger
from .broadcast import recheck_rights
from .models import Notice, Support
from .models.notices import Kind
from .refusals import AlreadyDecided, NotReady
from .supporting import checked_terms


@transaction.atomic
def change_support(actor: User, *, support: Support, rights: str, until: datetime.datetime | None) -> None:
    """From now on the supporter may do this much, and until then. Only the storyteller changes it."""
    fresh = _locked(support)
    if not actor.is_active or actor.pk != fresh.storyteller_id:
        raise PermissionDenied
    if fresh.ended_at is not None or fresh.is_over:
        raise AlreadyDecided(_("The support has ended."))
    terms = checked_terms(rights, until)
    if (fresh.rights, fresh.until) == (terms["rights"], terms["until"]):
        return
    fresh.rights, fresh.until = terms["rights"], terms["until"]
    fresh.save(update_fields=["rights", "until"])
    if fresh.supporter is not None:
        Notice.objects.tell(fresh.supporter, Kind.SUPPORT_CHANGED, by=actor)
    recheck_rights()
    ledger.note_terms(support=fresh.pk, rights=fresh.rights, until=fresh.until)


@transaction.atomic
def wish_name(actor: User, *, support: Support, wants: bool) -> None:
    """The supporter wishes to be named under the story, or does not wish it any more.

    A name that is public goes at once: it is the supporter's. The storyteller is told, and may say yes anew.
    """
    fresh = _locked(support)
    if not actor.is_active or actor.pk != fresh.supporter_id:
        raise PermissionDenied
    fresh.wants_name = wants
    fresh.save(update_fields=["wants_name"])
    if not wants:
        take_name_out_of(fresh)
    ledger.note_naming(support=fresh.pk, wants=wants)


def take_name_out_of(support: Support) -> None:
    """The supporter's name goes from every story that the support is for; the storyteller is told."""
    covered = StoryPage.objects.filter(storyteller=support.storyteller)
    covered = covered.filter(pk=support.story_id) if support.story_id else covered
    for page in naming.take_name_out(support.supporter, pages=covered):
        Notice.objects.tell(support.storyteller, Kind.NAME_TAKEN_OUT, story=page, by=support.supporter)


def who_may_be_named(story: StoryPage) -> list[User]:
    """Those beside this story who wish to be named, by first name. Also those whose time is over."""
    supports = Support.objects.filter(storyteller_id=story.storyteller_id, accepted_at__isnull=False)
    wishing = supports.filter(wants_name=True, story__in=[story.pk]) | supports.filter(
        wants_name=True, story=None
    )
    people = User.objects.filter(supports_given__in=wishing, is_active=True)
    return list(people.distinct().order_by("first_name", "pk"))


def names_of(story: StoryPage, chosen: Iterable[int]) -> tuple[list[int], str]:
    """The chosen ones with their names as the story says them; `NotReady` when one does not wish it."""
    wanted = set(chosen)
    people = [person for person in who_may_be_named(story) if person.pk in wanted]
    if {person.pk for person in people} != wanted:
        raise NotReady(_("Somebody does not want to be named any more. Look again."))
    names = [str(person) for person in people]
    said = " & ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} & {names[-1]}"
    return [person.pk for person in people], said


def _locked(support: Support) -> Support:
    fresh: Support = Support.objects.select_for_update().get(pk=support.pk)
    return fresh
