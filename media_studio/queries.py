"""What the studio asks the database."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from wagtail.models import Revision, TaskState, WorkflowState

from content.models import Consent, StoryPage, TakeDown
from content.models.people_in import PersonIn, people_missing
from content.models.planned import plan_of
from content.models.seals import is_sealed, sealed_numbers
from peer.blocking import not_met_by
from portal.accounts.models import User
from portal.kit import clock

from .models import EditorReading, Suggestion, Support, SupporterReading, Telling
from .models.tasks import Reading, counts, first_reading
from .policy.reading import needs_two_readers
from .policy.stages import Facts, Stage, stage_of


def stories_of(person: User) -> QuerySet[StoryPage]:
    """The person's own stories, the one touched last first."""
    return StoryPage.objects.filter(storyteller=person).order_by("-latest_revision_created_at", "-pk")


def draft_of(story: StoryPage) -> StoryPage:
    """The story as it was last written, also when it was saved since `story` was fetched."""
    newest = story.revisions.order_by("-created_at", "-pk").first()
    return newest.as_object() if newest else story


def supporters_of(story: StoryPage) -> list[User]:
    """Those whom the storyteller asked to help with this story, by first name."""
    people = User.objects.filter(supports_given__in=Support.objects.covering(story), is_active=True)
    return list(people.distinct().order_by("first_name"))


def supporters_of_all(person: User) -> list[User]:
    """Those who help this person with every story, the next one too, by first name."""
    supports = Support.objects.current().filter(storyteller=person, story=None)
    return list(User.objects.filter(supports_given__in=supports, is_active=True).order_by("first_name"))


def requests_for(person: User) -> QuerySet[Support]:
    """Requests that wait for this person's yes or no. None by somebody whom a block keeps from them.

    The one who asked sees what everybody sees who was not answered yet.
    """
    return Support.objects.asking(person).exclude(storyteller__in=not_met_by(person))


def supports_given(person: User) -> list[Support]:
    """Those whom this person supports now."""
    supports = Support.objects.current().filter(supporter=person).select_related("storyteller")
    return list(supports.order_by("storyteller__first_name", "pk"))


def stories_beside(support: Support) -> list[StoryPage]:
    """The stories that this support is for, the one touched last first; none that is sealed."""
    stories = stories_of(support.storyteller).exclude(pk__in=sealed_numbers())
    return list(stories.filter(pk=support.story_id) if support.story_id else stories)


def current_step(story: StoryPage) -> Reading | None:
    """The reading step that waits now."""
    task = story.current_workflow_task
    return task if isinstance(task, Reading) else None


def last_reading(story: StoryPage) -> TaskState | None:
    """The newest finished or running step of the media team or a supporter."""
    states = TaskState.objects.filter(workflow_state__in=story.workflow_states)
    return states.select_related("revision", "finished_by", "workflow_state").order_by("-pk").first()


def asked_change(story: StoryPage) -> TaskState | None:
    """The reading that asked for a change, while the change is waited for."""
    state = story.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.current_task_state


def read_revision(story: StoryPage) -> Revision | None:
    """The version that the media team passed on and that waits for a yes.

    None when the newest handing in was not read to its end, or when a yes has used the reading
    already, or the story was taken down after it, or words of a recording in it are newer.
    """
    handed_in = story.workflow_states.order_by("-pk").first()
    if handed_in is None or handed_in.status != WorkflowState.STATUS_APPROVED:
        return None
    reading = (
        handed_in.task_states.filter(task__in=EditorReading.objects.all(), status=TaskState.STATUS_APPROVED)
        .select_related("revision")
        .order_by("-pk")
        .first()
    )
    if reading is None or not counts(reading) or _is_half_read(reading) or _is_used(story, reading):
        return None
    return reading.revision


def is_read_by_two(story: StoryPage) -> bool:
    """Whether two of the media team read this story: nothing of its teller's was ever public."""
    told = StoryPage.objects.filter(storyteller_id=story.storyteller_id)
    return needs_two_readers(was_ever_public=told.filter(first_published_at__isnull=False).exists())


def first_reader(story: StoryPage) -> User | None:
    """Who passed the story on already, while another person of the media team reads it too."""
    state = story.current_workflow_state
    first = first_reading(state) if state else None
    return first.finished_by if first else None


def waits_for_another(story: StoryPage) -> bool:
    """Whether another person of the media team reads it after the step that waits now."""
    state, step = story.current_workflow_state, current_step(story)
    if state is None or not isinstance(step, EditorReading) or step.is_second:
        return False
    return EditorReading.objects.filter(is_second=True, workflow_tasks__workflow=state.workflow_id).exists()


def planned_for(story: StoryPage) -> datetime.datetime | None:
    """When the story becomes public by the clock, with its storyteller's yes; None without a plan."""
    plan = plan_of(story)
    return plan.day if plan else None


def proposed_for(story: StoryPage) -> datetime.datetime | None:
    """The day that the newsroom proposes, as long as it is to come."""
    telling = Telling.objects.filter(story_id=story.pk).first()
    proposed = telling.proposed_for if telling else None
    return proposed if proposed and proposed > clock.now() else None


def handed_in_revision(story: StoryPage) -> Revision | None:
    """The version that is being read now."""
    state = story.current_workflow_task_state
    return state.revision if state else None


def is_changed_since(story: StoryPage, revision: Revision | None) -> bool:
    """Whether the storyteller has written more since that version."""
    return revision is not None and story.latest_revision_id != revision.pk


def suggestions_waiting(story: StoryPage) -> int:
    """How many suggestions and comments wait beside the text for their storyteller."""
    return Suggestion.objects.filter(story=story, state=Suggestion.State.OPEN).count()


def may_be_taken_back(story: StoryPage) -> bool:
    """Whether a yes stands that its storyteller can take back, also while the story is not public."""
    return Consent.objects.standing().filter(page_id=story.pk).exists()


def taken_down(story: StoryPage) -> TakeDown | None:
    """Why the media team took the story down, until a newer yes or until the yes is taken back."""
    taken = TakeDown.objects.filter(page_id=story.pk).order_by("-made_at", "-pk").first()
    if taken is None or story.live:
        return None
    answered = Q(given_at__gte=taken.made_at) | Q(withdrawn_at__gte=taken.made_at)
    return None if Consent.objects.filter(answered, page_id=story.pk).exists() else taken


def people_of(story: StoryPage) -> list[PersonIn]:
    """Those on the story's list, in the order in which they were added."""
    return list(PersonIn.objects.counted().filter(page_id=story.pk).order_by("pk"))


def is_said_who_is_in(story: StoryPage) -> bool:
    """Whether the storyteller has said who else can be recognised in it, or that nobody can."""
    return Telling.objects.of(story).nobody_else_at is not None or bool(people_of(story))


def people_waited_for(story: StoryPage) -> list[PersonIn]:
    """Those whose yes is missing to what was read, or else to what was public by a yes that stands."""
    return _waited_for(story, read_revision(story))


def _waited_for(story: StoryPage, read: Revision | None) -> list[PersonIn]:
    if read is None and not story.live:
        given = Consent.objects.standing().filter(page_id=story.pk).select_related("revision").first()
        read = given.revision if given else None
    return people_missing(read.as_object()) if read else []


@dataclass(frozen=True)
class Standing:
    """Where a story stands, and the version of it that was read and waits for a yes."""

    stage: Stage
    read: Revision | None


def standing_of(story: StoryPage) -> Standing:
    """Both at once: what was read is asked for one time."""
    state = story.current_workflow_state
    read = read_revision(story) if state is None else None
    step = current_step(story)
    stage = stage_of(
        Facts(
            with_supporter=isinstance(step, SupporterReading),
            with_editor=step is not None and not isinstance(step, SupporterReading),
            change_asked=state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES,
            is_planned=planned_for(story) is not None,
            was_read=read is not None,
            waits_for_people=state is None and bool(_waited_for(story, read)),
            is_live=story.live,
            was_public=Consent.objects.filter(page_id=story.pk).exists(),
            was_taken_down=taken_down(story) is not None,
            is_sealed=is_sealed(story),
        )
    )
    return Standing(stage, read)


def stage(story: StoryPage) -> Stage:
    """Where the story stands."""
    return standing_of(story).stage


def _is_half_read(second: TaskState) -> bool:
    """A second reading counts only with a first one of the same version by somebody else.

    The CMS can begin a step again after a change was asked, when the first reader saw an older version.
    """
    if not EditorReading.objects.filter(pk=second.task_id, is_second=True).exists():
        return False
    first = first_reading(second.workflow_state)
    if first is None or first.revision_id != second.revision_id:
        return True
    return first.finished_by_id == second.finished_by_id


def _is_used(story: StoryPage, reading: TaskState) -> bool:
    """Whether a yes has used it, or a taking down ended it. One that another editor undid counts as never."""
    downs = TakeDown.objects.filter(page_id=story.pk, made_at__gte=reading.finished_at)
    if downs.exclude(is_upheld=False).exists():
        return True
    undone = downs.filter(is_upheld=False).values_list("made_at", flat=True)
    said_yes = Consent.objects.filter(page_id=story.pk, given_at__gte=reading.finished_at)
    # A yes for a day that did not come published nothing: the same version waits for another yes.
    said_yes = said_yes.exclude(unplanned_at__isnull=False, withdrawn_at=None)
    # The yes that ended with it does not count either, unless its storyteller took it back since.
    return said_yes.exclude(replaced_at__in=list(undone), withdrawn_at=None).exists()
