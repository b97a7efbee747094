"""A page of the house in easy Finnish: begun by an editor in the CMS, as a draft to be written anew."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from content.models import NewsIndexPage, NewsPage
from content.permissions import grant_editors
from media_studio.easy_versions import begin_easy_page, may_make_easy
from media_studio.refusals import NotReady
from portal.kit.languages import EASY
from tests.content.guard.trying import edit_form
from tests.factories.easy import make_easy_home, make_twin
from tests.factories.pages import make_news, make_site, make_story, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(roles):
    make_site()
    grant_editors(section(NewsIndexPage))
    return make_news(title="Huone aukeaa")


@pytest.fixture
def easy_list(news):
    make_easy_home()
    twin = make_twin(section(NewsIndexPage), title="Uutiset selkosuomeksi")
    grant_editors(twin)
    return twin


@pytest.fixture
def editor(eeva):
    browser = Client()
    browser.force_login(eeva)
    return browser


def press(editor, page):
    fields = edit_form(editor, page) | {"date": "2026-11-22", "action-easy-version": "1"}
    return editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields)


def test_it_is_a_draft_with_the_words_of_the_page(news, easy_list, eeva):
    easy = begin_easy_page(eeva, page=news)
    assert (easy.live, easy.locale.language_code) == (False, EASY)
    assert (easy.title, easy.translation_key) == (news.title, news.translation_key)
    assert easy.get_parent().specific == easy_list
    assert begin_easy_page(eeva, page=news) == easy


def test_without_a_place_it_says_what_comes_first(news, eeva):
    with pytest.raises(NotReady):
        begin_easy_page(eeva, page=news)


def test_nobody_makes_one_who_may_not_change_the_page(news, easy_list, aino, mirja):
    for person in (aino, mirja):
        assert not may_make_easy(person, news)
        with pytest.raises(PermissionDenied):
            begin_easy_page(person, page=news)


def test_what_somebody_tells_is_theirs_to_make_easy(news, easy_list, aino, eeva):
    for told in (make_story(aino, title="Oma"), make_story(aino, title="Uutinen", news=True)):
        assert not may_make_easy(eeva, told)


def test_an_easy_page_or_a_swedish_one_has_no_easy_version(news, easy_list, eeva):
    assert not may_make_easy(eeva, easy_list)
    assert not may_make_easy(eeva, section(NewsIndexPage, "sv"))


def test_the_cms_offers_it_and_a_press_saves_and_goes_on_there(news, easy_list, editor):
    offered = editor.get(reverse("wagtailadmin_pages:edit", args=[news.pk])).content.decode()
    assert 'name="action-easy-version"' in offered
    news.title = "Huone aukeaa pian"
    answer = press(editor, news)
    easy = NewsPage.objects.get(locale__language_code=EASY)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[easy.pk])
    assert NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object().title == "Huone aukeaa pian"
    assert not easy.live


def test_a_press_without_a_place_loses_nothing_that_was_written(news, editor):
    news.title = "Uusi nimi"
    answer = press(editor, news)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[news.pk])
    assert NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object().title == "Uusi nimi"
    assert "Tee ensin selkosuomeksi" in editor.get(answer.url).content.decode()
