"""Editors make a page or a word in another language; never of what somebody tells."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page

from content.models import (
    GlossaryWord,
    HomePage,
    NewsIndexPage,
    ServiceIndexPage,
    ServicePage,
    StoryIndexPage,
    StoryPage,
)
from content.permissions import grant_editors
from tests.factories.pages import make_site, make_story, section
from tests.factories.service_pages import make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(roles):
    found = make_site()
    for page in HomePage.objects.all():
        grant_editors(page)
    return found


@pytest.fixture
def editor(home, eeva):
    client = Client(headers={"sec-fetch-site": "same-origin"})
    client.force_login(eeva)
    return client


@pytest.fixture
def swedish(home):
    return Locale.objects.get(language_code="sv")


def form_for(page):
    return reverse("simple_translation:submit_page_translation", args=[page.pk])


def test_a_page_gets_a_draft_in_another_language_and_stays_its_translation(editor, swedish):
    page = make_service(title="Kahvila")
    assert form_for(page) in editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Svenska" in editor.get(form_for(page)).content.decode()
    answer = editor.post(form_for(page), {"locales": [swedish.pk]})
    made = ServicePage.objects.get(locale=swedish, translation_key=page.translation_key)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert not made.live
    made.save_revision().publish()
    assert 'hreflang="sv"' in editor.get(ServicePage.objects.get(pk=page.pk).url).content.decode()


def test_a_page_that_the_person_may_not_change_is_closed(editor, home):
    other = Page.objects.get(depth=1).add_child(instance=Page(title="Muualla", slug="muualla"))
    assert editor.get(form_for(other)).status_code == 302


def test_no_language_is_offered_in_which_the_person_may_add_nothing(editor, swedish):
    page = make_service(title="Kahvila")
    GroupPagePermission.objects.filter(page__locale=swedish).delete()
    offered = editor.get(form_for(page)).content.decode()
    assert "English" in offered
    assert f'value="{swedish.pk}"' not in offered
    assert "locales" in editor.post(form_for(page), {"locales": [swedish.pk]}).context["form"].errors
    assert not ServicePage.objects.filter(locale=swedish).exists()


def test_what_somebody_tells_is_told_in_another_language_by_them_alone(editor, aino, swedish):
    story = make_story(aino)
    answer = editor.post(form_for(story), {"locales": [swedish.pk]}, follow=True)
    assert "kertoo sen myös muilla kielillä" in answer.content.decode()
    assert not StoryPage.objects.filter(locale=swedish).exists()


@pytest.mark.parametrize(("index", "news"), [(StoryIndexPage, False), (NewsIndexPage, True)])
def test_no_story_goes_along_with_the_page_above_it(editor, aino, swedish, index, news):
    make_story(aino, title="Kesken", public=False, news=news)
    above = section(index)
    Page.objects.filter(locale=swedish, translation_key=above.translation_key).get().delete()
    editor.post(form_for(above), {"locales": [swedish.pk], "include_subtree": "on"})
    assert Page.objects.filter(locale=swedish, translation_key=above.translation_key).exists()
    assert not StoryPage.objects.filter(locale=swedish).exists()


def test_pages_of_the_house_go_along(editor, swedish):
    make_service(title="Kahvila")
    above = section(ServiceIndexPage)
    Page.objects.filter(locale=swedish, translation_key=above.translation_key).get().delete()
    editor.post(form_for(above), {"locales": [swedish.pk], "include_subtree": "on"})
    assert ServicePage.objects.filter(locale=swedish, title="Kahvila", live=False).exists()


def test_a_word_is_said_in_another_language(editor, swedish):
    word = GlossaryWord.objects.create(
        word="kahvila", meaning="Paikka.", locale=section(NewsIndexPage).locale
    )
    names = ("content", "glossaryword", word.pk)
    answer = editor.post(
        reverse("simple_translation:submit_snippet_translation", args=names), {"locales": [swedish.pk]}
    )
    made = GlossaryWord.objects.get(locale=swedish, translation_key=word.translation_key)
    assert answer.url.split("?")[0].endswith(f"/{made.pk}/")


def test_the_list_of_words_says_their_language_and_is_filtered_by_it(editor, swedish):
    finnish = section(NewsIndexPage).locale
    GlossaryWord.objects.create(word="kahvila", meaning="Paikka.", locale=finnish)
    GlossaryWord.objects.create(word="kafé", meaning="Plats.", locale=swedish, is_old=True, today="kafeteria")
    address = reverse(GlossaryWord.snippet_viewset.get_url_name("list"))
    everything = editor.get(address).content.decode()
    assert "Svenska" in everything
    assert "Vanha sana" in everything
    assert "True" not in everything
    only = editor.get(f"{address}?locale=sv").content.decode()
    assert "kafé" in only
    assert "kahvila" not in only
