import pytest
from django.core.exceptions import PermissionDenied

from content.models import StoryPage
from media_studio import drafting, publishing, queries, reviewing
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided, Refused

from .conftest import save

pytestmark = pytest.mark.django_db


def say_yes(person, story, **changed):
    revision = queries.read_revision(story)
    facts = {"revision_id": revision.pk if revision else 0, "byline": "Meri", "places": ["site"]} | changed
    return publishing.publish_consented(person, story=story, **facts)


def test_a_yes_makes_exactly_what_was_shown_public_at_once(was_read, aino):
    say_yes(aino, was_read)
    public = StoryPage.objects.get(pk=was_read.pk)
    assert public.live
    assert (public.title, public.byline) == ("Aamu laiturilla", "Meri")
    assert public in StoryPage.shown()
    assert queries.stage(public) is Stage.PUBLIC


def test_a_yes_to_a_version_that_was_read_does_not_publish_a_newer_one(was_read, aino):
    save(aino, was_read, text="Uudempi, jota kukaan ei lukenut.")
    say_yes(aino, was_read)
    public = StoryPage.objects.get(pk=was_read.pk)
    assert "Uudempi" not in str(public.body)
    assert drafting.written(public).text == "Uudempi, jota kukaan ei lukenut."


def test_a_yes_names_the_version_that_was_shown(was_read, aino):
    with pytest.raises(AlreadyDecided):
        say_yes(aino, was_read, revision_id=queries.read_revision(was_read).pk + 1)


def test_nobody_says_yes_for_the_storyteller(was_read, veikko, eeva, sampo):
    for person in (veikko, eeva, sampo):
        with pytest.raises(PermissionDenied):
            say_yes(person, was_read)


def test_there_is_no_yes_before_the_reading(handed_in, aino):
    with pytest.raises(AlreadyDecided):
        say_yes(aino, handed_in, revision_id=queries.handed_in_revision(handed_in).pk)


def test_there_is_no_yes_without_a_name_and_nothing_is_left_behind(was_read, aino):
    with pytest.raises(Refused):
        say_yes(aino, was_read, byline=" ")
    assert queries.stage(was_read) is Stage.WAITS_FOR_YES


def test_a_story_pulled_back_from_a_second_reading_is_read_again_before_a_yes(was_read, aino):
    save(aino, was_read, text="Uusi.")
    drafting.hand_in(aino, story=was_read, through_supporter=False)
    drafting.take_back_handing_in(aino, story=was_read)
    assert queries.read_revision(was_read) is None


def test_taking_back_hides_the_story_and_keeps_the_draft(was_read, aino):
    say_yes(aino, was_read)
    publishing.take_back(aino, story=was_read)
    story = StoryPage.objects.get(pk=was_read.pk)
    assert not story.live
    assert story not in StoryPage.shown()
    assert queries.stage(story) is Stage.TAKEN_BACK
    assert "kahvia" in drafting.written(story).text


def test_nobody_takes_back_for_the_storyteller(was_read, aino, veikko, eeva):
    say_yes(aino, was_read)
    for person in (veikko, eeva):
        with pytest.raises(PermissionDenied):
            publishing.take_back(person, story=was_read)


def test_a_story_taken_back_goes_through_a_reading_before_it_is_public_again(was_read, aino, eeva):
    say_yes(aino, was_read)
    publishing.take_back(aino, story=was_read)
    assert queries.read_revision(was_read) is None
    was_read.refresh_from_db()
    drafting.hand_in(aino, story=was_read, through_supporter=False)
    reviewing.pass_on(eeva, story=was_read)
    say_yes(aino, was_read)
    assert StoryPage.objects.get(pk=was_read.pk).live


def test_a_public_story_changes_only_by_a_new_reading_and_a_new_yes(was_read, aino, eeva):
    say_yes(aino, was_read)
    save(aino, was_read, text="Uusi loppu.")
    was_read.refresh_from_db()
    assert was_read.live
    assert "Uusi loppu." not in str(was_read.body)
    drafting.hand_in(aino, story=was_read, through_supporter=False)
    reviewing.pass_on(eeva, story=was_read)
    say_yes(aino, was_read, byline="Aino")
    public = StoryPage.objects.get(pk=was_read.pk)
    assert public.live
    assert "Uusi loppu." in str(public.body)
    assert public in StoryPage.shown()
