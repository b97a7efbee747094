"""Somebody's private picture, named by its number, on a page that is not theirs."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from content.models import ConsentMissing, NewsPage
from tests.factories.pages import make_news, make_story
from tests.factories.pictures import make_picture, with_picture

from .trying import edit_form

pytestmark = pytest.mark.django_db
PRIVATE = "Ainon oma koti"


@pytest.fixture
def private(home, aino):
    return make_picture(aino, alt=PRIVATE, credit="Ainon sisko")


@pytest.fixture
def news(home):
    return make_news()


def body_fields(picture):
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "picture",
        "body-0-id": "",
        "body-0-value-picture": str(picture.pk),
        "body-0-value-caption": "",
    }


@pytest.mark.parametrize("act", [{}, {"action-publish": "1"}])
def test_the_form_of_the_cms_refuses_it_kindly(cms, news, private, act):
    fields = edit_form(cms, news) | {"date": "2026-11-12"} | body_fields(private) | act
    answer = cms.post(reverse("wagtailadmin_pages:edit", args=[news.pk]), fields)
    assert answer.status_code == 200
    assert "body" in answer.context["form"].errors
    assert private not in NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object().body.raw_data
    assert PRIVATE not in Client().get(news.url).content.decode()


def test_the_form_takes_a_picture_of_the_house(cms, news, eeva):
    house = make_picture(eeva, is_house=True)
    fields = edit_form(cms, news) | {"date": "2026-11-12", "action-publish": "1"} | body_fields(house)
    assert cms.post(reverse("wagtailadmin_pages:edit", args=[news.pk]), fields).status_code == 302
    assert f'alt="{house.alt}"' in Client().get(news.url).content.decode()


def test_no_way_of_saving_makes_it_public(news, private):
    news.body = with_picture(private)
    with pytest.raises(ValidationError):
        news.save_revision()
    with pytest.raises(ValidationError):
        news.save()
    with pytest.raises(ConsentMissing):
        news.save(clean=False)


@pytest.mark.parametrize("place", [0, 1])
def test_a_page_written_past_the_models_prints_nothing_of_it(news, private, place):
    block = ("picture", {"picture": private, "caption": ""})
    news.body = [("paragraph", "<p>Teksti.</p>")]
    news.body.insert(place, block)
    NewsPage.objects.filter(pk=news.pk).update(body=news.body)
    for path in (news.url, "/fi/uutiset/", "/fi/"):
        page = Client().get(path).content.decode()
        assert PRIVATE not in page
        assert "Ainon sisko" not in page
        assert "/pictures/" not in page
    assert "Teksti." in Client().get(news.url).content.decode()


def test_a_story_shows_its_storytellers_own_picture_and_not_anothers(home, oiva, aino, private):
    mine = make_story(aino, public=False, body=with_picture(private))
    assert mine.save_revision()
    strange = make_story(oiva, public=False, body=with_picture(private))
    with pytest.raises(ValidationError):
        strange.save_revision()
