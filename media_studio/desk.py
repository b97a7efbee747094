"""What waits for whom."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import TaskState

from content.models import Report, StoryPage
from content.permissions import may_take_down
from content.queries import open_reports
from portal.accounts.models import User

from .models import EditorReading, Suggestion, SupporterReading


@dataclass(frozen=True)
class Waiting:
    """One story that waits for this person to read it."""

    story: StoryPage
    storyteller: User
    title: str
    since: datetime.datetime
    for_supporter: bool
    is_changed: bool


def waiting_for(person: User) -> list[Waiting]:
    """The stories whose present step is this person's, the one that has waited longest first."""
    states = TaskState.objects.none()
    for task in [*SupporterReading.objects.filter(active=True), *EditorReading.objects.filter(active=True)]:
        states = states | task.get_task_states_user_can_moderate(person)
    ordered = states.select_related("revision", "task").order_by("started_at", "pk")
    return [_waiting(state) for state in ordered]


def reports_for(person: User) -> list[Report]:
    """Readers' reports that wait, for those who may act on them."""
    return list(open_reports()) if may_take_down(person) else []


def comments_of_readers(story: StoryPage) -> QuerySet[Suggestion]:
    """What the media team said about parts of the story, with what became of it; not what was taken back."""
    found: QuerySet[Suggestion] = story.suggestions.filter(source=Suggestion.Source.READER)
    return found.exclude(state=Suggestion.State.TAKEN_BACK).select_related("by")


def _waiting(state: TaskState) -> Waiting:
    page = state.revision.as_object()
    return Waiting(
        story=page,
        storyteller=page.storyteller,
        title=page.title,
        since=state.started_at,
        for_supporter=isinstance(state.task.specific, SupporterReading),
        is_changed=page.latest_revision_id != state.revision_id,
    )
