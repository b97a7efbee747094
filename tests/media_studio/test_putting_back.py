"""What was taken out of a story comes back by one press, to where it stood."""

import pytest
from django.core.exceptions import PermissionDenied

from content.models import Picture
from media_studio import picturing, placing, putting_back, queries
from media_studio.refusals import NotReady
from tests.factories.pictures import upload

from .conftest import at, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(written, aino):
    """Aino's story with two pictures: one first, one last."""
    for alt in ("Laituri", "Vene"):
        picturing.add_picture(aino, story=written, upload=upload(), alt=alt, caption=alt)
    return written


def body(story):
    return placing.raw(queries.draft_of(story).body)


def pictures(story):
    return [block["id"] for block in body(story) if block["type"] == "picture"]


def test_it_stands_where_it_stood_with_its_words(two, aino):
    before = body(two)
    for block in pictures(two):
        picturing.remove_picture(aino, story=two, block_id=block)
        assert putting_back.put_back(aino, story=two, block_id=block) == "picture"
        assert body(two) == before
        assert putting_back.put_back(aino, story=two, block_id=block) == "picture"
        assert body(two) == before


def test_words_that_came_meanwhile_stay(two, aino):
    last = pictures(two)[-1]
    picturing.remove_picture(aino, story=two, block_id=last)
    save(aino, two, text="Aivan uusi teksti.")
    putting_back.put_back(aino, story=two, block_id=last)
    assert "Aivan uusi teksti." in str(queries.draft_of(two).body)
    assert last in pictures(two)


def test_only_its_storyteller_and_only_what_is_still_there(two, aino, veikko, monkeypatch):
    first, last = pictures(two)
    picturing.remove_picture(aino, story=two, block_id=first)
    with pytest.raises(PermissionDenied):
        putting_back.put_back(veikko, story=two, block_id=first)
    monkeypatch.setattr(putting_back, "PICTURES_AT_MOST", 1)
    with pytest.raises(NotReady):
        putting_back.put_back(aino, story=two, block_id=first)
    Picture.objects.filter(alt="Laituri").delete()
    with pytest.raises(placing.NoSuchBlock):
        putting_back.put_back(aino, story=two, block_id=first)
    assert putting_back.kind_taken_out(two, first) == putting_back.kind_taken_out(two, last) == ""


def test_the_page_offers_it_at_once(two, aino, door):
    browser, first = door(aino), pictures(two)[0]
    page = browser.post(at("remove_picture", two.pk, first), follow=True)
    way = at("put_back", two.pk, first)
    assert "Kuva ei ole enää tarinassasi." in page.content.decode()
    assert f'action="{way}"' in page.content.decode()
    assert "Tuo kuva takaisin" in page.content.decode()
    assert browser.post(way)["Location"] == at("pictures", two.pk)
    assert pictures(two)[0] == first
    for wrong in (first, "x", "0f8fad5b-d9cb-469f-a165-70867728950e"):
        assert "put-back" not in browser.get(at("pictures", two.pk), {"gone": wrong}).content.decode()
