"""Cards and menus that pages share: nobody meets there what is no longer public."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from content.cards import lead_story, news_cards, story_cards
from content.models import HomePage, NewsIndexPage, Picture, StandardPage, StoryPage
from content.models.consents import Consent
from portal.accounts.models import User
from portal.accounts.roles import keep_roles_in_step
from portal.kit import page_changes, remembered
from portal.kit.change_news import ALL
from portal.kit.one_answer import one_answer
from portal.kit.remembered import memory
from tests.factories.pages import make_news, make_site, make_story, section
from tests.factories.pictures import make_picture, with_picture

pytestmark = pytest.mark.django_db(transaction=True)
LISTS = ("/fi/", "/fi/tarinat/")
LIST = 2  # the level of headings in the list of stories


@pytest.fixture(autouse=True)
def site(transactional_db, monkeypatch):
    """As in a server, whatever other tests left: what changes is told to the memory."""
    monkeypatch.setattr(page_changes, "listeners", [memory.forget])
    keep_roles_in_step()
    if not HomePage.objects.exists():
        make_site()


@pytest.fixture
def teller():
    return User.objects.create_user("teller@example.org", first_name="Oiva")


@pytest.fixture
def stories(teller):
    return [tell(teller, number) for number in range(4)]


def tell(teller, number):
    return make_story(teller, title=f"Tarina {number}", body=with_picture(make_picture(teller)))


def read(path):
    return Client().get(path).content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_a_yes_taken_back_takes_the_card_at_once_and_the_others_stay(stories, path):
    gone, *others = [story.title for story in stories]
    assert gone in read(path)
    Consent.objects.filter(page_id=stories[0].pk).update(withdrawn_at=timezone.now())
    words = read(path)
    assert gone not in words
    assert all(title in words for title in others)


def test_a_story_read_before_leads_no_more_to_one_that_is_taken_back(stories):
    first, last = stories[0], stories[-1]
    assert first.title in read(last.url)
    Consent.objects.filter(page_id=first.pk).update(withdrawn_at=timezone.now())
    assert first.title not in read(last.url)
    assert Client().get(first.url).status_code == 404


def test_a_new_title_a_new_story_and_one_that_is_gone_show_at_once(stories, teller):
    read("/fi/tarinat/")
    tell(teller, 9)
    stories[1].unpublish()
    words = read("/fi/tarinat/")
    assert "Tarina 9" in words
    assert stories[1].title not in words


def test_a_picture_that_is_changed_takes_its_story(stories):
    read("/fi/tarinat/")
    picture = Picture.objects.first()
    picture.alt = "Jotain muuta"
    picture.save()
    words = read("/fi/tarinat/")
    assert [story.title in words for story in stories].count(False) == 1


def test_news_show_at_once_and_go_at_once():
    first = make_news(title="Vanha uutinen")
    assert "Vanha uutinen" in read("/fi/uutiset/")
    second = make_news(title="Uusi uutinen")
    first.unpublish()
    for path in ("/fi/", "/fi/uutiset/"):
        words = read(path)
        assert "Uusi uutinen" in words
        assert "Vanha uutinen" not in words
    second.title = "Korjattu uutinen"
    second.save_revision().publish()
    assert "Korjattu uutinen" in read("/fi/uutiset/")


def test_menus_follow_the_pages_they_lead_to(stories):
    news = section(NewsIndexPage)
    assert f'href="{news.url}"' in read(stories[0].url)
    news.unpublish()
    assert f'href="{news.url}"' not in read(stories[0].url)
    about = section(StandardPage)
    about.unpublish()
    assert f'href="{about.url}"' not in read(stories[0].url)


def test_only_the_card_that_is_new_is_written(stories, teller, monkeypatch):
    written = []

    def counting(template, context):
        if context["level"] == LIST:  # publishing writes the others
            written.append(context["page"].title)
        return render_to_string(template, context)

    monkeypatch.setattr(remembered, "KEPT_FOR", 3600)  # however slow the machine is
    monkeypatch.setattr("content.cards.render_to_string", counting)
    for _time in range(2):
        read("/fi/tarinat/")
    assert sorted(written) == [story.title for story in stories]
    tell(teller, 9)
    read("/fi/tarinat/")
    assert written[len(stories) :] == ["Tarina 9"]


def test_who_may_not_be_seen_has_no_card(stories, teller):
    draft = make_story(teller, title="Luonnos", public=False)
    StoryPage.objects.filter(pk=stories[0].pk).update(summary="Muutettu")  # past every door, so nobody tells
    memory.forget(ALL)  # as after ten seconds
    numbers = [draft.pk, stories[0].pk, stories[1].pk, 999_999]
    for _time in range(2):
        with one_answer():
            assert len(story_cards(numbers, 3)) == 1
            assert lead_story(draft.pk) == ""
            assert news_cards([draft.pk], 3) == []
