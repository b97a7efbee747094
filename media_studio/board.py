"""The newsroom's board: every idea and story that is the newsroom's to see, where it stands, since when."""

import datetime
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from content.models import Consent, StoryPage, TakeDown
from content.models.planned import plan_of
from content.models.seals import sealed_numbers
from portal.accounts.models import User
from portal.kit import clock

from . import queries
from .models import Assignment, Idea, SupporterReading
from .policy.columns import Column, Name, Seen, place_of
from .policy.stages import Stage

SHOWN_FOR = datetime.timedelta(days=30)
RUNNING = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@dataclass(frozen=True)
class Card:
    """One thing on the board. `teller` is nobody where the public reads another name."""

    column: Column
    title: str
    since: datetime.datetime
    idea: Idea | None = None
    assignments: tuple[Assignment, ...] = ()
    story: StoryPage | None = None
    stage: Stage | None = None
    teller: User | None = None
    byline: str = ""
    planned_for: datetime.datetime | None = None
    taken: TakeDown | None = None


def cards() -> list[Card]:
    """Everything on the board, column by column; in each what waited longest comes first."""
    found = [*(_idea_card(idea) for idea in _ideas()), *filter(None, map(_story_card, _stories()))]
    order = list(Column)
    return sorted(found, key=lambda card: (order.index(card.column), card.since))


def _ideas() -> QuerySet[Idea]:
    waiting = Idea.objects.filter(state__in=(Idea.State.NEW, Idea.State.KEPT))
    return waiting.select_related("by").prefetch_related("assignments__person")


def _idea_card(idea: Idea) -> Card:
    left = [each for each in idea.assignments.all() if not each.done_at and not each.dropped_at]
    return Card(Column.IDEAS, idea.name, idea.decided_at or idea.made_at, idea=idea, assignments=tuple(left))


def _stories() -> QuerySet[StoryPage]:
    """Those that may have a card. Which have one is asked of each."""
    since = clock.now() - SHOWN_FOR
    states = WorkflowState.objects.filter(base_content_type=ContentType.objects.get_for_model(Page))
    read_now = Q(status__in=RUNNING) | Q(created_at__gte=since)
    found = (
        Q(assignments__isnull=False)
        | Q(live=False, pk__in=_numbers(states))
        | Q(live=True, pk__in=_numbers(states.filter(read_now)))
        | Q(live=True, last_published_at__gte=since)
    )
    stories = StoryPage.objects.filter(found, storyteller__isnull=False, is_practice=False).exclude(
        pk__in=sealed_numbers()
    )
    return stories.select_related("storyteller", "telling").distinct().order_by("pk")


def _numbers(states: QuerySet[WorkflowState]) -> set[int]:
    return {int(number) for number in states.values_list("object_id", flat=True)}


def _story_card(story: StoryPage) -> Card | None:
    standing = queries.standing_of(story)
    stage, read = standing.stage, _read(story, standing)
    begun = _begun(story)
    idea = begun.idea if begun else None
    place = place_of(
        Seen(
            stage=stage,
            has_idea=idea is not None,
            team_asked=_was_asked_by_the_team(story),
            was_read=read is not None,
            stands=_stands(story),
        )
    )
    since = _since(story, stage, begun)
    if place is None or since is None or _is_long_public(story, stage):
        return None
    column, name = place
    byline = _byline(story) if name is Name.AS_PUBLIC else ""
    return Card(
        column=column,
        title=_title(story, name, idea, read),
        since=since,
        idea=idea,
        story=story,
        stage=stage,
        teller=None if name is Name.AS_PUBLIC else story.storyteller,
        byline=byline,
        planned_for=queries.planned_for(story) if column is Column.PLANNED else None,
        taken=queries.taken_down(story) if column is Column.TAKEN_DOWN else None,
    )


def _begun(story: StoryPage) -> Assignment | None:
    """What it was begun from, unless the idea was taken back."""
    found = story.assignments.select_related("idea").filter(idea__isnull=False, dropped_at=None)
    return found.exclude(idea__state=Idea.State.TAKEN_BACK).first()


def _title(story: StoryPage, name: Name, idea: Idea | None, read: Revision | None) -> str:
    if name is Name.OF_IDEA:
        return idea.name if idea else ""
    if name is Name.AS_PUBLIC:
        return str(story.title)
    last = None if name is Name.AS_READ else queries.last_reading(story)
    revision = read if name is Name.AS_READ else (last.revision if last else None)
    return str(revision.content["title"]) if revision else ""


def _read(story: StoryPage, standing: queries.Standing) -> Revision | None:
    """The version that was read, and waits for a yes or for its planned day."""
    plan = plan_of(story)
    return plan.revision if plan else standing.read


def _was_asked_by_the_team(story: StoryPage) -> bool:
    asked = queries.asked_change(story)
    return asked is not None and not isinstance(asked.task.specific, SupporterReading)


def _is_long_public(story: StoryPage, stage: Stage) -> bool:
    return stage is Stage.PUBLIC and bool(
        story.last_published_at and story.last_published_at < clock.now() - SHOWN_FOR
    )


def _stands(story: StoryPage) -> bool:
    """Whether it was public, and its teller's yes stands still."""
    was_public = story.first_published_at is not None
    return was_public and Consent.objects.standing().filter(page_id=story.pk).exists()


def _byline(story: StoryPage) -> str:
    given = Consent.objects.filter(page_id=story.pk).order_by("-given_at", "-pk").first()
    return str(given.byline) if given else ""


def _since(story: StoryPage, stage: Stage, begun: Assignment | None) -> datetime.datetime | None:
    """When it came where it is. Of a draft only when it was taken up: when its teller writes is theirs."""
    if stage is Stage.PUBLIC:
        return story.last_published_at
    if stage is Stage.TAKEN_DOWN:
        taken: TakeDown | None = queries.taken_down(story)
        return taken.made_at if taken else None
    if stage in {Stage.WAITS_FOR_PEOPLE, Stage.TAKEN_BACK} and (away := _went_away(story)):
        return away
    last = queries.last_reading(story)
    if stage is Stage.WITH_EDITOR:
        return last.started_at if last else None
    if last is not None and stage not in {Stage.DRAFT, Stage.WITH_SUPPORTER}:
        return last.finished_at or last.started_at
    return (begun.taken_at or begun.made_at) if begun else None


def _went_away(story: StoryPage) -> datetime.datetime | None:
    """When somebody in it took it from the public, or it was taken away in the CMS."""
    if not _stands(story):
        return None
    said = [
        each.withdrawn_at or each.declined_at or each.added_at for each in queries.people_waited_for(story)
    ]
    gone = (
        PageLogEntry.objects.filter(page=story.pk, action="wagtail.unpublish").order_by("-timestamp").first()
    )
    return max(said, default=gone.timestamp if gone else None)
