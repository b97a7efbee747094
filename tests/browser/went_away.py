"""Two stories of Oiva's: one went away for somebody in it; of the other the draft says more than the page."""

from django.db import transaction
from django.utils import translation

from content import asking_people
from content.models import StoryPage
from content.models.consents import Place
from content.models.people_in import What
from content.recognising import digest_of_person
from media_studio.drafting import begin_story, hand_in, save_draft
from media_studio.people import About, add_person, make_link, parts_to_mark, say_nobody_else
from media_studio.publishing import publish_consented
from media_studio.queries import first_reader, read_revision
from media_studio.reviewing import pass_on
from portal.management.demo_world.people import person

TEXT = "# Piha\n\nRauha istuu usein pihan penkillä.\n\nMinä istun viereen ja kuuntelen lintuja."
MORE = "\n\nNyt istumme siellä joka päivä."


@transaction.atomic
def both() -> dict[str, int]:
    """Their numbers: `went_away` and `written_on`."""
    with translation.override("fi"):
        gone = _begun("Iltapäivä pihalla")
        part, _words = parts_to_mark(_fresh(gone))[0]
        about = About(name="Rauha, naapuri", what=[What.NAME], parts=[part])
        key = make_link(person("oiva"), person=add_person(person("oiva"), story=_fresh(gone), about=about))
        one = asking_people.person_of(key)
        asking_people.say_yes(key, seen=digest_of_person(one, asking_people.newest_version(one.page)))
        _publish(gone)
        asking_people.take_back(key)

        longer = _begun("Penkki pihalla")
        say_nobody_else(person("oiva"), story=_fresh(longer))
        _publish(longer)
        _save(_fresh(longer), TEXT + MORE)
    return {"went_away": gone.pk, "written_on": longer.pk}


def _begun(title: str) -> StoryPage:
    story = begin_story(person("oiva"), title=title)
    _save(story, TEXT)
    return story


def _save(story: StoryPage, text: str) -> None:
    fields = {"title": story.draft_title, "summary": "Oiva kuuntelee lintuja.", "text": text}
    save_draft(person("oiva"), story=story, fields=fields, seen_revision=story.latest_revision_id)


def _publish(story: StoryPage) -> None:
    oiva = person("oiva")
    hand_in(oiva, story=_fresh(story), through_supporter=False)
    pass_on(person("eeva"), story=_fresh(story))
    if first_reader(story):
        pass_on(person("leena"), story=_fresh(story))
    read = read_revision(_fresh(story))
    if read is None:
        raise RuntimeError(f"Nobody has read {story} yet.")
    publish_consented(oiva, story=_fresh(story), revision_id=read.pk, byline="Oiva", places=[Place.SITE])


def _fresh(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk)
