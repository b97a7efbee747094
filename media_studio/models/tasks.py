"""The reading steps, as Wagtail tasks.

`Task.on_action` checks no permission by itself, and both the studio and the Wagtail admin come through it:
so the rule who may act, and the word to the storyteller, stand here.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Task, TaskState, WorkflowState

from content.digest import recordings_of_version
from content.models import StoryPage
from content.recording_use import wordless
from portal.accounts.models import User
from portal.kit.one_answer import announce, many, once

from ..policy.reading import Reader, Step, may_act, still_counts
from .notices import Kind, Notice
from .supports import Support

if TYPE_CHECKING:
    from django.db.models import QuerySet

FIRST = "first readings"  # what is asked for together, by the number of the handing in


class ChangeForm(TaskStateCommentForm):
    """Asking for a change needs words: the storyteller must know what to do."""

    comment = forms.CharField(label=_("What would you change?"), widget=forms.Textarea({"rows": 4}))


class Reading(Task):
    """A step at which somebody else reads the story and asks for a change, or passes it on."""

    step: Step

    class Meta:
        abstract = True

    def reader(self, story: StoryPage, user: User) -> Reader:
        """What is known about this person and this story, fresh from the database."""
        is_known = bool(user.is_authenticated and user.is_active)
        helps = is_known and once(("helps", user.pk), Support.objects.filter(supporter=user).exists)
        return Reader(
            is_storyteller=is_known and story.storyteller_id == user.pk,
            is_supporter=helps and Support.objects.covering(story).filter(supporter=user).exists(),
            helps_the_teller=helps and Support.objects.lately(user, story).exists(),
            reads_as_editor=is_known and user.has_perm("media_studio.read_as_editor"),
            reads_as_peer=is_known and user.has_perm("media_studio.read_as_peer"),
            was_first=is_known and was_first(story, user),
        )

    def may_act(self, obj: Any, user: User) -> bool:
        """Whether the person may do this step for this page."""
        story = obj.specific
        return isinstance(story, StoryPage) and may_act(self.step, self.reader(story, user))

    def user_can_access_editor(self, obj: Any, user: User) -> bool:
        return self.may_act(obj, user)

    def locked_for_user(self, obj: Any, user: User) -> bool:
        """The text belongs to its storyteller: readers ask, they do not write."""
        return obj.specific.storyteller_id != user.pk

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, Any, bool]]:
        if not self.may_act(obj, user):
            return []
        return [("reject", _("Ask for a change"), True), ("approve", _("Pass on"), False)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ChangeForm if action == "reject" else TaskStateCommentForm

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Refuses whoever may not act; tells the storyteller what came of it."""
        story = task_state.revision.as_object()
        if not self.may_act(story, user):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)
        Notice.objects.settle(user, story)
        words = kwargs.get("comment", "")
        if action_name == "reject":
            Notice.objects.tell(story.storyteller, Kind.CHANGE_ASKED, story=story, by=user, words=words)
        elif action_name == "approve" and (kind := self.told_on_passing(task_state)):
            Notice.objects.tell(story.storyteller, kind, story=story, by=user, words=words)

    def told_on_passing(self, task_state: TaskState) -> Kind | None:
        """What the storyteller is told when this step is passed on; nothing when it was the last one."""
        return None

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> "QuerySet[TaskState]":
        waiting = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        stories = stories_of(waiting.select_related("revision"))
        return waiting.filter(pk__in=[pk for pk, story in stories.items() if self.may_act(story, user)])


class SupporterReading(Reading):
    """The supporter reads, when the storyteller chose so."""

    step = Step.SUPPORTER

    class Meta:
        verbose_name = _("reading by a supporter")

    def told_on_passing(self, task_state: TaskState) -> Kind | None:
        return Kind.PASSED_ON

    @classmethod
    def get_description(cls) -> str:
        return str(_("A supporter whom the storyteller asked reads the story."))


class EditorReading(Reading):
    """Somebody of the media team reads, or an experience expert as a peer; never the storyteller.

    The second reading of a first-time teller's story is by another person, of the very same version.
    """

    is_second = models.BooleanField(_("the second of two readings"), default=False)

    class Meta:
        verbose_name = _("reading by the media team")
        permissions = [
            ("read_as_editor", "Can read stories as an editor"),
            ("read_as_peer", "Can read stories as a peer"),
        ]

    @property
    def step(self) -> Step:  # type: ignore[override]
        """Which of the steps this is."""
        return Step.SECOND if self.is_second else Step.EDITOR

    @classmethod
    def get_description(cls) -> str:
        return str(_("An editor or an experience expert reads. Nobody reads their own."))

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        """The step waits; the second one for a reader of the version that the first one passed on."""
        state: TaskState = super().start(workflow_state, user=user)
        first = first_reading(workflow_state)
        if self.is_second and first is not None:
            state.revision = first.revision
            state.save(update_fields=["revision"])
        return state

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """At no door it is passed on while something said in it stands nowhere in writing."""
        if action_name == "approve" and wordless(task_state.revision.as_object()):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def told_on_passing(self, task_state: TaskState) -> Kind | None:
        waits = TaskState.objects.filter(
            workflow_state=task_state.workflow_state_id, status=TaskState.STATUS_IN_PROGRESS
        )
        return Kind.READ_BY_ONE if waits.exists() else None


def stories_of(states: Iterable[TaskState]) -> dict[int, StoryPage]:
    """The stories that these steps are for, by the number of the step, in the order of the steps.

    They are as they stand now. What they said when they were handed in is in `state.revision`.
    """
    numbers = {state.pk: int(state.revision.object_id) for state in states}
    # Without `specific` Wagtail looks for the states of plain pages, and there would seem to be none.
    asked = StoryPage.objects.filter(pk__in=numbers.values()).specific().prefetch_related("storyteller")
    found = {story.pk: story for story in asked.prefetch_workflow_states()}
    announce(FIRST, [state.pk for story in found.values() if (state := story.current_workflow_state)])
    return {pk: found[number] for pk, number in numbers.items() if number in found}


def passed_first(*workflow_states: int) -> "QuerySet[TaskState]":
    """What was passed on as the first, or only, reading of the media team in a handing in, newest first."""
    firsts = EditorReading.objects.filter(is_second=False)
    found = TaskState.objects.filter(
        workflow_state__in=workflow_states, task__in=firsts, status=TaskState.STATUS_APPROVED
    )
    return found.select_related("revision", "finished_by").order_by("-pk")


def first_reading(workflow_state: WorkflowState) -> TaskState | None:
    """The first reading that still counts: no words of a recording in it are newer."""
    return many(FIRST, [workflow_state.pk], _first_readings)[workflow_state.pk]


def _first_readings(workflow_states: list[int]) -> dict[int, TaskState]:
    newest = {found.workflow_state_id: found for found in reversed(passed_first(*workflow_states))}
    return {number: found for number, found in newest.items() if counts(found)}


def counts(reading: TaskState) -> bool:
    """Whether somebody read what the version says now, what is said in its recordings included."""
    said = [each.transcript_at for each in recordings_of_version(reading.revision)]
    words_at = max((moment for moment in said if moment), default=None)
    return still_counts(read_at=reading.finished_at, words_at=words_at)


def was_first(story: StoryPage, user: User) -> bool:
    """Whether the person has passed this handing in on already, as the first reader of the media team."""
    state = story.current_workflow_state
    first = first_reading(state) if state is not None else None
    return first is not None and first.finished_by_id == user.pk
