"""Which stories that were taken down wait for another editor's eyes, and what that editor may see."""

import datetime

from wagtail.models import Revision

from content.models import Consent, StoryPage, TakeDown
from content.models.seals import is_sealed
from content.permissions import may_take_down
from portal.accounts.models import User
from portal.kit import clock

from . import queries
from .policy.appeals import TIME_TO_ASK, Asking, Deciding, Verdict, may_ask, may_decide


def asking(taken: TakeDown, story: StoryPage) -> Asking:
    """The facts that say whether the storyteller may ask now."""
    return Asking(
        is_standing=_is_standing(taken, story),
        was_asked=taken.appealed_at is not None,
        age=clock.now() - taken.made_at,
    )


def deciding(person: User, taken: TakeDown, story: StoryPage) -> Deciding:
    """The facts that say whether this person may decide now."""
    waits = taken.appealed_at is not None and taken.decided_at is None
    return Deciding(
        waits=waits and not is_sealed(story) and _is_standing(taken, story),
        took_it_down=taken.taken_down_by_id == person.pk,
        is_storyteller=story.storyteller_id == person.pk,
    )


def may_ask_again(taken: TakeDown | None, story: StoryPage) -> bool:
    """Whether the storyteller may ask another editor now."""
    return taken is not None and may_ask(asking(taken, story)) is Verdict.YES


def last_day(taken: TakeDown) -> datetime.datetime:
    """Until when the storyteller may ask."""
    return taken.made_at + TIME_TO_ASK


def appeals_for(person: User) -> list[TakeDown]:
    """What this editor may look at again, the one that has waited longest first."""
    if not may_take_down(person):
        return []
    waiting = TakeDown.objects.filter(appealed_at__isnull=False, decided_at=None)
    found = waiting.select_related("page", "storyteller", "taken_down_by").order_by("appealed_at", "pk")
    return [taken for taken in found if may_look_again(person, taken)]


def may_look_again(person: User, taken: TakeDown) -> bool:
    """Whether this editor sees what was taken down, to decide about it."""
    story = StoryPage.objects.filter(pk=taken.page_id).first()
    if story is None or not may_take_down(person):
        return False
    return may_decide(deciding(person, taken, story)) is Verdict.YES


def version_taken_down(taken: TakeDown) -> Revision | None:
    """What was public when it was taken down."""
    said_yes = Consent.objects.filter(page_id=taken.page_id, given_at__lte=taken.made_at)
    newest = said_yes.select_related("revision").order_by("-given_at", "-pk").first()
    return newest.revision if newest else None


def looked_at_again(person: User, story: StoryPage) -> StoryPage | None:
    """The page as it was taken down, for an editor who may decide about it now."""
    taken = queries.taken_down(story)
    if taken is None or not may_look_again(person, taken):
        return None
    version = version_taken_down(taken)
    return version.as_object() if version else None


def _is_standing(taken: TakeDown, story: StoryPage) -> bool:
    standing = queries.taken_down(story)
    return standing is not None and standing.pk == taken.pk
