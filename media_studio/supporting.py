"""Asking somebody to help with one story or with all, and ending it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock

from . import queries
from .models import Notice, Support, SupporterReading
from .models.notices import Kind
from .permissions import may_tell, may_write
from .refusals import NotReady


@transaction.atomic
def ask_support(actor: User, *, supporter_email: str, story: StoryPage | None = None) -> Support:
    """The member with this address may read the actor's drafts from now on, and is told so."""
    if not may_tell(actor) or (story is not None and not may_write(actor, story)):
        raise PermissionDenied
    supporter = _member(supporter_email)
    if supporter == actor:
        raise NotReady(_("You cannot be your own supporter. Ask somebody else."))
    support, is_new = Support.objects.get_or_create(
        storyteller=actor, supporter=supporter, story=story, ended_at=None
    )
    if is_new:
        Notice.objects.tell(supporter, Kind.SUPPORT_BEGUN, story=story, by=actor)
    return support


@transaction.atomic
def end_support(actor: User, *, support: Support) -> None:
    """From now on the supporter sees no drafts. Either of the two may end it; stories do not get stuck."""
    fresh = Support.objects.select_for_update().get(pk=support.pk)
    if actor.pk not in {fresh.storyteller_id, fresh.supporter_id}:
        raise PermissionDenied
    if fresh.ended_at is not None:
        return
    fresh.ended_at = clock.now()
    fresh.save(update_fields=["ended_at"])
    if actor.pk == fresh.storyteller_id:
        Notice.objects.tell(fresh.supporter, Kind.SUPPORT_ENDED, by=fresh.storyteller)
    for story in queries.stories_of(fresh.storyteller):
        _move_on_without_a_supporter(story, actor)


def _member(email: str) -> User:
    """Somebody who has joined already."""
    person = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None:
        raise NotReady(_("We found no member with this address. Check it together."))
    return person


def _move_on_without_a_supporter(story: StoryPage, actor: User) -> None:
    """A client's voice needs nobody's leave to reach an editor: a step that nobody can do is skipped."""
    state = story.current_workflow_task_state
    if state is None or not isinstance(state.task.specific, SupporterReading):
        return
    if queries.supporters_of(story):
        return
    state.status, state.finished_at, state.finished_by = TaskState.STATUS_SKIPPED, clock.now(), actor
    state.save()
    state.workflow_state.update(user=actor)
