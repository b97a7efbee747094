"""The desk of a reader: however many stories wait, it asks the database as often."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from media_studio import desk, drafting
from tests.factories.telling import begin_alone

from .conftest import TEXT, at, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def wait(teller, *titles):
    for title in titles:
        story = begin_alone(teller, title=title)
        save(teller, story, text=TEXT)
        drafting.hand_in(teller, story=story, through_supporter=False)


def test_ten_stories_cost_no_more_questions_than_two(aino, eeva, door):
    asked = []
    for titles in (("Yksi", "Kaksi"), tuple(f"Tarina {number}" for number in range(8))):
        wait(aino, *titles)
        door(eeva).get(at("desk"))
        with CaptureQueriesContext(connection) as found:
            page = door(eeva).get(at("desk")).content.decode()
        assert all(title in page for title in titles)
        asked.append(len(found))
    assert asked[1] <= asked[0]


def test_the_title_is_the_one_that_was_handed_in(aino, eeva):
    wait(aino, "Annettu")
    story = desk.waiting_for(eeva)[0].story
    story.title = "Muutettu"
    story.save_revision(user=aino)
    (one,) = desk.waiting_for(eeva)
    assert (one.title, one.is_changed, one.storyteller) == ("Annettu", True, aino)
