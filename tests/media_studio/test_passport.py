"""The passport names everything of a member's: what is inside stories, words beside others, promises."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import Picture
from content.stored_things import numbers_in, numbers_of
from media_studio import assigning, drafting, ideas, my_stories, passages, picturing, queries, suggesting
from media_studio.passport import passport_of
from peer import chat, seats
from peer.models import Message
from portal.kit import clock
from tests.factories.pictures import upload
from tests.factories.rooms import make_room

from .conftest import at, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ALT = "Vene laiturin vieressä aamulla"


def read(door, person):
    return door(person).get(at("passport")).content.decode()


def test_what_stands_inside_a_story_is_there_as_a_count_that_unfolds(written, aino, door):
    words = {"alt": ALT, "decorative": False, "caption": "", "credit": ""}
    picturing.add_picture(aino, story=written, upload=upload(), **words)
    (mine,) = passport_of(aino).drafts
    assert [each.alt for each in mine.pictures] == [ALT]
    page = read(door, aino)
    assert "1 picture in it" in page
    assert ALT in page


def test_words_beside_the_story_of_somebody_else_are_there_until_it_is_sealed(supported, veikko, aino, door):
    block = next(one.id for one in passages.passages_of(queries.draft_of(supported)) if "kahvia" in one.words)
    suggesting.suggest(veikko, story=supported, block_id=block, quote="kahvia", proposed="teetä")
    assert "1 suggestion or comment" in read(door, veikko)
    assert passport_of(aino).words == []


def test_what_was_promised_to_the_newsroom_is_there(site, aino, eeva, door):
    idea = ideas.bring_idea(aino, title="Bussikuski")
    assigning.make_assignment(eeva, idea=idea, terms=assigning.Terms(role="tells"), person=aino)
    page = read(door, aino)
    assert "1 promise" in page
    assert "Writes: Bussikuski" in page


def test_a_story_that_has_its_day_says_so(written, aino, door, monkeypatch):
    monkeypatch.setattr(my_stories, "days_of", lambda stories: {story.pk: clock.now() for story in stories})
    assert "Taking back ends that too." in read(door, aino)


def test_many_stories_with_many_versions_are_asked_for_as_quickly_as_one(written, aino, door):
    def asked():
        with CaptureQueriesContext(connection) as found:
            passport_of(aino)
        return len(found)

    words = {"alt": ALT, "decorative": False, "caption": "", "credit": ""}
    picturing.add_picture(aino, story=written, upload=upload(), **words)
    one = asked()
    for name in ("Toinen", "Kolmas", "Neljäs"):
        story = drafting.begin_story(aino, title=name)
        for text in ("Yksi.", "Kaksi sanaa tässä."):
            save(aino, story, text=text)
        picturing.add_picture(aino, story=story, upload=upload(), **words)
    assert asked() == one
    assert one < 40


def test_what_a_version_holds_is_read_from_its_plain_data(written, aino):
    words = {"alt": ALT, "decorative": False, "caption": "", "credit": ""}
    picture = picturing.add_picture(aino, story=written, upload=upload(), **words)
    draft = queries.draft_of(written)
    content = written.revisions.latest("pk").content
    assert list(numbers_in(type(draft), content, Picture)) == [picture.pk]
    assert list(numbers_of(draft, Picture)) == [picture.pk]


def test_rooms_are_counted_by_what_is_shown_and_what_waits(aino, veikko, sampo):
    coffee, other = make_room(sampo), make_room(sampo, slug="other")
    for person, room, refs in ((aino, coffee, "abc"), (veikko, coffee, "d"), (veikko, other, "e")):
        seats.enter_room(person, room=room)
        seats.accept_rules(person, room=room, version=1)
        for ref in refs:
            assert isinstance(chat.post_message(person, room=room, ref=ref, text=f"Hei {ref}"), chat.Accepted)
    Message.objects.filter(ref="a").update(status=Message.Status.POSTED, seq=900)
    Message.objects.filter(ref="d").update(status=Message.Status.REMOVED)
    assert [(each.room, each.public, each.waiting) for each in passport_of(aino).rooms] == [(coffee, 1, 2)]
    assert [(each.room, each.public, each.waiting) for each in passport_of(veikko).rooms] == [(other, 0, 1)]
