"""Captions that are being written are kept for their writer alone, whole or not, until they are saved."""

import pytest
from django.core.exceptions import PermissionDenied

from media_studio import captioning, drafting, keeping_captions, placing
from media_studio.captioning import TwoCaptions
from media_studio.keeping_captions import Captioned
from media_studio.models import UnsavedCaptions
from media_studio.refusals import NotReady
from media_studio.transcribing import Kept
from tests.factories.films import CAPTIONS
from tests.media_studio.conftest import at, support

from .telling import caption, newest

pytestmark = pytest.mark.django_db
HALF = "WEBVTT\n\n? --> 00:00:01.000\nKesken\n"
OTHER = CAPTIONS.replace("Hei", "Moi")


def keep(person, story, captions=HALF, was="", sent=None):
    return captioning.keep_captions(
        person,
        story=story,
        block_id=story.block,
        told=Captioned(captions),
        was=Captioned(was),
        sent=None if sent is None else Captioned(sent),
    )


def kept(person, story):
    row = keeping_captions.kept_for(person, story, story.block)
    return keeping_captions.told_in(row).captions if row else None


def sent(**more):
    return {"captions": HALF, "seen": "", "no_speech": "", "was_captions": "", "was_seen": ""} | more


class TestKeeping:
    def test_keeps_what_is_not_whole_and_leaves_the_film_as_it_is(self, told, aino):
        assert isinstance(keep(aino, told), Kept)
        assert kept(aino, told) == HALF
        assert not newest(told, told.block).captions

    def test_is_forgotten_when_it_is_like_the_films_own(self, told, aino):
        caption(aino, told)
        keep(aino, told, was=CAPTIONS)
        keep(aino, told, CAPTIONS.replace("\n", "\r\n"), was=HALF)
        assert kept(aino, told) is None
        keep(aino, told, "WEBVTT\n\n", was=CAPTIONS)
        assert kept(aino, told) is not None

    def test_two_windows_of_one_person_lose_nothing(self, told, aino):
        keep(aino, told)
        assert keep(aino, told, OTHER) == TwoCaptions(mine=Captioned(OTHER), stored=Captioned(HALF))
        assert caption(aino, told, OTHER) == TwoCaptions(mine=Captioned(OTHER), stored=Captioned(HALF))
        assert kept(aino, told) == HALF
        assert isinstance(keep(aino, told, OTHER, was=HALF), Kept)

    def test_an_answer_that_was_lost_on_the_way_makes_no_second_text(self, told, aino):
        keep(aino, told)
        assert isinstance(keep(aino, told, OTHER, was="", sent=HALF), Kept)

    def test_saving_ends_it(self, told, aino):
        keep(aino, told)
        assert isinstance(caption(aino, told, CAPTIONS, was=HALF), Kept)
        assert kept(aino, told) is None
        assert newest(told, told.block).captions == CAPTIONS

    def test_what_somebody_else_saved_meanwhile_is_not_overwritten(self, told, aino, veikko):
        support(aino, veikko)
        keep(aino, told)
        caption(veikko, told)
        both = caption(aino, told, OTHER, was=HALF)
        assert both == TwoCaptions(mine=Captioned(OTHER), stored=Captioned(CAPTIONS))
        assert kept(aino, told) == HALF

    def test_nor_what_they_say_is_seen_in_it(self, told, aino, veikko):
        support(aino, veikko)
        caption(aino, told)
        caption(veikko, told, CAPTIONS, was=CAPTIONS, seen="Ranta.")
        assert isinstance(caption(aino, told, CAPTIONS, was=CAPTIONS, seen="Järvi."), TwoCaptions)
        assert newest(told, told.block).seen == "Ranta."

    def test_each_keeps_their_own_and_a_stranger_none(self, told, aino, veikko, oiva):
        support(aino, veikko)
        keep(aino, told)
        keep(veikko, told, OTHER)
        assert (kept(aino, told), kept(veikko, told)) == (HALF, OTHER)
        with pytest.raises(PermissionDenied):
            keep(oiva, told)

    def test_is_for_films(self, told, aino):
        type(newest(told, told.block)).objects.update(type="audio")
        with pytest.raises(placing.NoSuchBlock):
            keep(aino, told)

    def test_is_asked_for_before_handing_in(self, told, aino, veikko):
        support(aino, veikko)
        keep(veikko, told)
        keep(aino, told)
        with pytest.raises(NotReady, match=r"tekstity|captions"):
            drafting.hand_in(aino, story=told, through_supporter=False)
        keeping_captions.forget(aino, story=told, block_id=told.block)
        drafting.hand_in(aino, story=told, through_supporter=False)


class TestTheDoor:
    def test_keeps_by_script_and_the_page_opens_with_it(self, told, aino, veikko, door):
        support(aino, veikko)
        page = door(aino)
        answer = page.post(at("autosave_captions", told.pk, told.block), sent())
        assert answer.status_code == 200
        assert answer.json()["state"] == "saved"
        again = page.get(at("captions", told.pk, told.block)).content.decode()
        assert "Kesken" in again
        assert 'value="forget"' in again
        assert "Kesken" not in door(veikko).get(at("captions", told.pk, told.block)).content.decode()

    def test_says_why_not(self, told, aino, oiva, door):
        address = at("autosave_captions", told.pk, told.block)
        assert door().post(address, sent()).status_code == 401
        assert door(oiva).post(address, sent()).status_code == 404
        stranger = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
        assert door(aino).post(address, sent(), headers=stranger).status_code == 403
        assert door(aino).post(address, sent(captions="x" * 100_001)).status_code == 422
        keep(aino, told)
        assert door(aino).post(address, sent(captions=OTHER)).status_code == 409
        lost = sent(captions=OTHER, sent_captions=HALF, sent_seen="", sent_no_speech="")
        assert door(aino).post(address, lost).status_code == 200

    def test_what_is_refused_is_kept_and_marked(self, told, aino, door):
        page, address = door(aino), at("captions", told.pk, told.block)
        refused = page.post(address, sent(go="stay"))
        assert refused.status_code == 422
        assert 'data-to-cue="1" data-code="times"' in refused.content.decode()
        assert 'aria-invalid="true"' in refused.content.decode()
        assert kept(aino, told) == HALF
        assert "Kesken" in page.get(address).content.decode()

    def test_forgets_by_a_press(self, told, aino, door):
        keep(aino, told)
        answer = door(aino).post(at("captions", told.pk, told.block), {"go": "forget"})
        assert answer.status_code == 302
        assert not UnsavedCaptions.objects.exists()

    def test_two_texts_stand_side_by_side_with_a_way_to_each(self, told, aino, door):
        keep(aino, told)
        page, address = door(aino), at("captions", told.pk, told.block)
        both = page.post(address, sent(captions=CAPTIONS))
        assert both.status_code == 409
        assert f'href="{address}"' in both.content.decode()
        assert page.post(address, sent(captions=CAPTIONS, was_captions=HALF)).status_code == 302
        assert newest(told, told.block).captions == CAPTIONS
