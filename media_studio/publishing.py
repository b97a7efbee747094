"""From a yes to a public page, and back. Only the storyteller does these."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision
from wagtail.search import index

from content import consenting
from content.digest import pictures_of
from content.models import Consent, StoryPage
from content.picture_sizes import make_sizes
from portal.accounts.models import User

from . import queries
from .models import Notice, Telling
from .permissions import may_write
from .refusals import AlreadyDecided, PeopleMissing, Refused
from .support_terms import names_of


def publish_consented(
    actor: User,
    *,
    story: StoryPage,
    revision_id: int,
    byline: str,
    places: Sequence[str],
    named: Sequence[int] = (),
) -> Consent:
    """The yes and the publishing in one: public at once, exactly what was read and shown, or nothing at all.

    The reading is the leave to publish: no publish permission is asked of the storyteller. Pictures in
    every size that the page uses are made before this returns. `named` are the supporters to be named under
    the story; each of them must wish it too.
    """
    make_sizes_before(actor, story)
    with transaction.atomic():
        consent = say_yes(
            actor, story=story, revision_id=revision_id, byline=byline, places=places, named=named
        )
        # Fresh: the yes wrote the chosen name into the version.
        Revision.objects.get(pk=revision_id).publish(user=actor, skip_permission_checks=True)
        # Search knows it at once; the queue may have other work before it.
        index.insert_or_update_object(StoryPage.objects.get(pk=story.pk))
    return consent


def make_sizes_before(actor: User, story: StoryPage) -> None:
    """The pictures of what waits for a yes in every size, before the transaction: nobody waits for it."""
    waiting = queries.read_revision(story)
    if waiting is not None and may_write(actor, story):
        make_sizes(pictures_of(waiting.as_object()))


@transaction.atomic
def say_yes(
    actor: User,
    *,
    story: StoryPage,
    revision_id: int,
    byline: str,
    places: Sequence[str],
    named: Sequence[int] = (),
    day: datetime.datetime | None = None,
) -> Consent:
    """The yes to exactly what was read and shown, for now or from a day on. Publishes nothing by itself."""
    fresh = _own(actor, story)
    waiting = queries.read_revision(fresh)
    if waiting is None:
        raise AlreadyDecided(_("This story does not wait for your yes."))
    if waiting.pk != revision_id:
        raise AlreadyDecided(_("The story has changed. Look at the new version first."))
    if missing := queries.people_waited_for(fresh):
        raise PeopleMissing(missing)
    helpers, said = names_of(fresh, named)
    try:
        consent = consenting.give(
            actor,
            page=fresh,
            revision_id=revision_id,
            byline=byline,
            places=places,
            supporters_named=said,
            helpers=helpers,
            not_before=day,
        )
    except consenting.ConsentRefused as refusal:
        raise Refused(" ".join(refusal.messages)) from refusal
    Telling.objects.filter(story=fresh).update(proposed_for=None, proposed_by=None)
    Notice.objects.settle(actor, fresh)
    return consent


@transaction.atomic
def take_back(actor: User, *, story: StoryPage) -> None:
    """Others no longer see the story. The storyteller keeps the draft."""
    fresh = _own(actor, story)
    consenting.withdraw(actor, page=fresh)
    Notice.objects.settle(actor, fresh)


def _own(actor: User, story: StoryPage) -> StoryPage:
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write(actor, fresh):
        raise PermissionDenied
    return fresh
