"""Why a story went away from readers for somebody in it, and what its storyteller can do now."""

from dataclasses import dataclass

from wagtail.models import PageLogEntry

from content.asking_people import Happening
from content.models import PersonIn, StoryPage
from content.models.people_in import people_missing

from . import queries
from .people import hiding_of, may_be_shown_again
from .policy.stages import Stage


@dataclass(frozen=True)
class GoneFor:
    """`person` is who wished so, when that is known; `says_yes` whether their yes stands again.

    `waits` whether somebody's yes to the newest text is missing.
    """

    person: PersonIn | None
    took_back: bool
    says_yes: bool
    may_be_shown: bool
    waits: bool


def gone_for(story: StoryPage) -> GoneFor | None:
    """Why the story is not public; None when it is, when something else took it away, or it is read anew."""
    hiding = hiding_of(story) if queries.stage(story) in {Stage.TAKEN_BACK, Stage.WAITS_FOR_PEOPLE} else None
    if hiding is None:
        return None
    person = _person(hiding, story)
    return GoneFor(
        person=person,
        took_back=hiding.data.get("why") == Happening.TOOK_BACK,
        says_yes=person is not None and person.stands,
        may_be_shown=may_be_shown_again(story) is not None,
        waits=bool(people_missing(queries.draft_of(story))),
    )


def _person(hiding: PageLogEntry, story: StoryPage) -> PersonIn | None:
    found: PersonIn | None = PersonIn.objects.filter(pk=hiding.data.get("person"), page_id=story.pk).first()
    return found
