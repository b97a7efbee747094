"""Taking back in the studio: one story, one thing, everything; and what others meet meanwhile."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from content.erasing import erase_due
from content.finding import sought_for
from content.models import Consent, Seal, StoryPage
from content.models.seals import is_sealed, open_seal
from media_studio import (
    assigning,
    drafting,
    ideas,
    publishing,
    queries,
    reviewing,
    suggesting,
    taking_back,
)
from media_studio.models import Idea, Notice
from media_studio.models.notices import Kind
from media_studio.passport import passport_of, together_of
from media_studio.policy.stages import Stage
from media_studio.refusals import Refused
from peer import chat, seats
from peer.models import Message
from portal.kit import clock
from tests.factories.pictures import make_picture
from tests.factories.rooms import make_room
from tests.factories.telling import begin_alone

from .conftest import at, save, support

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(was_read, aino):
    revision = queries.read_revision(was_read)
    publishing.publish_consented(
        aino, story=was_read, revision_id=revision.pk, byline="Aino", places=["site"]
    )
    return StoryPage.objects.get(pk=was_read.pk)


@pytest.fixture
def suggested(supported, aino, veikko):
    """Veikko said two things beside Aino's story; she declined one."""
    waiting, declined = (
        suggesting.suggest(veikko, story=supported, block_id="title", comment=words)
        for words in ("Kaunis.", "Pitkä.")
    )
    suggesting.decline(aino, suggestion=declined)
    return waiting, declined


def later(monkeypatch, **ahead):
    now = clock.now() + datetime.timedelta(**ahead)
    monkeypatch.setattr(clock, "now", lambda: now)


class TestOneStory:
    def test_it_is_sealed_unless_the_storyteller_keeps_it(self, public, aino, door):
        page = door(aino).get(at("take_back", public.pk)).content.decode()
        assert "Keep it for me as a draft" in page or 'value="draft"' in page
        answer = door(aino).post(at("take_back", public.pk))
        assert answer.status_code == 302
        assert is_sealed(public)
        assert queries.stage(StoryPage.objects.get(pk=public.pk)) is Stage.SEALED

    def test_a_quiet_choice_keeps_the_draft(self, public, aino, door):
        door(aino).post(at("take_back", public.pk), {"keep": "draft"})
        assert not is_sealed(public)
        assert not StoryPage.objects.get(pk=public.pk).live

    def test_a_double_press_is_harmless(self, public, aino, door):
        for _press in range(2):
            assert door(aino).post(at("take_back", public.pk)).status_code == 302
        assert Seal.objects.count() == 1

    def test_undo_brings_it_back_in_public(self, public, aino, door):
        door(aino).post(at("take_back", public.pk))
        door(aino).post(at("sealed", public.pk))
        assert door().get(public.url).status_code == 200

    @pytest.mark.parametrize("helped", [True, False])
    def test_undo_says_truly_who_sees_it_again(self, written, aino, veikko, door, in_english, helped):
        if helped:
            support(aino, veikko)
        taking_back.take_back_story(aino, story=written)
        page = door(aino).post(at("sealed", written.pk).replace("/fi/", "/en/"), follow=True).content.decode()
        assert ("You and Veikko see it." in page) is helped
        assert ("Your story is with you again. Only you see it." in page) is not helped

    def test_undo_after_the_erasure_says_so_kindly(self, public, aino, door, monkeypatch):
        door(aino).post(at("take_back", public.pk))
        later(monkeypatch, hours=25)
        assert door(aino).post(at("sealed", public.pk)).status_code == 302
        assert is_sealed(public)
        erase_due()
        for ask in (door(aino).get, door(aino).post):
            assert ask(at("sealed", public.pk)).status_code == 302

    def test_what_waits_beside_it_closes_and_comes_back_by_undo(self, suggested, aino, veikko):
        waiting, declined = suggested
        taking_back.take_back_everything(aino)
        waiting.refresh_from_db()
        assert (waiting.state, waiting.outcome != "", waiting.cms_comment.resolved_at is None) == (
            "sealed",
            True,
            False,
        )
        assert queries.suggestions_waiting(waiting.story) == 0
        with pytest.raises(Refused):
            suggesting.take_back(veikko, suggestion=waiting)
        taking_back.undo(aino, seal=Seal.objects.get())
        waiting.refresh_from_db()
        declined.refresh_from_db()
        assert (waiting.state, waiting.decided_at, declined.state) == ("open", None, "declined")
        assert waiting.cms_comment.resolved_at is None

    def test_a_story_that_stays_a_draft_keeps_what_waits_beside_it(self, suggested, aino):
        waiting, _declined = suggested
        taking_back.take_back_story(aino, story=waiting.story, keep_draft=True)
        waiting.refresh_from_db()
        assert waiting.state == "open"

    def test_somebody_elses_story_is_not_there(self, public, oiva, veikko, eeva, door):
        for person in (oiva, veikko, eeva):
            for name in ("take_back", "sealed"):
                assert door(person).get(at(name, public.pk)).status_code == 404
                assert door(person).post(at(name, public.pk)).status_code == 404
        assert StoryPage.objects.get(pk=public.pk).live

    def test_whoever_lost_the_right_to_tell_may_still_take_back(self, public, aino, door):
        aino.groups.clear()
        door(aino).post(at("take_back", public.pk))
        assert is_sealed(public)


class TestOthersMeanwhile:
    def test_a_supporter_sees_nothing_of_it(self, public, aino, veikko, door):
        support(aino, veikko)
        Notice.objects.tell(veikko, Kind.ASKED_TO_READ, story=public, by=aino)
        assert door(veikko).get(at("preview", public.pk)).status_code == 200
        taking_back.take_back_story(aino, story=public)
        assert door(veikko).get(at("preview", public.pk), follow=True).redirect_chain
        assert public.title not in door(veikko).get(at("home")).content.decode()
        assert door(aino).get(at("preview", public.pk)).status_code == 200

    def test_its_reader_is_told_and_keeps_their_words(self, handed_in, aino, eeva, door):
        taking_back.take_back_story(aino, story=handed_in)
        answer = door(eeva).get(at("reading", handed_in.pk), follow=True)
        assert answer.redirect_chain == [(at("desk"), 302)]
        assert handed_in.title not in answer.content.decode()
        answer = door(eeva).post(at("ask_changes", handed_in.pk), {"words": "Kiitos, kirjoita lisää."})
        assert answer.status_code == 409
        assert "Kiitos, kirjoita lisää." in answer.content.decode()
        with pytest.raises(Refused):
            reviewing.pass_on(eeva, story=handed_in)

    def test_only_who_could_see_it_is_told_that_it_was_there(self, site, handed_in, aino, eeva, veikko, door):
        other = begin_alone(aino, title="Ei koskaan annettu")
        support(aino, veikko, story=other)
        taking_back.take_back_story(aino, story=handed_in)
        assert door(veikko).get(at("preview", handed_in.pk)).status_code == 404
        assert door(eeva).get(at("preview", handed_in.pk)).status_code == 302
        taking_back.take_back_story(aino, story=other)
        assert door(veikko).get(at("preview", other.pk)).status_code == 302
        for name in ("preview", "reading"):
            assert door(eeva).get(at(name, other.pk)).status_code == 404

    def test_what_was_public_or_read_to_its_end_is_told_to_readers(self, public, aino, eeva, oiva, door):
        taking_back.take_back_story(aino, story=public)
        assert door(eeva).get(at("preview", public.pk)).status_code == 302
        assert door(oiva).get(at("preview", public.pk)).status_code == 404

    def test_words_written_in_another_window_come_back(self, written, aino, door):
        taking_back.take_back_story(aino, story=written)
        sent = {"title": "Aamu", "text": "Uusi rivi.", "seen_revision": written.latest_revision_id}
        answer = door(aino).post(at("write", written.pk), sent)
        assert answer.status_code == 409
        assert "Uusi rivi." in answer.content.decode()
        answer = door(aino).post(at("autosave", written.pk), sent, headers={"accept": "application/json"})
        assert (answer.status_code, answer.json()) == (409, {"state": "sealed"})

    def test_nothing_is_written_into_it(self, written, aino):
        taking_back.take_back_story(aino, story=written)
        with pytest.raises(PermissionDenied):
            drafting.save_draft(aino, story=written, fields={"text": "x"}, seen_revision=None)
        assert written.revisions.count() == StoryPage.objects.get(pk=written.pk).revisions.count()

    def test_its_own_pages_lead_to_the_undo(self, written, aino, door):
        taking_back.take_back_story(aino, story=written)
        for name in ("write", "hand_in", "story", "pictures"):
            assert door(aino).get(at(name, written.pk)).url == at("sealed", written.pk)


class TestEverything:
    @pytest.fixture
    def mine(self, public, aino, sampo):
        room = make_room(sampo)
        seats.enter_room(aino, room=room)
        seats.accept_rules(aino, room=room, version=1)
        assert isinstance(chat.post_message(aino, room=room, ref="a", text="Hei kaikille"), chat.Accepted)
        make_picture(aino)
        Idea.objects.create(title="Kahvila", by=aino)
        return room

    def test_the_page_tells_all_of_it(self, mine, public, aino, door):
        page = door(aino).get(at("passport")).content.decode()
        for words in (public.title, "Kahvila", aino.email):
            assert words in page
        found = passport_of(aino)
        assert (len(found.public), len(found.pictures), len(found.ideas), len(found.rooms)) == (1, 1, 1, 1)

    def test_one_button_takes_all_of_it_back(self, mine, public, aino, door):
        assert door(aino).get(at("take_back_everything")).status_code == 200
        assert StoryPage.objects.get(pk=public.pk).live
        for _press in range(2):
            assert door(aino).post(at("take_back_everything")).status_code == 302
        found = passport_of(aino)
        assert not found.has_something_to_take_back
        assert (len(found.sealed), len(found.seals)) == (1, 1)
        assert not Consent.objects.standing().exists()
        assert Message.objects.get().status == Message.Status.TAKEN_BACK

    def test_one_button_brings_all_of_it_back(self, mine, public, aino, door):
        letter, browser = begin_alone(aino, title="Kirje"), door(aino)
        taking_back.take_back_story(aino, story=letter)
        assert at("undo_everything") not in browser.get(at("passport")).content.decode()
        browser.post(at("take_back_everything"))
        browser = door(aino)  # who signs in anew, on another device perhaps, has the same way back
        assert at("undo_everything") in browser.get(at("passport")).content.decode()
        assert browser.post(at("undo_everything"))["Location"] == at("passport")
        found = passport_of(aino)
        assert (len(found.public), len(found.pictures), len(found.ideas)) == (1, 1, 1)
        assert [each.story for each in found.sealed] == [letter]  # what was taken back by itself stays so
        assert at("undo_everything") not in browser.get(at("passport")).content.decode()

    def test_what_was_promised_goes_back_to_the_newsroom(self, mine, aino, eeva):
        kept = ideas.keep_idea(eeva, idea=ideas.bring_idea(aino, title="Retki", words=""))
        one = assigning.make_assignment(eeva, idea=kept, terms=assigning.Terms(role="tells"), person=aino)
        assert taking_back.take_back_everything(aino) == 0
        one.refresh_from_db()
        assert one.person is None
        assert not passport_of(aino).promises

    def test_half_a_run_can_be_pressed_again(self, mine, public, aino, monkeypatch):
        monkeypatch.setattr("media_studio.taking_back.sealing.seal_loose", lambda *_a, **_k: 1 / 0)
        assert taking_back.take_back_everything(aino) == 1
        assert is_sealed(public)
        monkeypatch.undo()
        assert taking_back.take_back_everything(aino) == 0
        assert len(passport_of(aino).seals) == 1
        assert len(together_of(aino)) == 3  # the story, the picture and the idea, of both presses

    def test_what_came_back_by_itself_is_not_brought_back_again(self, mine, public, aino, door):
        taking_back.take_back_everything(aino)
        taking_back.undo(aino, seal=open_seal(public))
        taking_back.take_back_story(aino, story=public)
        assert taking_back.undo_everything(aino) == 0
        assert is_sealed(public)

    def test_after_a_day_there_is_nothing_to_undo_together(self, mine, public, aino, later):
        taking_back.take_back_everything(aino)
        later(24 * 60 * 60 + 1)
        assert len(together_of(aino)) == 0

    def test_a_picture_comes_back(self, mine, aino, door):
        picture = passport_of(aino).pictures[0]
        address = at("take_back_thing", "picture", picture.pk)
        assert door(aino).get(address).status_code == 200
        assert door(aino).post(address).status_code == 302
        seal = passport_of(aino).seals[0]
        door(aino).post(at("undo_thing", seal.pk))
        assert passport_of(aino).pictures == [picture]

    def test_nobody_takes_another_ones_things(self, mine, aino, oiva, door):
        picture, idea = passport_of(aino).pictures[0], passport_of(aino).ideas[0]
        for kind, number in (("picture", picture.pk), ("idea", idea.pk), ("messages", mine.pk), ("x", 1)):
            assert door(oiva).post(at("take_back_thing", kind, number)).status_code in {302, 404}
        found = passport_of(aino)
        assert (len(found.pictures), len(found.ideas)) == (1, 1)


def test_a_story_is_looked_for_also_while_its_teller_writes(written, aino):
    """The version that somebody just read of may have made room for the next one."""
    before = written.latest_revision
    save(aino, written, text="Aivan uusi aamu, jota kukaan muu ei ole kertonut.")
    StoryPage.objects.filter(pk=written.pk).update(latest_revision=None)
    before.delete()
    assert "Aivan uusi aamu, jota kukaan muu ei ole kertonut." in sought_for(str(written.pk)).words
