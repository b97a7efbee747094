"""What the newsroom knows: who works there, what waits there, what somebody promised."""

import datetime

from django.db.models import QuerySet
from wagtail.models import WorkflowState

from content.models import AccessFeedback, StoryPage, Wish
from content.models.access_feedback import REMINDER_DAYS as FEEDBACK_REMINDER
from content.models.consents import only_covered
from content.models.seals import sealed_numbers
from content.models.wishes import REMINDER_DAYS
from portal.accounts.models import User
from portal.accounts.permissions import people_with
from portal.kit import clock

from .models import Assignment, Idea
from .permissions import may_tell, may_work_in_newsroom

WORKS = "work_in_newsroom"


def newsroom_people() -> list[User]:
    """Everybody whose role is to work in the newsroom, by first name."""
    return list(people_with("media_studio", WORKS).order_by("first_name", "pk"))


def may_be_assigned(person: User, idea: Idea) -> bool:
    """Who works in the newsroom, and who brought the idea and may tell stories."""
    return may_work_in_newsroom(person) or (idea.by_id == person.pk and may_tell(person))


def people_for(idea: Idea) -> list[User]:
    """Those to whom something may be given to do for this idea: first who brought it."""
    people = newsroom_people()
    if idea.by is None or not may_be_assigned(idea.by, idea):
        return people
    return [idea.by, *(each for each in people if each.pk != idea.by_id)]


def wishes_waiting() -> QuerySet[Wish]:
    """Readers' wishes that nobody has looked at, the oldest first."""
    return Wish.objects.waiting().select_related("about__locale")


def wishes_to_answer() -> QuerySet[Wish]:
    """Wishes that everybody reads and that have no answer yet, the one that is due first first."""
    return Wish.objects.unanswered().select_related("about__locale")


def wishes_due_soon() -> QuerySet[Wish]:
    """Those of them whose last day is near or gone."""
    return wishes_to_answer().filter(answer_due__lte=clock.today() + datetime.timedelta(days=REMINDER_DAYS))


def feedback_waiting() -> QuerySet[AccessFeedback]:
    """Feedback on accessibility without an answer, the oldest first."""
    return AccessFeedback.objects.waiting()


def feedback_due_soon() -> QuerySet[AccessFeedback]:
    """Of that what has waited for ten days: the law gives us fourteen."""
    return feedback_waiting().filter(made_at__lte=clock.now() - datetime.timedelta(days=FEEDBACK_REMINDER))


def ideas_waiting() -> QuerySet[Idea]:
    """Ideas that nobody has looked at, the oldest first."""
    return Idea.objects.filter(state=Idea.State.NEW).select_related("by")


def ideas_of(person: User) -> QuerySet[Idea]:
    """What this person brought, the newest first."""
    return Idea.objects.filter(by=person).order_by("-made_at", "-pk")


def public_story_of(idea: Idea) -> StoryPage | None:
    """The story that somebody made of it, where everybody can read it now."""
    found = StoryPage.objects.filter(live=True, assignments__idea=idea).exclude(pk__in=sealed_numbers())
    return next(iter(only_covered(found)), None)


def to_do() -> QuerySet[Assignment]:
    """Assignments with something left to do; none whose story or idea was taken back."""
    found = Assignment.objects.filter(done_at=None, dropped_at=None).exclude(story__in=sealed_numbers())
    found = found.exclude(idea__state=Idea.State.TAKEN_BACK)
    return found.select_related("idea", "person", "story")


def assignments_of(person: User) -> list[Assignment]:
    """What this person promised and has still to do. A story that was handed in is done, for them."""
    return [each for each in to_do().filter(person=person) if not _is_handed_in(each)]


def _is_handed_in(assignment: Assignment) -> bool:
    if assignment.story is None:
        return False
    readings = assignment.story.workflow_states.exclude(status=WorkflowState.STATUS_CANCELLED)
    return bool(readings.exists())


def open_assignments() -> QuerySet[Assignment]:
    """What waits for whoever wants to."""
    return to_do().filter(person=None)


def due_between(first: datetime.date, last: datetime.date) -> QuerySet[Assignment]:
    """Assignments with something left to do whose day is one of these."""
    return to_do().filter(due__range=(first, last))
