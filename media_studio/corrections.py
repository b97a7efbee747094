"""What can be corrected in a public story, who may propose it, and which corrections wait."""

from content.digest import digest_of
from content.models import StoryPage
from content.models.consents import is_covered
from content.models.seals import is_sealed, sealed_numbers
from portal.accounts.models import User

from . import correctable, queries
from .models import Correction
from .policy.corrections import Standing, may_be_answered
from .policy.stages import Stage


def may_correct(person: User, story: StoryPage) -> bool:
    """An editor, of somebody else's story that everybody reads."""
    if not person.is_active or not person.has_perm("media_studio.read_as_editor"):
        return False
    return story.storyteller_id != person.pk and story.live and not is_sealed(story) and is_covered(story)


def is_at_rest(story: StoryPage) -> bool:
    """Whether no newer version of it is being read, was asked to be changed, or waits for a yes."""
    return queries.stage(story) is Stage.PUBLIC


def apply(
    page: StoryPage,
    correction: Correction,
    note: dict[str, str],
    *,
    thing: tuple[int, int] | None = None,
) -> None:
    """Puts the correction into this page where it still says the old words, and the note under it."""
    if correctable.says(page, correction.part) == correction.before:
        correctable.put(page, correction.part, correction.after, thing=thing)
    page.corrections = [*page.corrections, note]


def standing(correction: Correction, story: StoryPage) -> Standing:
    """The facts that say whether it can still be answered."""
    return Standing(
        is_open=correction.state == Correction.State.OPEN,
        is_public=story.live and is_at_rest(story),
        is_same=digest_of(story) == correction.base_digest,
    )


def may_be_said_yes_to(correction: Correction, story: StoryPage) -> bool:
    """Whether the story is still the one that the correction was made from."""
    return may_be_answered(standing(correction, story))


def waiting_for_answer(person: User) -> list[Correction]:
    """The corrections that wait for this storyteller."""
    found = Correction.objects.filter(story__storyteller=person, state=Correction.State.OPEN)
    return list(found.exclude(story__in=sealed_numbers()).select_related("story", "by"))


def proposed_by(person: User) -> list[Correction]:
    """What this editor proposed and is not answered yet."""
    found = Correction.objects.filter(by=person, state=Correction.State.OPEN)
    return list(found.exclude(story__in=sealed_numbers()).select_related("story"))


def open_correction(story: StoryPage) -> Correction | None:
    """The one that waits now."""
    found: Correction | None = Correction.objects.filter(story=story, state=Correction.State.OPEN).first()
    return found
