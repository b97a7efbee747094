"""Telling by voice: bring, prepare, write down, hand in, publish."""

import pytest
from django.core.exceptions import PermissionDenied

from content import consenting, recording_intake
from content.models import Recording, StoryPage
from content.recording_cleaning import RecordingRefused
from media_studio import drafting, placing, publishing, queries, reviewing, spoken, transcribing, voicing
from media_studio.models import SupportAct
from media_studio.refusals import AlreadyDecided, NotReady
from media_studio.transcribing import Kept, TwoTexts
from tests.factories.recordings import clean_sound, upload
from tests.factories.telling import read_through
from tests.media_studio.conftest import at, support

pytestmark = pytest.mark.django_db
WORDS = "Herään kello kuusi. Keitän kahvia."


@pytest.fixture(autouse=True)
def _a_machine_with_ffmpeg(monkeypatch):
    """What ffmpeg would make; its own tests are in tests/content/recordings."""
    monkeypatch.setattr(recording_intake, "probe", lambda _file, _size: None)
    monkeypatch.setattr(recording_intake, "clean", lambda _file: clean_sound())
    monkeypatch.setattr("media_studio.views.voice.is_possible", lambda: True)


@pytest.fixture
def empty(site, aino):
    return drafting.begin_story(aino, title="Aamun ääni")


def bring(aino, story, *, prepared=True):
    block = voicing.add_recording(aino, story=story, upload=upload(b"x"), caption="Aamulla")
    if prepared:
        recording_intake.prepare.call(newest(story, block).pk)
    return block


def newest(story, block):
    return spoken.recording_at(queries.draft_of(story), block).recording


@pytest.fixture
def told(empty, aino):
    """A story of one recording, which is ready. Nobody else is in it."""
    empty.block = bring(aino, empty)
    nobody_else(aino, empty)
    return empty


def nobody_else(aino, story):
    from media_studio import people

    people.say_nobody_else(aino, story=story)


def write(person, story, words=WORDS, was="", **more):
    return transcribing.write_words(person, story=story, block_id=story.block, words=words, was=was, **more)


def handed_in(aino, story):
    drafting.hand_in(aino, story=story, through_supporter=False)
    story.refresh_from_db()
    return story


class TestTheRecording:
    def test_comes_last_and_keeps_its_words_under_it(self, written, aino):
        block = bring(aino, written)
        found = spoken.recordings_in(queries.draft_of(written))
        assert [(each.block_id, each.caption, each.is_last) for each in found] == [(block, "Aamulla", True)]
        voicing.name_recording(aino, story=written, block_id=block, caption="Illalla")
        voicing.move_recording(aino, story=written, block_id=block, by=-1)
        found = spoken.recordings_in(queries.draft_of(written))[0]
        assert (found.caption, found.is_last) == ("Illalla", False)
        voicing.remove_recording(aino, story=written, block_id=block)
        assert not spoken.recordings_in(queries.draft_of(written))

    def test_is_nobody_elses_to_bring_or_take(self, told, veikko, eeva, aino):
        support(aino, veikko, rights="type")
        for person in (veikko, eeva):
            with pytest.raises(PermissionDenied):
                voicing.add_recording(person, story=told, upload=upload(b"x"))
            with pytest.raises(PermissionDenied):
                voicing.remove_recording(person, story=told, block_id=told.block)

    def test_twenty_are_enough(self, told, aino, monkeypatch):
        monkeypatch.setattr(voicing, "RECORDINGS_AT_MOST", 1)
        with pytest.raises(NotReady):
            bring(aino, told)

    def test_alone_makes_a_story(self, told, aino):
        handed_in(aino, told)
        assert queries.handed_in_revision(told)

    def test_is_not_handed_in_before_it_is_ready(self, empty, aino):
        bring(aino, empty, prepared=False)
        nobody_else(aino, empty)
        with pytest.raises(NotReady):
            handed_in(aino, empty)
        Recording.objects.update(refused="broken")
        with pytest.raises(NotReady):
            handed_in(aino, empty)


class TestTheWords:
    def test_are_kept_with_who_wrote_them(self, told, aino):
        assert isinstance(write(aino, told), Kept)
        recording = newest(told, told.block)
        assert (recording.transcript, recording.transcript_by) == (WORDS, aino)
        assert recording.transcript_at

    def test_of_a_supporter_are_told_to_the_storyteller_each_time(self, told, aino, veikko):
        support(aino, veikko)
        write(veikko, told, "Her")
        write(veikko, told, WORDS, was="Her")
        acts = SupportAct.objects.filter(act=SupportAct.Act.TRANSCRIBED)
        assert [act.words for act in acts] == [WORDS, "Her"]
        assert newest(told, told.block).transcript_by == veikko

    def test_are_not_for_those_who_may_only_see(self, told, aino, veikko, oiva, eeva):
        support(aino, veikko, rights="see")
        for person in (veikko, oiva, eeva):
            with pytest.raises(PermissionDenied):
                write(person, told)

    def test_of_two_writers_are_both_kept(self, told, aino, veikko):
        support(aino, veikko)
        write(veikko, told, "Veikon sanat.")
        both = write(aino, told, "Ainon sanat.", was="")
        assert both == TwoTexts(mine="Ainon sanat.", stored="Veikon sanat.")
        assert newest(told, told.block).transcript == "Veikon sanat."

    def test_that_were_sent_without_an_answer_are_no_strangers(self, told, aino):
        write(aino, told, "Her")
        assert isinstance(write(aino, told, "Herään", was="", sent="Her"), Kept)

    def test_an_editor_writes_while_reading_and_then_passes_on(self, told, aino, eeva):
        handed_in(aino, told)
        with pytest.raises(NotReady):
            reviewing.pass_on(eeva, story=told)
        write(eeva, told)
        read_through(eeva, told)
        read = queries.read_revision(StoryPage.objects.get(pk=told.pk))
        publishing.publish_consented(aino, story=told, revision_id=read.pk, byline="Aino", places=["site"])
        assert StoryPage.objects.get(pk=told.pk).live

    def test_are_asked_for_on_the_page_of_the_story_before_and_after_the_press(self, told, aino, eeva, door):
        handed_in(aino, told)
        way = f'href="{at("spoken_words", told.pk, told.block)}"'
        before = door(eeva).get(at("reading", told.pk)).content.decode()
        assert "Kirjoita ne ennen kuin viet eteenpäin." in before
        pressed = door(eeva).post(at("pass_on", told.pk))
        page = pressed.content.decode()
        assert pressed.status_code == 422
        assert "Äänite 1: Aamulla" in page
        assert page.index(way) < page.index("<h1")
        write(eeva, told)
        assert "Kirjoita ne ennen" not in door(eeva).get(at("reading", told.pk)).content.decode()

    def test_that_came_while_somebody_read_are_read_before_passing_on(self, told, aino, eeva, door):
        handed_in(aino, told)
        write(eeva, told)
        page = door(eeva).get(at("reading", told.pk))
        seen = page.context["seen_digest"]
        write(aino, told, "Toiset sanat.", was=WORDS)
        with pytest.raises(AlreadyDecided):
            reviewing.pass_on(eeva, story=told, seen_digest=seen)

    def test_that_wait_for_the_yes_stay_as_they_were_read(self, told, aino, veikko, eeva):
        support(aino, veikko)
        write(aino, told)
        handed_in(aino, told)
        read_through(eeva, told)
        write(veikko, told, "Veikon sanat.", was=WORDS)
        read = queries.read_revision(StoryPage.objects.get(pk=told.pk)).as_object()
        assert spoken.recording_at(read, told.block).recording.transcript == WORDS
        assert newest(told, told.block).transcript == "Veikon sanat."

    def test_that_are_public_stay_and_the_draft_gets_new_ones(self, told, aino, eeva, client):
        write(aino, told)
        handed_in(aino, told)
        read_through(eeva, told)
        read = queries.read_revision(StoryPage.objects.get(pk=told.pk))
        publishing.publish_consented(aino, story=told, revision_id=read.pk, byline="Aino", places=["site"])
        write(aino, told, "Uudet sanat.", was=WORDS)
        live = StoryPage.objects.get(pk=told.pk)
        assert WORDS.split(".")[0] in client.get(live.url).content.decode()
        assert newest(told, told.block).transcript == "Uudet sanat."

    def test_are_gone_with_the_yes(self, told, aino, eeva, client):
        write(aino, told)
        handed_in(aino, told)
        read_through(eeva, told)
        read = queries.read_revision(StoryPage.objects.get(pk=told.pk))
        publishing.publish_consented(aino, story=told, revision_id=read.pk, byline="Aino", places=["site"])
        heard = newest(told, told.block)
        assert client.get(heard.url).status_code == 200
        consenting.withdraw(aino, page=told)
        assert client.get(heard.url).status_code == 404


class TestWhoHearsADraft:
    def test_supporters_and_a_reading_editor(self, told, aino, veikko, oiva, eeva, door):
        address = newest(told, told.block).url
        assert door(veikko).get(address).status_code == 404
        support(aino, veikko)
        assert door(veikko).get(address).status_code == 200
        assert door(eeva).get(address).status_code == 404
        handed_in(aino, told)
        assert door(eeva).get(address).status_code == 200
        assert door(oiva).get(address).status_code == 404
        assert door().get(address).status_code == 404


class TestTheDoors:
    def test_a_file_by_plain_form(self, empty, aino, door):
        page = door(aino)
        answer = page.post(at("recordings", empty.pk), {"upload": upload(b"x"), "caption": "Aamu"})
        assert answer.status_code == 302
        shown = page.get(at("recordings", empty.pk)).content.decode()
        assert "data-waits" in shown

    def test_a_recording_by_script(self, empty, aino, door):
        answer = door(aino).post(
            at("recordings", empty.pk), {"upload": upload(b"x")}, headers={"accept": "application/json"}
        )
        assert "#recording-" in answer.json()["href"]

    def test_a_refusal_in_words(self, empty, aino, door, monkeypatch):
        def refuse(_file, _size):
            raise RecordingRefused("kind")

        monkeypatch.setattr(recording_intake, "probe", refuse)
        answer = door(aino).post(at("recordings", empty.pk), {"upload": upload(b"x")})
        assert answer.status_code == 422
        assert str(RecordingRefused("kind")) in answer.content.decode()
        answer = door(aino).post(
            at("recordings", empty.pk), {"upload": upload(b"x")}, headers={"accept": "application/json"}
        )
        assert answer.json()["why"]

    def test_only_this_page_may_use_the_microphone(self, empty, aino, door):
        page = door(aino).get(at("recordings", empty.pk))
        assert "microphone=(self)" in page["Permissions-Policy"]
        assert "media-src 'self' blob:" in page["Content-Security-Policy"]
        other = door(aino).get(at("pictures", empty.pk))
        assert "microphone=()" in other["Permissions-Policy"]
        assert "blob:" not in other["Content-Security-Policy"]

    def test_where_ffmpeg_is_missing_the_page_says_so(self, empty, aino, door, monkeypatch):
        monkeypatch.setattr("media_studio.views.voice.is_possible", lambda: False)
        page = door(aino).get(at("recordings", empty.pk)).content.decode()
        assert "data-recorder" not in page
        assert "data-bring" not in page

    def test_words_by_plain_form_and_by_script(self, told, aino, door):
        page = door(aino)
        answer = page.post(at("spoken_words", told.pk, told.block), {"words": "Yksi.", "was_words": ""})
        assert answer.status_code == 302
        answer = page.post(
            at("autosave_spoken_words", told.pk, told.block), {"words": "Kaksi.", "was_words": "Yksi."}
        )
        assert answer.json()["state"] == "saved"
        answer = page.post(
            at("autosave_spoken_words", told.pk, told.block), {"words": "Kolme.", "was_words": "Yksi."}
        )
        assert answer.status_code == 409
        answer = page.post(at("spoken_words", told.pk, told.block), {"words": "Kolme.", "was_words": "Yksi."})
        assert answer.status_code == 409
        assert "Kaksi." in answer.content.decode()

    def test_words_whose_session_ended_come_back(self, told, door):
        answer = door().post(at("spoken_words", told.pk, told.block), {"words": "Yksi.", "was_words": ""})
        assert answer.status_code == 401
        assert "Yksi." in answer.content.decode()
        answer = door().post(at("autosave_spoken_words", told.pk, told.block), {"words": "Yksi."})
        assert answer.status_code == 401

    def test_words_from_another_site_are_refused(self, told, aino, door):
        stranger = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
        for name in ("spoken_words", "autosave_spoken_words"):
            answer = door(aino).post(at(name, told.pk, told.block), {"words": "x"}, headers=stranger)
            assert answer.status_code == 403

    def test_those_who_may_not_find_nothing(self, told, oiva, eeva, door):
        for person in (oiva, eeva):
            assert door(person).get(at("spoken_words", told.pk, told.block)).status_code == 404
            assert door(person).get(at("recordings", told.pk)).status_code == 404

    def test_a_picture_is_no_recording(self, written, aino):
        block = placing.raw(queries.draft_of(written).body)[0]["id"]
        with pytest.raises(placing.NoSuchBlock):
            voicing.name_recording(aino, story=written, block_id=block, caption="x")
