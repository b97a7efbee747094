"""What waits for whom."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import TaskState

from content.models import Report, StoryPage
from content.permissions import may_take_down
from content.queries import open_reports
from portal.accounts.models import User
from portal.accounts.permissions import people_with

from .models import EditorReading, Suggestion, SupporterReading
from .queries import current_step

READS = ("read_as_editor", "read_as_peer")


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


def readers() -> list[User]:
    """Everybody whose role is to read stories."""
    return list(people_with("media_studio", *READS).order_by("pk"))


def may_give_rights(person: User) -> bool:
    """Administrators: they can find a story a reader, and see nothing of it themselves."""
    return person.is_active and person.has_perm("accounts.change_user")


def may_nobody_read(story: StoryPage, those: Sequence[User] | None = None) -> bool:
    """Whether it waits for the media team, and nobody is left in it who may read this one.

    Whoever asks about many stories fetches `those`, with `all_readers`, once for all of them.
    """
    step = current_step(story)
    if not isinstance(step, EditorReading):
        return False
    return not any(step.may_act(story, each) for each in (all_readers() if those is None else those))


def all_readers() -> list[User]:
    """Those whose role it is to read stories, and those who may do everything."""
    return [*readers(), *User.objects.filter(is_superuser=True, is_active=True)]


def who_give_rights() -> list[User]:
    """Everybody who may give somebody the right to read."""
    return list(people_with("accounts", "change_user").order_by("pk"))


def without_reader(person: User) -> list[Waiting]:
    """The stories of others that nobody may read, for editors and for who gives the right to read."""
    if not (person.has_perm("media_studio.read_as_editor") or may_give_rights(person)):
        return []
    waits = TaskState.objects.filter(
        task__in=EditorReading.objects.filter(active=True), status=TaskState.STATUS_IN_PROGRESS
    )
    found = [_waiting(state) for state in waits.select_related("revision", "task").order_by("started_at")]
    others, those = [each for each in found if each.storyteller != person], all_readers()
    return [each for each in others if may_nobody_read(each.story, those)]


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
