"""Telling by a film: bring, prepare, captions, words, first picture, hand in, publish."""

import pytest
from django.core.exceptions import PermissionDenied

from content import recording_intake
from content.models import Recording
from content.recording_cleaning import RecordingRefused
from media_studio import captioning, people, placing, queries, reviewing, spoken, voicing
from media_studio.captioning import CaptionsRefused, TwoCaptions
from media_studio.keeping_captions import Captioned
from media_studio.models import SupportAct
from media_studio.refusals import NotReady
from media_studio.transcribing import Kept
from tests.factories.films import CAPTIONS, upload
from tests.factories.telling import read_through
from tests.media_studio.conftest import support

from .telling import bring, caption, handed_in, newest, published, write

pytestmark = pytest.mark.django_db
OTHER = CAPTIONS.replace("Hei", "Moi")


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
        assert "Tässä videossa kukaan ei puhu" in film.captions or "Nobody speaks" in film.captions
        assert film.has_words

    def test_of_two_writers_are_both_kept(self, told, aino, veikko):
        support(aino, veikko)
        caption(veikko, told)
        both = caption(aino, told, OTHER)
        assert both == TwoCaptions(mine=Captioned(OTHER), stored=Captioned(CAPTIONS))
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
        captioning.choose_poster(aino, story=told, block_id=told.block, still=3)
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
            captioning.choose_poster(aino, story=told, block_id=told.block, still=still)
            assert newest(told, told.block).poster == still
        with pytest.raises(placing.NoSuchBlock):
            captioning.choose_poster(aino, story=told, block_id=told.block, still=4)

    def test_is_the_storytellers_to_choose(self, told, aino, veikko):
        support(aino, veikko)
        with pytest.raises(PermissionDenied):
            captioning.choose_poster(veikko, story=told, block_id=told.block, still=1)
