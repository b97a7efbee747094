"""What people in a story did with their link, told to its storyteller, and to the desk when it went away."""

from content.asking_people import Happening
from content.models import PersonIn, StoryPage
from portal.accounts.models import User

from .desk import readers
from .models import Notice
from .models.notices import Kind

KINDS = {
    Happening.SAID_YES: Kind.PERSON_SAID_YES,
    Happening.SAID_NO: Kind.PERSON_SAID_NO,
    Happening.ASKS_FIRST: Kind.PERSON_ASKS,
    Happening.TOOK_BACK: Kind.PERSON_TOOK_BACK,
    Happening.OTHER_DAY: Kind.PERSON_OTHER_DAY,
    Happening.SOON_OVER: Kind.YES_ENDS_SOON,
    Happening.OVER: Kind.YES_IS_OVER,
}


def tell_of_person(person: PersonIn, happening: Happening, words: str, went: bool) -> None:
    """A notice for the storyteller, with the name they gave; one for each editor when a story went away."""
    story = StoryPage.objects.filter(pk=person.page_id).select_related("storyteller").first()
    if story is None or story.storyteller is None:
        return
    said = f"{person.name}: {words}" if words else person.name
    Notice.objects.tell(story.storyteller, KINDS[happening], story=story, words=said)
    if went:
        for editor in editors_but(story.storyteller):
            Notice.objects.tell(editor, Kind.NOT_SHOWN, story=story)


def editors_but(storyteller: User) -> list[User]:
    """Every editor other than the storyteller."""
    others = [each for each in readers() if each != storyteller]
    return [each for each in others if each.has_perm("media_studio.read_as_editor")]
