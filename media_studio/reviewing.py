"""Reading somebody else's story: pass it on, or ask for a change."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from content.digest import digest_of
from content.models import StoryPage
from content.recording_use import wordless
from portal.accounts.models import User
from portal.kit import clock, text

from . import queries
from .models import EditorReading, Notice
from .models.notices import Kind
from .models.tasks import passed_first, was_first
from .refusals import AlreadyDecided, NotReady

WORDS_LENGTH = 2000


@transaction.atomic
def pass_on(
    actor: User,
    *,
    story: StoryPage,
    seen_revision: int | None = None,
    seen_digest: str = "",
    words: str = "",
) -> None:
    """The step is done; a first-time teller's story waits for a second reader, who is somebody else.

    After the last one nothing is public yet: the storyteller is asked for a yes.

    `seen_digest` is that of the page as it was shown: words of a recording may come while it is read.
    """
    _refuse_unheard(story, seen_digest)
    _act(actor, story, "approve", seen_revision, text.plain(words, max_length=WORDS_LENGTH))


@transaction.atomic
def ask_changes(actor: User, *, story: StoryPage, words: str, seen_revision: int | None = None) -> None:
    """The story goes back to its storyteller, with words that say what to do."""
    words = text.plain(words, max_length=WORDS_LENGTH)
    if not words:
        raise NotReady(_("Write what you would change. Use kind words."))
    _act(actor, story, "reject", seen_revision, words)


@transaction.atomic
def read_anew(actor: User, *, story: StoryPage) -> None:
    """Words of a recording changed after the first of two readings: both read the same version anew.

    Whoever read first is told. Nothing when no first reading was passed on.
    """
    state, step = story.current_workflow_state, queries.current_step(story)
    passed = passed_first(state.pk).first() if state is not None else None
    if state is None or passed is None or not (isinstance(step, EditorReading) and step.is_second):
        return
    waiting = state.current_task_state
    waiting.status, waiting.finished_at = TaskState.STATUS_CANCELLED, clock.now()
    waiting.save(update_fields=["status", "finished_at"])
    state.update(user=actor, next_task=passed.task)
    state.current_task_state.revision = passed.revision
    state.current_task_state.save(update_fields=["revision"])
    if passed.finished_by is not None and passed.finished_by != actor:
        Notice.objects.tell(passed.finished_by, Kind.READ_ANEW, story=story, by=actor)


def _refuse_unheard(story: StoryPage, seen_digest: str) -> None:
    read = queries.handed_in_revision(story)
    if read is None:
        return
    page = read.as_object()
    if seen_digest and digest_of(page) != seen_digest:
        raise AlreadyDecided(_("The story has changed. Read the new version first."))
    missing = wordless(page) if isinstance(queries.current_step(story), EditorReading) else []
    if any(each.is_film for each in missing):
        raise NotReady(_("A video waits for captions or its words. Write them first."))
    if missing:
        raise NotReady(_("Write down first what is said in the recording."))


def _act(actor: User, story: StoryPage, action: str, seen_revision: int | None, words: str) -> None:
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    step, state = queries.current_step(fresh), fresh.current_workflow_task_state
    if step is None or state is None:
        _refuse_late(actor, fresh)
    elif seen_revision is not None and state.revision_id != seen_revision:
        raise AlreadyDecided(_("The story has changed. Read the new version first."))
    elif was_first(fresh, actor):
        raise AlreadyDecided(_("You have read this story. Somebody else reads it next."))
    else:
        step.on_action(state, actor, action, comment=words)


def _refuse_late(actor: User, story: StoryPage) -> None:
    """Kind to a reader who was second; plain refusal to anybody who never was a reader."""
    task = TaskState.objects.filter(workflow_state__in=story.workflow_states).order_by("-pk").first()
    if task is None or not task.task.specific.may_act(story, actor):
        raise PermissionDenied
    raise AlreadyDecided(_("This story does not wait for reading any more."))
