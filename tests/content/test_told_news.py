"""News that a storyteller tells: among the news by their yes, and until then theirs alone."""

import datetime
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from content.consenting import withdraw
from content.models import NewsIndexPage, StoryPage
from content.models.news import News, shown_stories
from content.permissions import grant_editors
from portal.kit import clock
from tests.factories.pages import make_news, make_site, make_story, section

pytestmark = pytest.mark.django_db
TITLE = "Pyöräpaja avataan"
LISTS = ["/fi/uutiset/", "/fi/", "/fi/feed/", "/fi/search/?q=pyöräpaja"]


@pytest.fixture
def site(db):
    return make_site()


@pytest.fixture
def told(site, aino):
    story = make_story(aino, title=TITLE, news=True)
    call_command("update_index", verbosity=0)  # as the worker would, but at once
    return story


def page(address):
    """What is read there, without the marks that a search puts between."""
    return re.sub("</?mark>", "", Client().get(address).content.decode())


@pytest.mark.parametrize("address", LISTS)
def test_it_is_shown_where_news_are_shown(told, address):
    assert TITLE in page(address)


@pytest.mark.parametrize("address", ["/fi/tarinat/", "/fi/feed/stories/"])
def test_it_is_not_shown_where_stories_are(told, address):
    assert TITLE not in page(address)


def test_it_is_no_other_story_to_read_and_not_the_newest_story_of_the_first_page(told, oiva):
    story = make_story(oiva)
    assert list(shown_stories(story.locale_id)) == [story]
    assert TITLE not in page(story.url)


@pytest.mark.parametrize("address", [*LISTS, "told"])
def test_when_it_is_taken_back_it_is_nowhere(told, aino, address):
    url = told.url
    withdraw(aino, page=told)
    assert TITLE not in page(url if address == "told" else address)


def test_it_stands_among_the_others_by_its_day(told):
    older = make_news(title="Vanha", date=clock.today() - datetime.timedelta(days=3))
    newer = make_news(title="Uusi", date=clock.today() + datetime.timedelta(days=3))
    news = News(locale_id=told.locale_id)
    assert [each.pk for each in news[:20]] == [newer.pk, told.pk, older.pk]
    assert [each.pk for each in news[1:2]] == [told.pk]
    assert len(news) == 3


def test_a_row_written_past_the_models_is_not_shown(told):
    StoryPage.objects.filter(pk=told.pk).update(summary="Muutettu.")
    assert News(locale_id=told.locale_id)[:20] == []


def test_it_is_found_as_a_news_item(told):
    assert "Uutinen" in page(LISTS[-1])


class TestInTheCms:
    @pytest.fixture
    def draft(self, site, aino):
        grant_editors(section(NewsIndexPage))
        return make_story(aino, title=TITLE, news=True, public=False)

    @pytest.fixture
    def editor(self, eeva):
        browser = Client()
        browser.force_login(eeva)
        return browser

    def test_an_editor_of_news_neither_lists_nor_opens_a_members_draft(self, draft, editor):
        parent = section(NewsIndexPage)
        make_news(title="Talon uutinen")
        listing = editor.get(reverse("wagtailadmin_explore", args=[parent.pk])).content.decode()
        assert "Talon uutinen" in listing
        assert TITLE not in listing
        answer = editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
        assert answer.status_code in {302, 403, 404}
        assert TITLE not in answer.content.decode()

    def test_an_editor_of_news_changes_deletes_and_publishes_none(self, draft, eeva):
        rights = draft.permissions_for_user(eeva)
        assert not rights.can_edit()
        assert not rights.can_delete()
        assert not rights.can_publish()
        assert make_news().permissions_for_user(eeva).can_edit()
