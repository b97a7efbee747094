"""What waits for whom."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import TaskState

from content.models import Report, StoryPage
from content.permissions import may_take_down
from content.queries import open_reports
from portal.accounts.models import User
from portal.accounts.permissions import people_with
from portal.kit.one_answer import one_answer

from .models import EditorReading, Suggestion, SupporterReading
from .models.tasks import stories_of
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
    with one_answer():
        for task in [
            *SupporterReading.objects.filter(active=True),
            *EditorReading.objects.filter(active=True),
        ]:
            states = states | task.get_task_states_user_can_moderate(person)
        return _waiting(states)


def readers() -> list[User]:
    """Everybody whose role is to read stories."""
    return list(people_with("media_studio", *READS).order_by("pk"))


def may_give_rights(person: User) -> bool:
    """Administrators: they can find a story a reader, and see nothing of it themselves."""
    return person.is_active and person.has_perm("accounts.change_user")


def may_nobody_read(story: StoryPage) -> bool:
    """Whether it waits for the media team, and nobody is left in it who may read this one."""
    step = current_step(story)
    return isinstance(step, EditorReading) and not _may_somebody(step, story, all_readers())


def _may_somebody(step: EditorReading, story: StoryPage, those: Iterable[User]) -> bool:
    return any(step.may_act(story, each) for each in those)


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
    steps = EditorReading.objects.filter(active=True).in_bulk()
    states = TaskState.objects.filter(task__in=steps, status=TaskState.STATUS_IN_PROGRESS)
    with one_answer():
        those = all_readers()
        unread = [
            state.pk
            for state, story in _with_stories(states)
            if story.storyteller_id != person.pk and not _may_somebody(steps[state.task_id], story, those)
        ]
        return _waiting(states.filter(pk__in=unread))


def reports_for(person: User) -> list[Report]:
    """Readers' reports that wait, for those who may act on them."""
    return list(open_reports()) if may_take_down(person) else []


def comments_of_readers(story: StoryPage) -> QuerySet[Suggestion]:
    """What the media team said about parts of the story, with what became of it; not what was taken back."""
    found: QuerySet[Suggestion] = story.suggestions.filter(source=Suggestion.Source.READER)
    return found.exclude(state=Suggestion.State.TAKEN_BACK).select_related("by")


def _waiting(states: QuerySet[TaskState]) -> list[Waiting]:
    by_supporters = set(SupporterReading.objects.values_list("pk", flat=True))
    return [
        Waiting(
            story=story,
            storyteller=teller,
            title=state.revision.content["title"],
            since=state.started_at,
            for_supporter=state.task_id in by_supporters,
            is_changed=story.latest_revision_id != state.revision_id,
        )
        for state, story in _with_stories(states)
        if (teller := story.storyteller) is not None
    ]


def _with_stories(states: QuerySet[TaskState]) -> list[tuple[TaskState, StoryPage]]:
    """Each step with its story, the one that has waited longest first."""
    ordered = list(states.select_related("revision").order_by("started_at", "pk"))
    stories = stories_of(ordered)
    return [(state, stories[state.pk]) for state in ordered if state.pk in stories]
