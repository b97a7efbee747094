"""Telling by a film: bring, prepare, captions, words, first picture, hand in, publish, take back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from content import recording_intake
from content.models import Recording, StoryPage
from content.recording_cleaning import RecordingRefused
from media_studio import (
    drafting,
    people,
    placing,
    publishing,
    queries,
    reviewing,
    spoken,
    transcribing,
    voicing,
)
from media_studio.models import SupportAct
from media_studio.refusals import NotReady
from media_studio.transcribing import Captioned, CaptionsRefused, Kept, TwoTexts
from tests.factories.films import CAPTIONS, clean_film, upload
from tests.factories.telling import read_through
from tests.media_studio.conftest import at, support

pytestmark = pytest.mark.django_db
OTHER = CAPTIONS.replace("Hei", "Moi")
WORDS = "Hei, olen Aino."


@pytest.fixture(autouse=True)
def _a_machine_with_ffmpeg(monkeypatch):
    """What ffmpeg would make; its own tests are in tests/content/films."""
    monkeypatch.setattr(recording_intake, "probe_film", lambda _file, _size: None)
    monkeypatch.setattr(recording_intake, "clean_film", lambda _file: clean_film())
    monkeypatch.setattr("media_studio.views.voice.is_possible", lambda: True)


@pytest.fixture
def empty(site, aino):
    return drafting.begin_story(aino, title="Aamun filmi")


def bring(aino, story, *, prepared=True):
    block = voicing.add_film(aino, story=story, upload=upload(), caption="Aamulla")
    if prepared:
        recording_intake.prepare.call(newest(story, block).pk)
    return block


def newest(story, block):
    return spoken.recording_at(queries.draft_of(story), block).recording


@pytest.fixture
def told(empty, aino):
    """A story of one film, which is ready. Nobody else is in it."""
    empty.block = bring(aino, empty)
    people.say_nobody_else(aino, story=empty)
    return empty


def caption(person, story, captions=CAPTIONS, was="", **more):
    told = Captioned(captions=captions, **more)
    return transcribing.write_captions(person, story=story, block_id=story.block, told=told, was=was)


def write(person, story, words=WORDS, was=""):
    return transcribing.write_words(person, story=story, block_id=story.block, words=words, was=was)


def handed_in(aino, story):
    drafting.hand_in(aino, story=story, through_supporter=False)
    story.refresh_from_db()
    return story


def published(aino, eeva, story):
    handed_in(aino, story)
    read_through(eeva, story)
    read = queries.read_revision(StoryPage.objects.get(pk=story.pk))
    publishing.publish_consented(aino, story=story, revision_id=read.pk, byline="Aino", places=["site"])
    return StoryPage.objects.get(pk=story.pk)


class TestTheFilm:
    def test_is_prepared_with_three_pictures_and_what_was_brought_is_gone(self, empty, aino):
        block = bring(aino, empty, prepared=False)
        film = newest(empty, block)
        name = film.brought.name
        assert (film.is_film, film.is_prepared_now, film.title) == (True, True, "Aamulla")
        recording_intake.prepare.call(film.pk)
        film = newest(empty, block)
        assert film.is_ready
        assert (film.duration, film.width, film.poster, film.stills.count()) == (2, 64, 2, 3)
        assert not film.file.storage.exists(name)
        assert "aino" not in film.file.name

    def test_is_counted_beside_recordings_and_has_its_place(self, told, aino):
        found = spoken.recordings_in(queries.draft_of(told))
        assert [(each.number, each.caption, each.recording.is_film) for each in found] == [
            (1, "Aamulla", True)
        ]
        assert not spoken.recordings_in(queries.draft_of(told), ("recording",))
        voicing.name_recording(aino, story=told, block_id=told.block, caption="Illalla")
        assert spoken.recording_at(queries.draft_of(told), told.block).caption == "Illalla"
        voicing.remove_recording(aino, story=told, block_id=told.block)
        assert not spoken.recordings_in(queries.draft_of(told))

    def test_is_nobody_elses_to_bring(self, told, veikko, eeva, aino):
        support(aino, veikko, rights="type")
        for person in (veikko, eeva):
            with pytest.raises(PermissionDenied):
                voicing.add_film(person, story=told, upload=upload())

    def test_five_are_enough(self, told, aino, monkeypatch):
        monkeypatch.setattr(voicing, "FILMS_AT_MOST", 1)
        with pytest.raises(NotReady):
            bring(aino, told)

    def test_is_not_handed_in_before_it_is_ready(self, empty, aino):
        bring(aino, empty, prepared=False)
        people.say_nobody_else(aino, story=empty)
        with pytest.raises(NotReady):
            handed_in(aino, empty)
        Recording.objects.update(refused="film broken")
        with pytest.raises(NotReady):
            handed_in(aino, empty)

    def test_that_cannot_be_prepared_says_why(self, empty, aino, monkeypatch):
        block = bring(aino, empty, prepared=False)

        def refuse(_file):
            raise RecordingRefused("film long")

        monkeypatch.setattr(recording_intake, "clean_film", refuse)
        recording_intake.prepare.call(newest(empty, block).pk)
        film = newest(empty, block)
        assert (film.refused, bool(film.refusal), bool(film.brought)) == ("film long", True, False)


class TestTheCaptions:
    def test_are_kept_as_we_write_them(self, told, aino):
        brought = "WEBVTT\r\n\r\nx\r\n00:00.0 --> 00:01.500 line:0\r\n<b>Hei</b>, olen Aino.\r\n"
        assert isinstance(caption(aino, told, brought, seen="Aino istuu."), Kept)
        film = newest(told, told.block)
        assert (film.captions, film.seen, film.transcript_by) == (CAPTIONS, "Aino istuu.", aino)

    def test_with_a_fault_are_refused_with_their_lines(self, told, aino):
        with pytest.raises(CaptionsRefused) as refused:
            caption(aino, told, CAPTIONS.replace("-->", "->"))
        assert [fault.line for fault in refused.value.found.faults] == [3]
        assert not newest(told, told.block).captions

    def test_of_a_silent_film_say_so(self, told, aino):
        caption(aino, told, "WEBVTT\n\n", no_speech=True)
        film = newest(told, told.block)
        assert "Tässä filmissä kukaan ei puhu" in film.captions or "Nobody speaks" in film.captions
        assert film.has_words

    def test_of_two_writers_are_both_kept(self, told, aino, veikko):
        support(aino, veikko)
        caption(veikko, told)
        both = caption(aino, told, OTHER)
        assert both == TwoTexts(mine=OTHER, stored=CAPTIONS)
        assert isinstance(caption(aino, told, OTHER, was=CAPTIONS.replace("\n", "\r\n")), Kept)

    def test_are_for_those_who_may_write_the_words(self, told, aino, veikko, oiva, eeva):
        support(aino, veikko, rights="see")
        for person in (veikko, oiva, eeva):
            with pytest.raises(PermissionDenied):
                caption(person, told)

    def test_of_a_supporter_are_told_to_the_storyteller(self, told, aino, veikko):
        support(aino, veikko)
        caption(veikko, told)
        assert SupportAct.objects.filter(act=SupportAct.Act.TRANSCRIBED).count() == 1

    def test_and_words_come_before_passing_on(self, told, aino, eeva):
        handed_in(aino, told)
        write(eeva, told)
        with pytest.raises(NotReady):
            reviewing.pass_on(eeva, story=told)
        caption(eeva, told)
        read_through(eeva, told)

    def test_that_are_public_stay_and_the_draft_gets_new_ones(self, told, aino, eeva, client):
        caption(aino, told)
        write(aino, told)
        live = published(aino, eeva, told)
        caption(aino, told, OTHER, was=CAPTIONS)
        transcribing.choose_poster(aino, story=told, block_id=told.block, still=3)
        assert client.get(live.url).status_code == 200
        shown = Recording.objects.get(pk=live.body[0].value["recording"].pk)
        assert (shown.captions, shown.poster) == (CAPTIONS, 2)
        assert (newest(told, told.block).captions, newest(told, told.block).poster) == (OTHER, 3)

    def test_a_voice_has_none(self, told, aino):
        Recording.objects.update(type="audio")
        with pytest.raises(placing.NoSuchBlock):
            caption(aino, told)


class TestTheFirstPicture:
    def test_is_one_of_three_or_none(self, told, aino):
        for still in (1, 0, 3):
            transcribing.choose_poster(aino, story=told, block_id=told.block, still=still)
            assert newest(told, told.block).poster == still
        with pytest.raises(placing.NoSuchBlock):
            transcribing.choose_poster(aino, story=told, block_id=told.block, still=4)

    def test_is_the_storytellers_to_choose(self, told, aino, veikko):
        support(aino, veikko)
        with pytest.raises(PermissionDenied):
            transcribing.choose_poster(veikko, story=told, block_id=told.block, still=1)


class TestTheDoors:
    def test_a_film_by_plain_form_with_its_limits_told_before(self, empty, aino, door):
        page = door(aino)
        with override_settings(FILM_MAX_SECONDS=420, FILM_MAX_BYTES=300 * 1024 * 1024):
            shown = page.get(at("films", empty.pk)).content.decode()
        assert "7 " in shown
        assert "300 M" in shown
        answer = page.post(at("films", empty.pk), {"upload": upload(), "caption": "Aamu"})
        assert answer.status_code == 302
        assert "/film/#recording-" in answer["Location"]
        assert "data-waits" in page.get(at("films", empty.pk)).content.decode()

    def test_a_refusal_in_words(self, empty, aino, door, monkeypatch):
        def refuse(_file, _size):
            raise RecordingRefused("film kind")

        monkeypatch.setattr(recording_intake, "probe_film", refuse)
        answer = door(aino).post(at("films", empty.pk), {"upload": upload()})
        assert answer.status_code == 422
        assert str(RecordingRefused("film kind")) in answer.content.decode()
        assert door(aino).post(at("films", empty.pk), {}).status_code == 422

    def test_where_ffmpeg_is_missing_the_page_says_so(self, empty, aino, door, monkeypatch):
        monkeypatch.setattr("media_studio.views.voice.is_possible", lambda: False)
        assert "data-bring" not in door(aino).get(at("films", empty.pk)).content.decode()

    def test_what_is_done_with_a_film_leads_back_to_the_films(self, told, aino, door):
        page = door(aino)
        films = at("films", told.pk)
        assert "posters" in page.get(films).content.decode()
        for name, sent in (("name_recording", {"caption": "x"}), ("move_recording", {"way": "up"})):
            assert page.post(at(name, told.pk, told.block), sent)["Location"].startswith(films)
        assert page.post(at("choose_poster", told.pk, told.block), {"still": "1"})["Location"].startswith(
            films
        )
        assert newest(told, told.block).poster == 1
        assert page.post(at("choose_poster", told.pk, told.block), {"still": "7"}).status_code == 404
        assert page.post(at("remove_recording", told.pk, told.block))["Location"] == films

    def test_captions_typed_brought_and_mended(self, told, aino, door):
        page, address = door(aino), at("captions", told.pk, told.block)
        wrong = page.post(address, {"captions": CAPTIONS.replace("-->", "->"), "was_captions": ""})
        assert wrong.status_code == 422
        said = wrong.content.decode()
        assert "00:00:00.000 -&gt; 00:00:01.500" in said
        assert "error-summary" in said
        brought = SimpleUploadedFile("Aino.vtt", CAPTIONS.encode(), "text/vtt")
        answer = page.post(
            address, {"captions": "WEBVTT", "brought": brought, "was_captions": "", "seen": "Ranta."}
        )
        assert answer.status_code == 302
        film = newest(told, told.block)
        assert (film.captions, film.seen) == (CAPTIONS, "Ranta.")
        answer = page.post(address, {"captions": OTHER, "was_captions": "WEBVTT vanha"})
        assert answer.status_code == 409
        assert "Moi, olen Aino." in answer.content.decode()

    @pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"WEBVTT\n\n\0", b"a" * 500_000])
    def test_a_file_that_holds_no_captions_is_refused_and_nothing_typed_is_lost(self, told, aino, door, data):
        brought = SimpleUploadedFile("Aino.vtt", data, "text/vtt")
        answer = door(aino).post(
            at("captions", told.pk, told.block), {"captions": OTHER, "brought": brought, "was_captions": ""}
        )
        assert answer.status_code == 422
        assert "Moi, olen Aino." in answer.content.decode()
        assert not newest(told, told.block).captions

    def test_captions_whose_session_ended_come_back(self, told, door):
        answer = door().post(at("captions", told.pk, told.block), {"captions": OTHER, "was_captions": ""})
        assert answer.status_code == 401
        assert "Moi, olen Aino." in answer.content.decode()
        stranger = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
        answer = door().post(at("captions", told.pk, told.block), {"captions": "x"}, headers=stranger)
        assert answer.status_code == 403

    def test_the_words_begin_from_the_captions_with_one_press(self, told, aino, door):
        caption(aino, told)
        page, address = door(aino), at("spoken_words", told.pk, told.block)
        assert 'value="captions"' in page.get(address).content.decode()
        begun = page.post(address, {"words": "Alku.", "was_words": "", "go": "captions"}).content.decode()
        assert "Alku.\n\nHei, olen Aino." in begun
        assert not newest(told, told.block).transcript

    def test_a_reading_editor_finds_the_way_to_both(self, told, aino, eeva, door):
        handed_in(aino, told)
        shown = door(eeva).get(at("reading", told.pk)).content.decode()
        assert at("captions", told.pk, told.block) in shown
        assert at("spoken_words", told.pk, told.block) in shown
        assert door(eeva).get(at("captions", told.pk, told.block)).status_code == 200

    def test_a_supporter_finds_them_beside_and_a_stranger_finds_nothing(self, told, aino, veikko, oiva, door):
        support(aino, veikko)
        assert at("captions", told.pk, told.block) in door(veikko).get(at("beside", told.pk)).content.decode()
        assert door(veikko).get(at("captions", told.pk, told.block)).status_code == 200
        for name in ("captions", "spoken_words"):
            assert door(oiva).get(at(name, told.pk, told.block)).status_code == 404
        assert door(oiva).get(at("films", told.pk)).status_code == 404

    def test_the_passport_names_it_as_a_film(self, told, aino, door):
        assert "Aamulla" in door(aino).get(at("passport")).content.decode()

    def test_the_cms_shows_it_and_never_names_it_to_others(self, told, eeva, aino, door):
        eeva.is_superuser = True
        eeva.save()
        for address in ("/admin/media/", "/admin/media/?q=Aamu", "/admin/media/chooser/video/"):
            assert "Aamulla" not in door(eeva).get(address, follow=True).content.decode()
