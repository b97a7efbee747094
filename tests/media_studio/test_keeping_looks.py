"""What is not saved of a picture is kept for its storyteller alone, and is gone when saved or forgotten."""

import pytest
from django.core.exceptions import PermissionDenied

from content.models import Picture
from content.picture_editing import Cover, Edits
from media_studio import drafting, keeping_looks, picture_list, picturing
from media_studio.models import UnsavedLook
from media_studio.picture_words import Words
from media_studio.picturing import add_pictures, change_picture
from media_studio.refusals import NotReady

from .conftest import at
from .test_pictures import TestTheDesk, files, ids, shown

sent = TestTheDesk().sent
BOX = (40, 30, 20, 20)


@pytest.fixture
def two(written, aino):
    """Aino's story with two pictures that have their words."""
    add_pictures(aino, story=written, uploads=files("a.png", "b.png"))
    for block_id in ids(written):
        change_picture(aino, story=written, block_id=block_id, edits=Edits(), words=Words(alt="Vene"))
    return written


@pytest.fixture
def address(two):
    return at("picture_desk", two.pk, ids(two)[0])


def kept(story):
    placed = picture_list.pictures_in(story)[0]
    return keeping_looks.kept_look(story, placed.block_id, placed.picture)


def test_who_leaves_finds_covers_and_words_again_and_the_picture_unchanged(two, aino, door, address):
    browser, before = door(aino), Picture.objects.count()
    left = browser.post(address, sent("back", BOX, caption="Kesken"))
    assert left["Location"] == f"{at('pictures', two.pk)}#picture-{ids(two)[0]}"
    assert "Et ole tallentanut" in browser.get(at("pictures", two.pk)).content.decode()
    page = browser.get(address)
    assert page.context["look"].edits.covers == (Cover(*BOX),)
    assert "Kesken" in page.content.decode()
    assert shown(two).edits == {}
    assert Picture.objects.count() == before


@pytest.mark.parametrize(
    ("button", "anchor"),
    [
        ("right-0", "go-right-0"),
        ("add", "cover-2"),
        ("remove-0", "go-add"),
        ("whole", "go-whole"),
        ("x", "look"),
    ],
)
def test_a_press_leads_back_to_what_was_pressed(aino, door, address, button, anchor):
    assert door(aino).post(address, sent(button, BOX))["Location"] == f"{address}#{anchor}"


def test_the_script_keeps_without_a_page_and_not_what_comes_after_saving(two, aino, door, address):
    browser, picture = door(aino), shown(two)
    late = sent("keep", BOX, picture=str(picture.pk))
    assert browser.post(address, late).status_code == 204
    assert kept(two)[0].covers == (Cover(*BOX),)
    browser.post(address, sent("save", BOX))
    assert not UnsavedLook.objects.exists()
    assert browser.post(address, late).status_code == 204
    assert not UnsavedLook.objects.exists()


def test_a_number_that_is_none_holds_nobody_up_who_leaves(two, aino, door, address):
    browser = door(aino)
    browser.post(address, sent("show", BOX))
    assert browser.post(address, sent("back", ("x", 1, 1, 1), caption="Kesken")).status_code == 302
    assert kept(two)[0].covers == (Cover(*BOX),)
    assert kept(two)[1].caption == "Kesken"


def test_it_is_forgotten_by_a_press_and_when_nothing_is_other_than_saved(two, aino, door, address):
    browser = door(aino)
    for last in ("forget", "show"):
        browser.post(address, sent("show", BOX))
        assert kept(two)
        browser.post(address, sent(last))
        assert kept(two) is None


def test_a_face_is_covered_before_there_are_words_and_handing_in_asks_for_them(two, aino, door, address):
    saved = door(aino).post(address, sent("save", BOX, alt=""), follow=True)
    assert "Kerro vielä" in saved.content.decode()
    assert shown(two).edits
    with pytest.raises(NotReady, match="sanojasi"):
        drafting.hand_in(aino, story=two, through_supporter=False)


def test_nothing_is_handed_in_while_a_cover_is_not_saved(two, aino, door, address):
    door(aino).post(address, sent("show", BOX))
    with pytest.raises(NotReady, match="tallentamattomia"):
        drafting.hand_in(aino, story=two, through_supporter=False)
    door(aino).post(address, sent("save", BOX))
    drafting.hand_in(aino, story=two, through_supporter=False)


def test_it_goes_with_its_picture_and_counts_for_no_other(two, aino, door, address):
    browser = door(aino)
    browser.post(address, sent("show", BOX))
    UnsavedLook.objects.update(picture=shown(two, 1))
    assert kept(two) is None
    browser.post(address, sent("show", BOX))
    picturing.remove_picture(aino, story=two, block_id=ids(two)[0])
    assert not UnsavedLook.objects.exists()


def test_nobody_else_keeps_forgets_or_sees_it(two, supported, aino, veikko, door, address):
    door(aino).post(address, sent("show", BOX, caption="Vain minun"))
    placed = picture_list.pictures_in(two)[0]
    with pytest.raises(PermissionDenied):
        keeping_looks.keep_look(veikko, story=two, placed=placed, edits=Edits(), words=Words())
    with pytest.raises(PermissionDenied):
        keeping_looks.forget_look(veikko, story=two, block_id=placed.block_id)
    assert door(veikko).post(address, sent("forget")).status_code == 404
    for page in ("preview", "story"):
        assert "Vain minun" not in door(veikko).get(at(page, two.pk)).content.decode()
