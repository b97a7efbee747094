"""The pages of films: bringing, captions, words, first picture, and who finds them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from content import recording_intake
from content.recording_cleaning import RecordingRefused
from tests.factories.films import CAPTIONS, upload
from tests.media_studio.conftest import at, support

from .telling import caption, handed_in, newest

pytestmark = pytest.mark.django_db
OTHER = CAPTIONS.replace("Hei", "Moi")


class TestTheDoors:
    def test_a_film_by_plain_form_with_its_limits_told_before(self, empty, aino, door):
        page = door(aino)
        with override_settings(FILM_MAX_SECONDS=420, FILM_MAX_BYTES=300 * 1024 * 1024):
            shown = page.get(at("films", empty.pk)).content.decode()
        assert "7 " in shown
        assert "300 m" in shown.lower()
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
        assert page.post(at("remove_recording", told.pk, told.block))["Location"].startswith(f"{films}?gone=")

    def test_captions_typed_brought_and_mended(self, told, aino, door):
        page, address = door(aino), at("captions", told.pk, told.block)
        typed = CAPTIONS.replace("-->", "->")
        wrong = page.post(address, {"captions": typed, "was_captions": ""})
        assert wrong.status_code == 422
        said = wrong.content.decode()
        assert "00:00:00.000 -&gt; 00:00:01.500" in said
        assert "error-summary" in said
        brought = SimpleUploadedFile("Aino.vtt", CAPTIONS.encode(), "text/vtt")
        answer = page.post(
            address, {"captions": "WEBVTT", "brought": brought, "was_captions": typed, "seen": "Ranta."}
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
