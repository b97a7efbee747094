"""What programs read in the head of a page: link previews and facts about articles."""

import html
import json
import re

import pytest

from content.models import Picture, StoryPage
from content.picture_sizes import make_sizes
from tests.factories.pages import make_news, make_site, make_story
from tests.factories.pictures import make_picture, with_picture

pytestmark = pytest.mark.django_db
PREVIEW = re.compile(r'<meta property="(og:[a-z:_]+)" content="([^"]*)">')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
NEWS = "/fi/uutiset/uusi-huone/"


@pytest.fixture(autouse=True)
def home(roles):
    return make_site()


@pytest.fixture
def house(eeva):
    picture = make_picture(eeva, is_house=True, alt="Punainen talo")
    make_sizes([picture])
    return picture


def preview(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return {name: html.unescape(words) for name, words in PREVIEW.findall(answer.content.decode())}


def facts(client, path):
    told = [json.loads(words) for words in DATA.findall(client.get(path).content.decode())]
    return {each["@type"]: each for each in told}


def test_a_link_to_a_story_shows_its_title_and_summary_as_the_page_does(client, oiva):
    make_story(oiva, title='Kahvi & "pulla"', slug="kahvi")
    told = preview(client, "/fi/tarinat/kahvi/")
    assert told["og:title"] == 'Kahvi & "pulla"'
    assert told["og:description"] == "Oiva keitti kahvia."
    assert told["og:type"] == "article"
    assert told["og:url"] == "http://localhost:8000/fi/tarinat/kahvi/"
    assert told["og:locale"] == "fi_FI"
    assert preview(client, "/fi/")["og:type"] == "website"


def test_a_picture_of_the_house_goes_along_with_its_words(client, house):
    make_news(body=with_picture(house)[::-1])
    told = preview(client, NEWS)
    assert told["og:image:alt"] == "Punainen talo"
    assert client.get(told["og:image"].removeprefix("http://localhost:8000")).status_code == 200


@pytest.mark.parametrize("change", [{"alt": ""}, {"alt": "  "}, {"decorative": True}])
def test_a_picture_without_words_stays_at_home(client, house, change):
    Picture.objects.filter(pk=house.pk).update(**change)
    make_news(body=with_picture(house)[::-1])
    assert "og:image" not in preview(client, NEWS)


@pytest.mark.parametrize("is_house", [True, False])
def test_no_picture_of_a_story_is_handed_to_other_sites(client, oiva, house, is_house):
    own = make_picture(oiva, alt="Keittiö")
    make_sizes([own])
    make_story(oiva, body=with_picture(house if is_house else own)[::-1])
    assert "og:image" not in preview(client, "/fi/tarinat/kahvi-kiehuu/")


def test_a_picture_that_was_ever_in_a_story_is_not_handed_on_either(client, house, oiva):
    story = make_story(oiva, body=with_picture(house)[::-1])
    story.consents.get().pictures.add(house)
    make_news(body=with_picture(house)[::-1])
    assert "og:image" not in preview(client, NEWS)


def test_a_story_is_an_article_under_the_name_that_its_teller_chose(client, oiva):
    make_story(oiva)
    told = facts(client, "/fi/tarinat/kahvi-kiehuu/")
    assert told["Article"]["headline"] == "Kahvi kiehuu"
    assert told["Article"]["author"] == {"@type": "Person", "name": "Oiva"}
    assert told["Article"]["inLanguage"] == "fi"
    assert told["Article"]["datePublished"]
    names = [step["name"] for step in told["BreadcrumbList"]["itemListElement"]]
    assert names == ["Etusivu", "Tarinat fi", "Kahvi kiehuu"]
    assert told["BreadcrumbList"]["itemListElement"][-1]["item"].endswith("/fi/tarinat/kahvi-kiehuu/")


def test_the_news_of_the_house_are_the_houses(client, settings):
    settings.ORGANISATION = "Oman äänen yhdistys"
    make_news(title="Uusi </script> huone", slug="uusi-huone")
    told = facts(client, NEWS)["NewsArticle"]
    assert told["headline"] == "Uusi </script> huone"
    assert told["author"]["name"] == told["publisher"]["name"] == "Oman äänen yhdistys"


def test_the_home_page_tells_who_keeps_the_site(client):
    assert facts(client, "/fi/")["Organization"]["url"] == "http://localhost:8000/"
    assert "BreadcrumbList" not in facts(client, "/fi/")


def test_what_is_taken_back_leaves_no_preview(client, oiva):
    story = make_story(oiva)
    StoryPage.objects.filter(pk=story.pk).update(summary="Muuta kuin luvattiin.")
    answer = client.get("/fi/tarinat/kahvi-kiehuu/")
    assert answer.status_code == 404
    assert "og:title" not in answer.content.decode()
