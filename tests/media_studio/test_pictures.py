"""Pictures of a story: many at once, in order, told in words, cut and covered, and the original unseen."""

import io
import random
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from PIL import Image

from content.models import Picture
from content.picture_editing import Cover, Edits
from media_studio import drafting, picture_list, picturing, placing, queries
from media_studio.picture_words import Words
from media_studio.picturing import PICTURES_AT_MOST, add_pictures, change_picture
from media_studio.policy.stages import Stage
from media_studio.refusals import NotReady
from tests.factories.pictures import picture_bytes, upload
from tests.factories.telling import begin_alone

from .conftest import at

SMALL = picture_bytes("PNG", Image.frombytes("RGB", (60, 40), random.Random(1).randbytes(7200)))
COVERED = Edits(covers=(Cover(10, 10, 50, 50),))


def files(*names):
    return [upload(SMALL, name) for name in names]


def order(story):
    return [block["type"] for block in placing.raw(queries.draft_of(story).body)]


def ids(story):
    return [placed.block_id for placed in picture_list.pictures_in(story)]


@pytest.fixture
def two(written, aino):
    """Aino's story with two pictures that have their words."""
    add_pictures(aino, story=written, uploads=files("a.png", "b.png"))
    for block_id, alt in zip(ids(written), ("Vene", "Laituri"), strict=True):
        change_picture(aino, story=written, block_id=block_id, edits=Edits(), words=Words(alt=alt))
    return written


def shown(story, place=0):
    return picture_list.pictures_in(story)[place].picture


class TestAdding:
    def test_many_come_at_once_and_bad_ones_are_told_by_name_and_stop_nobody(self, written, aino, door):
        sent = [*files("whole one.png"), upload(b"<svg/>", "b.jpg"), *files("c.png"), upload(b"", "d.png")]
        answer = door(aino).post(at("pictures", written.pk), {"uploads": sent})
        assert answer.status_code == 422
        text = answer.content.decode()
        assert "b.jpg" in text
        assert "d.png" in text
        assert "whole one.png" not in text
        assert len(ids(written)) == 2

    def test_the_first_stands_first_and_others_last(self, written, aino):
        add_pictures(aino, story=written, uploads=files("a.png", "b.png"))
        assert order(written) == ["picture", "heading", "paragraph", "paragraph", "picture"]

    def test_one_picture_leads_to_its_desk_and_many_to_the_list(self, written, aino, door):
        one = door(aino).post(at("pictures", written.pk), {"uploads": files("a.png")})
        assert one["Location"] == at("picture_desk", written.pk, ids(written)[0])
        many = door(aino).post(at("pictures", written.pk), {"uploads": files("b.png", "c.png")})
        assert many["Location"] == at("pictures", written.pk)

    def test_without_a_file_the_page_asks_for_one(self, written, aino, door):
        assert door(aino).post(at("pictures", written.pk), {}).status_code == 422

    def test_a_story_holds_forty(self, written, aino, monkeypatch, door):
        monkeypatch.setattr(picturing, "PICTURES_AT_MOST", 2)
        added = add_pictures(aino, story=written, uploads=files("a.png", "b.png", "c.png"))
        assert (len(added.block_ids), [name for name, _why in added.refused]) == (2, ["c.png"])
        assert 'type="file"' not in door(aino).get(at("pictures", written.pk)).content.decode()
        assert PICTURES_AT_MOST == 40

    def test_no_name_of_a_file_is_kept_anywhere(self, written, aino):
        add_pictures(aino, story=written, uploads=files("Maija_Meikäläinen_1950.png"))
        row = Picture.objects.values().get()
        assert "Maija" not in str(row)
        assert "Maija" not in str(queries.draft_of(written).body.raw_data)

    def test_only_the_storyteller_adds(self, supported, veikko, eeva):
        for other in (veikko, eeva):
            with pytest.raises(PermissionDenied):
                add_pictures(other, story=supported, uploads=files("a.png"))

    def test_what_is_written_meanwhile_stays(self, written, aino):
        before = drafting.written(written)
        add_pictures(aino, story=written, uploads=files("a.png"))
        assert drafting.written(written) == before


class TestPlaces:
    def test_buttons_move_a_picture_among_all_parts(self, two, aino, door):
        first, second = ids(two)
        for way, blocks in [
            ("down", ["heading", "picture", "paragraph", "paragraph", "picture"]),
            ("up", ["picture", "heading", "paragraph", "paragraph", "picture"]),
        ]:
            assert door(aino).post(at("move_picture", two.pk, first), {"way": way}).status_code == 302
            assert order(two) == blocks
        door(aino).post(at("move_picture", two.pk, second), {"way": "first"})
        assert ids(two) == [second, first]
        assert order(two)[:2] == ["picture", "picture"]

    def test_the_list_says_where_each_stands(self, two, aino, door):
        text = door(aino).get(at("pictures", two.pk)).content.decode()
        assert "Keitän kahvia." in text
        assert [placed.is_first for placed in picture_list.pictures_in(two)] == [True, False]
        assert [placed.is_last for placed in picture_list.pictures_in(two)] == [False, True]

    def test_a_removed_picture_leaves_the_newest_version_alone(self, two, aino, door):
        first, second = ids(two)
        assert door(aino).post(at("remove_picture", two.pk, first)).status_code == 302
        assert ids(two) == [second]
        assert door(aino).post(at("remove_picture", two.pk, first)).status_code == 404
        assert door(aino).post(at("move_picture", two.pk, first), {"way": "up"}).status_code == 404

    def test_the_older_address_leads_to_the_pictures(self, two, aino, door):
        assert door(aino).get(at("picture", two.pk))["Location"] == at("pictures", two.pk)


class TestWords:
    def test_a_picture_without_words_stops_the_handing_in(self, written, aino):
        add_pictures(aino, story=written, uploads=files("a.png"))
        with pytest.raises(NotReady):
            drafting.hand_in(aino, story=written, through_supporter=False)
        words = Words(decorative=True)
        change_picture(aino, story=written, block_id=ids(written)[0], edits=Edits(), words=words)
        drafting.hand_in(aino, story=written, through_supporter=False)
        assert queries.stage(written) is Stage.WITH_EDITOR

    def test_a_story_in_pictures_needs_no_other_text(self, site, aino):
        story = begin_alone(aino, title="Kuvina", kind="photos")
        add_pictures(aino, story=story, uploads=files("a.png"))
        words = Words(alt="Vene", caption="Vene odottaa.")
        change_picture(aino, story=story, block_id=ids(story)[0], edits=Edits(), words=words)
        drafting.hand_in(aino, story=story, through_supporter=False)

    def test_new_words_make_a_new_picture_of_the_same_file(self, two, aino):
        before = shown(two)
        words = Words(alt="Punainen vene", credit="Aino", caption="Kesä")
        change_picture(aino, story=two, block_id=ids(two)[0], edits=Edits(), words=words)
        after = shown(two)
        assert after.pk != before.pk
        assert (after.alt, after.credit, after.sha256) == ("Punainen vene", "Aino", before.sha256)
        assert Picture.objects.get(pk=before.pk).alt == "Vene"

    def test_a_new_caption_alone_makes_no_new_picture(self, two, aino):
        before = shown(two)
        words = Words(alt="Vene", caption="Kesä")
        change_picture(aino, story=two, block_id=ids(two)[0], edits=Edits(), words=words)
        assert shown(two) == before
        assert picture_list.pictures_in(two)[0].caption == "Kesä"


class TestCovering:
    @pytest.fixture
    def covered(self, two, aino):
        words = Words(alt="Vene")
        change_picture(aino, story=two, block_id=ids(two)[0], edits=COVERED, words=words)
        return two

    def test_a_cover_makes_a_picture_from_what_was_brought(self, covered, aino):
        picture = shown(covered)
        assert picture.edits == COVERED.as_plain()
        assert picture.made_from.edits == {}
        assert picture.made_from.made_from is None
        image = Image.open(picture.file.open("rb"))
        assert len(image.crop((6, 4, 30, 20)).getcolors()) <= 9
        assert image.getpixel((59, 39)) == Image.open(picture.made_from.file.open("rb")).getpixel((59, 39))

    def test_undo_brings_back_the_picture_as_it_was_brought(self, covered, aino, door):
        original = shown(covered).made_from
        answer = door(aino).post(at("picture_desk", covered.pk, ids(covered)[0]), {"go": "undo"})
        assert answer.status_code == 302
        assert shown(covered).edits
        sent = {"go": "save", "turn": "0", "covers": "0", "alt": "Vene"} | dict(
            zip(("crop-left", "crop-top", "crop-width", "crop-height"), ["0", "0", "100", "100"], strict=True)
        )
        door(aino).post(at("picture_desk", covered.pk, ids(covered)[0]), sent)
        assert shown(covered).edits == {}
        assert shown(covered).sha256 == original.sha256

    def test_of_a_covered_picture_others_see_only_what_is_covered(self, covered, aino, veikko, eeva, door):
        from .conftest import support

        support(aino, veikko)
        picture = shown(covered)
        older = Picture.objects.filter(pk__lt=picture.pk, owner=aino).exclude(pk=shown(covered, 1).pk)
        hidden = [each for each in older if each.sha256 == picture.made_from.sha256]
        assert len(hidden) >= 2  # what was brought, and its copy with words
        assert door(veikko).get(picture.file.url).status_code == 200
        for each in hidden:
            assert door(aino).get(each.file.url).status_code == 200
            for other in (veikko, eeva, None):
                assert door(other).get(each.file.url).status_code == 404

    def test_a_reader_no_longer_sees_what_was_covered_after_the_handing_in(self, two, aino, eeva, oiva, door):
        drafting.hand_in(aino, story=two, through_supporter=False)
        before, other = shown(two), shown(two, 1)
        assert door(eeva).get(before.file.url).status_code == 200
        change_picture(aino, story=two, block_id=ids(two)[0], edits=COVERED, words=Words(alt="Vene"))
        assert [door(eeva).get(each.file.url).status_code for each in (before, other)] == [404, 200]
        page = door(eeva).get(at("reading", two.pk)).content.decode()
        assert before.file.url not in page
        assert other.file.url in page

    def test_a_second_cover_hides_the_first_attempt_too(self, covered, aino, veikko, door):
        from .conftest import support

        support(aino, veikko)
        first = shown(covered)
        more = Edits(covers=(*COVERED.covers, Cover(60, 60, 30, 30)))
        change_picture(aino, story=covered, block_id=ids(covered)[0], edits=more, words=Words(alt="Vene"))
        assert shown(covered).made_from == first.made_from
        assert door(veikko).get(first.file.url).status_code == 404

    def test_a_strangers_picture_is_edited_by_nobody(self, covered, aino, oiva):
        picture = shown(covered)
        Picture.objects.filter(pk=picture.pk).update(owner=oiva)
        with pytest.raises(PermissionDenied):
            change_picture(
                aino, story=covered, block_id=ids(covered)[0], edits=Edits(turn=90), words=Words(alt="x")
            )


class TestTheDesk:
    BOX = {"crop-left": "0", "crop-top": "0", "crop-width": "100", "crop-height": "100"}

    def sent(self, go, *covers, **more):
        data = self.BOX | {"go": go, "turn": "0", "covers": str(len(covers)), "alt": "Vene"}
        for number, cover in enumerate(covers):
            names = ("left", "top", "width", "height")
            data |= {f"cover{number}-{name}": value for name, value in zip(names, cover, strict=True)}
            data[f"cover{number}-how"] = "pixels"
        return data | more

    @pytest.fixture
    def address(self, two):
        return at("picture_desk", two.pk, ids(two)[0])

    def look(self, browser, address, sent):
        answer = browser.post(address, sent, follow=True)
        assert answer.status_code == 200, answer
        return answer.context["look"].edits

    def test_without_scripts_a_cover_is_added_moved_and_saved(self, two, aino, door, address):
        browser = door(aino)
        added = self.look(browser, address, self.sent("add"))
        assert len(added.covers) == 1
        box = (40, 30, 20, 20)
        assert self.look(browser, address, self.sent("left-0", box)).covers[0].left == 37
        assert self.look(browser, address, self.sent("bigger-0", box)).covers[0].width == 23
        assert self.look(browser, address, self.sent("remove-0", box)).covers == ()
        assert self.look(browser, address, self.sent("left-7", box)).covers[0].left == 40
        assert self.look(browser, address, self.sent("turn_right", box)).turn == 90
        assert shown(two).edits == {}
        saved = browser.post(address, self.sent("save", box))
        assert saved["Location"] == at("pictures", two.pk)
        assert shown(two).edits["covers"] == [[40.0, 30.0, 20.0, 20.0, "pixels"]]

    def test_a_press_loses_no_words_and_complains_about_none(self, aino, door, address):
        text = door(aino).post(address, self.sent("show", caption="Kesken"), follow=True).content.decode()
        assert "Kesken" in text
        assert "error-summary" not in text

    @pytest.mark.parametrize("number", ["", "kukkuu", "-1", "101", "nan", "1e9"])
    def test_a_number_that_is_none_is_told(self, two, aino, door, address, number):
        answer = door(aino).post(address, self.sent("save", (number, 1, 5, 5)))
        assert answer.status_code == 422
        assert re.search(r"<title>\s*Virhe:", answer.content.decode())
        assert shown(two).edits == {}

    def test_the_preview_is_the_storytellers_alone_and_kept_by_nobody(
        self, two, supported, aino, veikko, door
    ):
        address = at("picture_preview", two.pk, ids(two)[0])
        answer = door(aino).get(f"{address}?turn=90&crop=0,0,50,100&cover=10,10,20,20,blur")
        assert answer["Content-Type"] == "image/png"
        assert "no-store" in answer["Cache-Control"]
        assert Image.open(io.BytesIO(answer.content)).size == (20, 60)
        assert door(veikko).get(address).status_code == 404
        assert Client().get(address).status_code == 302

    @pytest.mark.parametrize("query", ["crop=1,2", "cover=a,b,c,d,blur", "cover=1,2,3,4", "crop="])
    def test_a_strange_preview_is_not_there(self, two, aino, door, query):
        assert door(aino).get(f"{at('picture_preview', two.pk, ids(two)[0])}?{query}").status_code == 404

    def test_a_strangers_desk_is_not_there(self, two, oiva, door, address):
        assert door(oiva).get(address).status_code == 404
        assert door(oiva).post(address, self.sent("save")).status_code == 404
