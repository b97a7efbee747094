"""How often a public page asks the database: few times, and no oftener when there is more to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from content.held_numbers import numbers_in
from content.models import Consent, HomePage, Picture, StoryPage
from content.models.consents import is_covered, only_covered
from content.models.framing import live_at
from content.queries import page_at
from portal.kit import remembered
from portal.kit.change_news import ALL
from portal.kit.one_answer import announce, many, once, one_answer
from tests.factories.pages import make_news, make_story, section
from tests.factories.pictures import make_picture, with_picture

pytestmark = pytest.mark.django_db
ARTICLE, INDEX, HOME = 12, 15, 20


@pytest.fixture(autouse=True)
def home(roles):
    return section(HomePage)


@pytest.fixture
def stories(aino):
    return [tell(aino, number) for number in range(6)]


def tell(aino, number):
    return make_story(aino, title=f"Tarina {number}", body=with_picture(make_picture(aino)))


@pytest.fixture
def remembering(monkeypatch):
    """As outside of tests, where what is read is committed."""
    monkeypatch.setattr(remembered, "is_settled", lambda: True)


def asked(client, path):
    """How often a page asks that was read before."""
    remembered.memory.forget(ALL)  # no transaction ends here, so nobody tells of what was made
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


def test_pages_ask_as_little_for_forty_stories_and_news_as_for_six(client, aino, remembering):
    figures = []
    for more in (6, 34):
        for number in range(more):
            story, news = tell(aino, number), make_news(title=f"Uutinen {number}")
        paths = (story.url, news.url, "/fi/tarinat/", "/fi/uutiset/", "/fi/")
        figures.append([asked(client, path) for path in paths])
    most = (ARTICLE, ARTICLE, INDEX, INDEX, HOME)
    assert figures[0] == figures[1]
    assert all(got <= allowed for got, allowed in zip(figures[0], most, strict=True))


def test_a_yes_that_is_taken_back_counts_for_the_next_answer(client, stories):
    story = stories[0]
    assert client.get(story.url).status_code == 200
    Consent.objects.filter(page_id=story.pk).update(withdrawn_at="2026-11-22T12:00Z")
    assert client.get(story.url).status_code == 404
    assert story.title not in client.get("/fi/tarinat/").content.decode()


def test_a_row_changed_behind_the_models_is_shown_in_no_list(client, stories):
    StoryPage.objects.filter(pk=stories[0].pk).update(summary="Toinen")
    Picture.objects.filter(pk__in=numbers_in(stories[1], Picture)).update(alt="Jotain muuta")
    words = client.get("/fi/tarinat/").content.decode()
    assert [story.title in words for story in stories] == [False, False, True, True, True, True]
    assert client.get(stories[1].url).status_code == 404


def test_what_is_looked_at_together_is_judged_as_each_by_itself(stories):
    Consent.objects.filter(page_id=stories[0].pk).delete()
    StoryPage.objects.filter(pk=stories[1].pk).update(byline="Joku muu")
    Page.objects.filter(pk=stories[2].pk).update(live=False)
    pages = list(StoryPage.objects.filter(pk__in=[story.pk for story in stories]).order_by("pk"))
    alone = [page.live and is_covered(page) for page in pages]
    with one_answer():
        together = only_covered(pages)
    assert alone == [False, False, False, True, True, True]
    assert [page in together for page in pages] == alone


def test_what_is_announced_is_what_the_digest_counts(stories):
    from content.digest import pictures_of

    assert [*numbers_in(stories[0], Picture)] == [picture.pk for picture in pictures_of(stories[0])]


def test_a_page_that_is_closed_to_some_readers_stays_closed(client, stories, home):
    above = section(type(stories[0].get_parent().specific))
    PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(stories[0].url).status_code == 302
    assert client.get("/fi/tarinat/").status_code == 302
    assert stories[0].title not in client.get("/fi/").content.decode()


def test_nothing_is_there_below_a_home_that_is_not_live(client, stories):
    assert client.get(stories[0].url).status_code == 200
    swedish = section(HomePage, "sv")
    swedish.unpublish()
    assert client.get("/sv/berattelser/").status_code == 404
    assert client.get("/fi/tarinat/").status_code == 200


def test_a_page_that_moves_is_found_at_its_new_address_alone(client):
    news = make_news()
    old = news.url
    assert client.get(old).status_code == 200
    news.slug = "toinen-nimi"
    news.save()
    assert client.get(old).status_code == 404
    assert client.get("/fi/uutiset/toinen-nimi/").status_code == 200
    assert live_at("/nowhere/") is None
    assert page_at("nowhere/") is None


def test_an_answer_asks_once_and_the_next_one_asks_again():
    found = []
    for _answer in range(2):
        with one_answer():
            announce("kind", [1, 2])
            once("key", lambda: found.append("key"))
            once("key", lambda: found.append("key"))
            assert many("kind", [1], lambda new: (found.append(new), {1: "one"})[1]) == {1: "one"}
            assert many("kind", [2], lambda new: (found.append(new), {})[1]) == {2: None}
    assert found == ["key", [1, 2]] * 2


def test_outside_of_an_answer_everything_is_asked_each_time():
    found = []
    announce("kind", [1, 2])
    for _time in range(2):
        once("key", lambda: found.append("key"))
        many("kind", [1], lambda new: (found.append(new), {})[1])
    assert found == ["key", [1]] * 2
