"""How things stand between a storyteller and those beside them: who writes where, and what is newest."""

import datetime

from django.db.models import Count, Max, QuerySet

from content.models import StoryPage
from content.models.seals import is_sealed
from portal.accounts.models import User
from portal.kit import clock

from . import events
from .models import Lease, Lesson, Practice, Suggestion, Support
from .models.supports import Rights
from .models.training import BESIDE_A_TEXT

FREE_AFTER = datetime.timedelta(seconds=20)
OPEN_FOR = datetime.timedelta(seconds=8)  # a page that fell silent without a goodbye counts so much longer
# Signs of open pages are leases too. No paragraph has a dot in its id.
PAGE = "page."  # and a socket's own name: the storyteller looks at this page
HERE = "here."  # and the person's number: they have the page open
ORDER = [Rights.SEE, Rights.SUGGEST, Rights.TYPE]


def topic_of(story_id: int) -> str:
    """The hub's name for everything that happens beside one story."""
    return f"story.{story_id}"


def support_of(person: User, story: StoryPage) -> Support | None:
    """The current support that gives this person the most for this story."""
    supports = list(Support.objects.covering(story).filter(supporter=person))
    return max(supports, key=lambda support: ORDER.index(Rights(support.rights)), default=None)


def is_practised_beside(person: User, story: StoryPage) -> bool:
    """Whether it is their own practice of being beside a text: there they suggest, as a supporter does."""
    if not story.is_practice or story.storyteller_id != person.pk:
        return False
    keys = Practice.objects.filter(story=story).values("lesson_key")
    return Lesson.objects.filter(translation_key__in=keys, exercise__in=BESIDE_A_TEXT).exists()


def rights_of(person: User, story: StoryPage) -> Rights | None:
    """What the person may do here as a supporter, now."""
    if not person.is_active or is_sealed(story):
        return None
    if is_practised_beside(person, story):
        return Rights.SUGGEST
    support = support_of(person, story)
    return Rights(support.rights) if support else None


def leases(story_id: int) -> QuerySet[Lease]:
    """Who writes in which paragraph now."""
    since = clock.now() - FREE_AFTER
    found = Lease.objects.filter(story_id=story_id, touched_at__gt=since).exclude(block_id__contains=".")
    return found.select_related("holder").order_by("pk")


def writer_of(story: StoryPage, block_id: str) -> User | None:
    """Who is writing in this paragraph now."""
    lease = leases(story.pk).filter(block_id=block_id).first()
    return lease.holder if lease else None


def is_watched(story: StoryPage) -> bool:
    """Whether the storyteller looks at the page now: it is open, and not behind another."""
    since = clock.now() - OPEN_FOR
    watched = Lease.objects.filter(story_id=story.pk, block_id__startswith=PAGE, touched_at__gt=since)
    return watched.filter(holder_id=story.storyteller_id).exists()


def people_here(story: StoryPage) -> list[User]:
    """Everybody whose page is open now, whether or not they do anything on it."""
    since = clock.now() - OPEN_FOR
    open_pages = Lease.objects.filter(story_id=story.pk, block_id__startswith=HERE, touched_at__gt=since)
    return [lease.holder for lease in open_pages.select_related("holder").order_by("holder_id")]


def version_of(story: StoryPage) -> str:
    """Another one whenever the text or a suggestion is another one."""
    newest = StoryPage.objects.filter(pk=story.pk).values_list("latest_revision_id", flat=True).first()
    told = Suggestion.objects.filter(story_id=story.pk).aggregate(
        count=Count("pk"), decided=Count("decided_at"), last=Max("pk")
    )
    return f"{newest}-{told['count']}-{told['decided']}-{told['last'] or 0}"


def state_of(story: StoryPage) -> str:
    """The `beside.state` frame: the same for everybody who has the page open."""
    writing = [
        {"block": lease.block_id, "person": lease.holder_id, "name": str(lease.holder)}
        for lease in leases(story.pk)
    ]
    here = [{"person": person.pk, "name": str(person)} for person in people_here(story)]
    return events.encode(
        events.state(version=version_of(story), is_watched=is_watched(story), writing=writing, here=here)
    )
