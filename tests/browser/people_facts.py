"""People in the stories of the seeded world: who is asked, and a story that waits for somebody's yes."""

from content.models import PersonIn, StoryPage
from media_studio import drafting, people, reviewing
from media_studio.views.people_links import demo_key
from portal.accounts.models import User

VEIKKO = people.About(name="Veikko", what=["voice"])


def asked_people() -> dict[str, int | str]:
    """Oiva is asked by the demo's link; Kerttu said yes and has a new link; Veikko has none yet."""
    aino, said = _person("aino"), PersonIn.objects.get(given_at__isnull=False)
    other = people.add_person(aino, story=said.page.specific, about=VEIKKO)
    return {
        "asked_key": demo_key(PersonIn.objects.get(name="Oiva")),
        "said_key": people.make_link(aino, person=said),
        "asking": other.page_id,
        "asked_person": other.pk,
        "waits_for": _read_and_waiting(aino).pk,
    }


def _read_and_waiting(teller: User) -> StoryPage:
    """It was read, and Veikko has not answered."""
    story = drafting.begin_story(teller, title="Soutaja Veikko")
    fields = {"text": "Veikko soutaa aamulla."}
    drafting.save_draft(teller, story=story, fields=fields, seen_revision=story.latest_revision_id)
    people.add_person(teller, story=story, about=VEIKKO)
    story.refresh_from_db()
    drafting.hand_in(teller, story=story, through_supporter=False)
    reviewing.pass_on(_person("eeva"), story=story)
    return story


def _person(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")
