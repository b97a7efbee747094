"""Who else is in it: the storyteller's list, and what it holds back."""

import datetime
import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from wagtail.actions.unpublish_page import UnpublishPageAction

from content import asking_people
from content.models import PersonIn, StoryPage
from content.recognising import digest_of_person
from media_studio import drafting, people, publishing, queries, taking_back
from media_studio.models import Notice, Telling
from media_studio.people import About
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided, NotReady, Refused
from tests.factories.telling import read_through

from .conftest import at, save

DAY = datetime.date(2026, 11, 1)


@pytest.fixture
def kerttu(written, aino):
    """Kerttu is on the list of Aino's story, in its last words."""
    part, _words = people.parts_to_mark(written)[-1]
    return people.add_person(
        aino, story=written, about=About(name="Kerttu", what=["name"], places=["site"], parts=[part])
    )


@pytest.fixture
def key(kerttu, aino):
    return people.make_link(aino, person=kerttu)


def yes(key):
    one = asking_people.person_of(key)
    asking_people.say_yes(key, seen=digest_of_person(one, asking_people.newest_version(one.page)))


def fresh(story):
    return StoryPage.objects.get(pk=story.pk)


def publish(aino, story):
    read = queries.read_revision(story)
    publishing.publish_consented(aino, story=story, revision_id=read.pk, byline="Aino", places=["site"])


@pytest.fixture
def read(written, key, aino, eeva):
    """Handed in and read while Kerttu has not answered."""
    drafting.hand_in(aino, story=written, through_supporter=False)
    read_through(eeva, written)
    return fresh(written)


@pytest.fixture
def public(read, key, aino):
    yes(key)
    publish(aino, read)
    return fresh(read)


class TestTheQuestion:
    def test_nobody_hands_in_before_it_is_answered(self, written, aino):
        Telling.objects.filter(story=written).update(nobody_else_at=None)
        with pytest.raises(NotReady):
            drafting.hand_in(aino, story=written, through_supporter=False)
        people.say_nobody_else(aino, story=written)
        drafting.hand_in(aino, story=written, through_supporter=False)

    def test_somebody_on_the_list_and_nobody_do_not_go_together(self, written, kerttu, aino):
        assert Telling.objects.of(written).nobody_else_at is None
        with pytest.raises(AlreadyDecided):
            people.say_nobody_else(aino, story=written)
        people.remove_person(aino, person=kerttu)
        assert not queries.is_said_who_is_in(written)

    def test_only_the_storyteller_writes_the_list(self, supported, kerttu, veikko, eeva):
        about = About(name="Oiva", what=["name"])
        acts = [
            lambda who: people.say_nobody_else(who, story=supported),
            lambda who: people.add_person(who, story=supported, about=about),
            lambda who: people.change_person(who, person=kerttu, about=about),
            lambda who: people.remove_person(who, person=kerttu),
            lambda who: people.make_link(who, person=kerttu),
            lambda who: people.record_yes(who, person=kerttu, how="spoken", day=DAY, witness="x"),
            lambda who: people.show_again(who, story=supported),
        ]
        for who in (veikko, eeva):
            for act in acts:
                with pytest.raises(PermissionDenied):
                    act(who)


class TestWaiting:
    def test_it_may_be_read_while_answers_are_awaited_but_not_published(self, read, key, aino, eeva):
        assert queries.stage(read) is Stage.WAITS_FOR_PEOPLE
        with pytest.raises(Refused):
            publish(aino, read)
        assert not fresh(read).live
        yes(key)
        assert queries.stage(read) is Stage.WAITS_FOR_YES
        publish(aino, read)
        assert queries.stage(fresh(read)) is Stage.PUBLIC

    def test_what_is_written_after_the_yes_is_asked_again(self, written, kerttu, key, aino):
        yes(key)
        save(aino, written, text="# Aamu\n\nHerään kello kuusi.\n\nKeitän teetä Kertun kanssa.")
        kerttu.refresh_from_db()
        assert not kerttu.covers(queries.draft_of(written))
        assert asking_people.is_asked_again(kerttu)

    def test_somebody_new_on_the_list_takes_a_public_story_away(self, public, aino):
        people.add_person(aino, story=public, about=About(name="Oiva", what=["place"]))
        assert not fresh(public).live
        assert queries.stage(fresh(public)) is Stage.WAITS_FOR_PEOPLE


class TestTakenBack:
    def test_the_teller_and_the_desk_hear_it_and_the_story_waits(self, public, key, aino, eeva):
        Notice.objects.all().delete()
        asking_people.take_back(key)
        assert Notice.objects.unseen(aino).get().words == "Kerttu"
        assert "Et tehnyt mitään väärin" in Notice.objects.unseen(aino).get().sentence
        assert Notice.objects.unseen(eeva).get().kind == "not shown any more"
        assert queries.stage(fresh(public)) is Stage.WAITS_FOR_PEOPLE

    def test_when_they_say_yes_again_one_press_shows_it_again(self, public, key, aino):
        asking_people.take_back(key)
        with pytest.raises(AlreadyDecided):
            people.show_again(aino, story=public)
        yes(key)
        people.show_again(aino, story=public)
        assert fresh(public).live

    def test_nobody_is_taken_off_the_list_while_they_are_still_in_it(self, public, kerttu, key, aino):
        asking_people.take_back(key)
        with pytest.raises(NotReady):
            people.remove_person(aino, person=kerttu)
        unmarked = About(name="Kerttu", what=["name"])
        people.change_person(aino, person=kerttu, about=unmarked)
        with pytest.raises(NotReady):
            people.remove_person(aino, person=kerttu)
        save(aino, public, text="# Aamu\n\nHerään yksin.")
        people.remove_person(aino, person=kerttu)
        with pytest.raises(AlreadyDecided):
            people.show_again(aino, story=public)
        assert not fresh(public).live

    def test_an_editors_unpublishing_is_not_undone_by_a_new_yes(self, public, key, aino, eeva):
        UnpublishPageAction(fresh(public), user=eeva).execute(skip_permission_checks=True)
        asking_people.take_back(key)
        yes(key)
        assert people.may_be_shown_again(fresh(public)) is None

    def test_a_no_is_not_overruled_by_word_of_mouth(self, written, kerttu, key, aino):
        asking_people.say_no(key)
        with pytest.raises(AlreadyDecided):
            people.record_yes(aino, person=kerttu, how="spoken", day=DAY, witness="Veikko")

    def test_a_sealed_story_shows_nothing_to_the_holder_of_the_link(self, public, key, aino, door):
        taking_back.take_back_story(aino, story=public)
        assert door().get(f"/fi/asked/{key}/").status_code == 404
        with pytest.raises(asking_people.LinkRefused):
            yes(key)


class TestDoors:
    def test_a_person_is_added_and_asked(self, written, aino, door):
        browser = door(aino)
        sent = {"name": "Kerttu", "what": ["name"], "language": "sv"}
        assert browser.post(at("add_person", written.pk), {}).status_code == 422
        assert browser.post(at("add_person", written.pk), sent).status_code == 302
        one = PersonIn.objects.get()
        assert browser.post(at("person_link", written.pk, one.pk)).status_code == 302
        page = browser.get(at("person_link", written.pk, one.pk))
        link = re.search(r'value="http\S+?(/sv/asked/[^"]+)"', page.content.decode())[1]
        assert "<svg" in page.content.decode()
        assert page["Referrer-Policy"] == "no-referrer"
        assert door().get(link).status_code == 200
        assert browser.get(at("person_link", written.pk, one.pk)).status_code == 302

    def test_the_link_just_shown_is_mailed_and_no_other(self, written, kerttu, key, aino, door):
        browser, address = door(aino), at("mail_person", written.pk, kerttu.pk)
        assert browser.post(address, {"email": "x", "key": key}).status_code == 422
        assert browser.post(address, {"email": "k@example.org", "key": "old"}).status_code == 302
        assert not mail.outbox
        assert browser.post(address, {"email": "k@example.org", "key": key}).status_code == 302
        assert key in mail.outbox[0].body
        kerttu.refresh_from_db()
        assert kerttu.email == "k@example.org"

    def test_a_yes_that_was_told_is_written_down_with_who_heard_it(self, written, kerttu, aino, door):
        browser, address = door(aino), at("person_told", written.pk, kerttu.pk)
        assert browser.post(address, {"how": "spoken"}).status_code == 422
        sent = {"how": "spoken", "witness": "Veikko", "day": "2026-11-01"}
        assert browser.post(address, sent).status_code == 302
        kerttu.refresh_from_db()
        assert kerttu.covers(queries.draft_of(written))
        assert "Veikko" in browser.get(at("people", written.pk)).content.decode()

    def test_the_page_of_another_story_does_not_open_the_person(self, written, kerttu, aino, door):
        other = drafting.begin_story(aino, title="Toinen")
        assert door(aino).get(at("person", other.pk, kerttu.pk)).status_code == 404
        assert door(aino).post(at("person_link", other.pk, kerttu.pk)).status_code == 404
        assert door(aino).post(at("remove_person", other.pk, kerttu.pk)).status_code == 404

    def test_the_page_of_writing_says_whose_yes_is_waited_for(self, read, aino, door):
        page = door(aino).get(at("write", read.pk)).content.decode()
        assert at("people", read.pk) in page
        assert "Kerttu" in door(aino).get(at("home")).content.decode()

    def test_both_steps_of_the_yes_say_whose_is_missing_and_lead_there(self, read, aino, door):
        browser, address, way = door(aino), at("consent", read.pk), f'href="{at("people", read.pk)}"'
        said = "Tarina odottaa vastausta: Kerttu."
        named = {"revision_id": queries.read_revision(read).pk, "name_kind": "first"}
        for answer in (browser.get(address), browser.post(address, named | {"go": "see"})):
            assert answer.status_code == 200
            assert said in answer.content.decode()
            assert way in answer.content.decode()
        pressed = browser.post(address, named | {"go": "yes"})
        assert pressed.status_code == 422
        assert said in pressed.content.decode()
        assert 'value="yes"' in pressed.content.decode()
        assert not fresh(read).live

    def test_a_question_is_answered_on_the_page_of_the_person(self, written, kerttu, key, aino, oiva, door):
        address, page = at("answer_person", written.pk, kerttu.pk), at("person", written.pk, kerttu.pk)
        assert door(aino).post(address, {"words": "Ei vielä."}).status_code == 422
        asking_people.ask_first(key, words="Missä tämä on?")
        assert "Missä tämä on?" in door(aino).get(page).content.decode()
        assert door(aino).post(address, {"words": " "}).status_code == 422
        assert door(oiva).post(address, {"words": "Ei."}).status_code == 404
        assert door(aino).post(address, {"words": "Vain täällä."})["Location"] == page
        for shown in (door(aino).get(page), door().get(f"/fi/asked/{key}/")):
            assert "Vain täällä." in shown.content.decode()

    def test_a_last_day_that_is_over_is_refused_and_every_word_stays(self, written, aino, door):
        sent = {"name": "Kerttu", "what": "face", "until": "2020-01-01", "language": "fi"}
        answer = door(aino).post(at("add_person", written.pk), sent)
        assert answer.status_code == 422
        assert 'value="Kerttu"' in answer.content.decode()
        assert 'value="2020-01-01"' in answer.content.decode()
        assert not PersonIn.objects.exists()
