"""Others in Aino's stories: Oiva's friend has said yes by the link, and Oiva himself is asked."""

from django.db import transaction
from django.utils import translation

from content import asking_people
from content.models import PersonIn, StoryPage
from content.models.people_in import What
from content.recognising import digest_of_person
from media_studio.models import Telling
from media_studio.models.tellings import Kind
from media_studio.people import About, add_person, make_link, parts_to_mark, pictures_to_mark
from media_studio.policy.stages import Stage
from media_studio.queries import stage
from media_studio.views.people_links import demo_key

from .people import person

FRIEND, ASKED = "Kerttu, Oivan ystävä", "Oiva"


@transaction.atomic
def build() -> str | None:
    """One yes by the link in the photo story; one question that waits, in a draft."""
    if PersonIn.objects.filter(name=FRIEND).exists():
        return None
    with translation.override("fi"):
        photos = Telling.objects.filter(story__storyteller=person("aino"), kind=Kind.PHOTOS).first()
        if photos is not None:
            _say_yes(photos.story)
        draft = next(filter(_is_a_draft, StoryPage.objects.filter(storyteller=person("aino"))), None)
        if draft is not None:
            _ask(draft)
    return "Kerttu said yes by her link; Oiva has not answered yet."


def _say_yes(story: StoryPage) -> None:
    picture = pictures_to_mark(story)[0]
    about = About(name=FRIEND, what=[What.NAME, What.PLACE], pictures=[picture.pk])
    key = make_link(person("aino"), person=add_person(person("aino"), story=story, about=about))
    one = asking_people.person_of(key)
    asking_people.say_yes(key, seen=digest_of_person(one, asking_people.newest_version(one.page)))


def _ask(story: StoryPage) -> None:
    part, _words = parts_to_mark(story)[-1]
    about = About(name=ASKED, what=[What.NAME], parts=[part])
    one = add_person(person("aino"), story=story, about=about)
    make_link(person("aino"), person=one)
    # Only here can a link be told again: whoever tries the demo opens it from Aino's page.
    PersonIn.objects.filter(pk=one.pk).update(key_hash=asking_people.hash_of(demo_key(one)))


def _is_a_draft(story: StoryPage) -> bool:
    is_photos = Telling.objects.of(story).kind == Kind.PHOTOS
    return stage(story) is Stage.DRAFT and not is_photos and len(parts_to_mark(story)) > 2
