"""Kept pages go when something that they show is changed, and only then."""

import pytest
from django.test import Client

from content.models import Consent, GlossaryWord, PersonIn, Picture, StoryIndexPage
from content.queries import gather
from portal.kit import page_changes
from portal.kit.shelf import meets
from tests.factories.pages import make_news, make_story, section
from tests.factories.pictures import make_picture, with_picture
from tests.factories.service_pages import make_service

pytestmark = pytest.mark.django_db
LISTS = ("/fi/", "/fi/tarinat/", "/fi/uutiset/", "/fi/kokeilut/", "/fi/palvelut/", "/fi/tapahtumat/")


@pytest.fixture(autouse=True)
def told(roles, monkeypatch):
    """What changes say, one set for each."""
    heard = []
    monkeypatch.setattr(page_changes, "listeners", [heard.append])
    return heard


@pytest.fixture
def stories(aino):
    return [make_story(aino, title=f"Tarina {n}", body=with_picture(make_picture(aino))) for n in range(3)]


def shown(path):
    """What a page shows, as the server would note it."""
    with page_changes.noting() as noted:
        assert Client().get(path).status_code == 200, path
    assert noted.is_whole, path
    return frozenset(noted.marks)


@pytest.fixture
def changing(told, django_capture_on_commit_callbacks):
    """Which of these pages go when something is done."""

    def gone(paths, act):
        marks = {path: shown(path) for path in paths}
        told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {path for path in paths if any(meets(marks[path], each) for each in told)}

    return gone


def test_every_main_page_may_be_kept(stories):
    pages = (stories[0], make_news(), make_service())
    for path in (*LISTS, "/sv/", "/fi/guide/", "/fi/words/", "/fi/credits/", *(page.url for page in pages)):
        shown(path)


def test_publishing_a_story_takes_the_pages_that_show_it(changing, stories, aino):
    news, service = make_news(), make_service()
    others = {"/sv/", "/sv/berattelser/", news.url, service.url, "/fi/palvelut/", "/fi/kokeilut/"}
    showing = {"/fi/", "/fi/tarinat/", stories[0].url}
    gone = changing([*others, *showing], lambda: make_story(aino, title="Uusi tarina"))
    assert gone == showing


def test_a_piece_of_news_takes_the_lists_of_news_and_itself(changing, stories):
    first, second = make_news(title="Yksi"), make_news(title="Kaksi")

    def change():
        first.title = "Toinen nimi"
        first.save()

    paths = [*LISTS, first.url, second.url, stories[0].url, "/sv/nyheter/"]
    assert changing(paths, change) == {"/fi/", "/fi/uutiset/", first.url}


def test_a_yes_that_is_taken_back_takes_the_story_and_the_lists(changing, stories):
    paths = [*LISTS, stories[0].url, "/sv/"]
    withdrawn = Consent.objects.filter(page_id=stories[0].pk)
    gone = changing(paths, lambda: withdrawn.update(withdrawn_at="2026-11-22T12:00Z"))
    assert gone == {"/fi/", "/fi/tarinat/", stories[0].url, "/fi/uutiset/"}


def test_somebody_who_says_no_takes_the_story(changing, stories):
    facts = {"page": stories[0], "name": "Kerttu", "what": ["name"], "places": ["site"]}
    gone = changing([stories[0].url, "/fi/palvelut/"], lambda: PersonIn.objects.create(**facts))
    assert gone == {stories[0].url}


def test_other_words_for_a_picture_take_the_pages_that_hold_it(changing, stories, aino):
    picture = make_picture(aino)
    Picture.objects.filter(pk=picture.pk).update(is_house=True)
    holding = make_news(title="Kuva", body=with_picture(picture))

    def change():
        fresh = Picture.objects.get(pk=picture.pk)
        fresh.alt = "Muuta"
        fresh.save()

    news = make_news()
    assert changing([holding.url, news.url], change) == {holding.url}


def test_a_part_of_the_site_takes_every_page_of_its_language(changing, stories):
    index = section(StoryIndexPage)

    def change():
        index.title = "Kaikki tarinat"
        index.save()

    news = make_news()
    paths = [*LISTS, stories[0].url, news.url, "/sv/nyheter/"]
    assert changing(paths, change) == {*paths} - {"/sv/nyheter/"}


def test_an_explained_word_takes_pages_whatever_way_it_is_written(changing, stories):
    paths = [stories[0].url, "/fi/words/"]
    word = {"locale": stories[0].locale, "word": "kahvi", "slug": "kahvi", "meaning": "Juoma."}
    assert changing(paths, lambda: GlossaryWord.objects.bulk_create([GlossaryWord(**word)])) == {*paths}


def test_a_draft_that_nobody_reads_takes_nothing(changing, stories, aino):
    def change():
        stories[0].title = "Luonnos"
        stories[0].save_revision()

    assert changing([*LISTS, stories[0].url], change) == set()


def test_a_page_that_moves_takes_everything(changing, stories):
    news = make_news()

    def change():
        news.slug = "toinen"
        news.save_revision().publish()

    assert changing(["/sv/", "/fi/palvelut/"], change) == {"/sv/", "/fi/palvelut/"}


def test_what_is_gathered_is_no_more_than_a_hint(stories):
    gather(stories[0])
    assert Client().get(stories[0].url).status_code == 200
