"""Reading somebody else's story: pass it on, or ask for a change."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import text

from . import queries
from .refusals import AlreadyDecided, NotReady

WORDS_LENGTH = 2000


@transaction.atomic
def pass_on(actor: User, *, story: StoryPage, seen_revision: int | None = None, words: str = "") -> None:
    """The step is done. After the last one nothing is public yet: the storyteller is asked for a yes."""
    _act(actor, story, "approve", seen_revision, text.plain(words, max_length=WORDS_LENGTH))


@transaction.atomic
def ask_changes(actor: User, *, story: StoryPage, words: str, seen_revision: int | None = None) -> None:
    """The story goes back to its storyteller, with words that say what to do."""
    words = text.plain(words, max_length=WORDS_LENGTH)
    if not words:
        raise NotReady(_("Write what you would change. Use kind words."))
    _act(actor, story, "reject", seen_revision, words)


def _act(actor: User, story: StoryPage, action: str, seen_revision: int | None, words: str) -> None:
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    step, state = queries.current_step(fresh), fresh.current_workflow_task_state
    if step is None or state is None:
        _refuse_late(actor, fresh)
    elif seen_revision is not None and state.revision_id != seen_revision:
        raise AlreadyDecided(_("The story has changed. Read the new version first."))
    else:
        step.on_action(state, actor, action, comment=words)


def _refuse_late(actor: User, story: StoryPage) -> None:
    """Kind to a reader who was second; plain refusal to anybody who never was a reader."""
    task = TaskState.objects.filter(workflow_state__in=story.workflow_states).order_by("-pk").first()
    if task is None or not task.task.specific.may_act(story, actor):
        raise PermissionDenied
    raise AlreadyDecided(_("This story does not wait for reading any more."))
