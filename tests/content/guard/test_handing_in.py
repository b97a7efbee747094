"""In the CMS, too, only the storyteller hands in, and nothing is written for search engines alone."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from content.models import NewsPage, StoryPage
from tests.factories.pages import make_news

from .trying import edit_form, told_by

pytestmark = pytest.mark.django_db
WORDS = {"seo_title": "Salainen nimi", "search_description": "Salainen kuvaus"}


@pytest.fixture
def workflow(home):
    task = GroupApprovalTask.objects.create(name="read")
    workflow = Workflow.objects.create(name="reading")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(depth=1))
    return workflow


@pytest.mark.parametrize("who", ["attacker", "eeva"])
def test_nobody_else_hands_in_a_story_in_the_cms(workflow, draft, who, request):
    browser = Client()
    browser.force_login(request.getfixturevalue(who))
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert 'name="action-submit"' not in browser.get(address).content.decode()
    browser.post(address, edit_form(browser, draft) | {"action-submit": "1"})
    assert not WorkflowState.objects.exists()


def test_the_storyteller_and_news_of_the_house_may_go_on(workflow, draft, aino, oiva, eeva):
    assert draft.permissions_for_user(aino).can_submit_for_moderation()
    assert not draft.permissions_for_user(oiva).can_submit_for_moderation()
    assert make_news().permissions_for_user(eeva).can_submit_for_moderation()


def test_the_form_of_a_story_has_no_words_for_search_engines(cms, draft):
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    page = cms.get(address).content.decode()
    assert 'name="seo_title"' not in page
    assert 'name="search_description"' not in page
    cms.post(address, edit_form(cms, draft) | WORDS)
    newest = StoryPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert (newest.seo_title, newest.search_description) == ("", "")


@pytest.mark.parametrize("kind", [StoryPage, NewsPage])
def test_words_for_search_engines_written_elsewhere_end_at_the_yes(draft, aino, kind):
    page = draft
    if kind is NewsPage:
        news = make_news()
        news.unpublish()
        NewsPage.objects.filter(pk=news.pk).update(storyteller=aino)
        page = NewsPage.objects.get(pk=news.pk)
    for name, words in WORDS.items():
        setattr(page, name, words)
    page.save_revision()
    told = told_by(aino, kind.objects.get(pk=page.pk))
    assert (told.seo_title, told.search_description) == ("", "")
    assert "Salainen nimi" not in Client().get(told.url).content.decode()
