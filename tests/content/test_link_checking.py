"""Links to other sites: gathered from public pages, asked politely, told to who looks after the page."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from content import consenting, link_checking
from content.link_checking import check_links, due_links, gather_links, outside_addresses
from content.link_policy import Found
from content.models import OutsideLink, StandardPage, StoryPage
from content.permissions import grant_editors
from portal.kit import clock
from tests.factories.pages import make_news, make_site, make_story, section

pytestmark = pytest.mark.django_db
LINK = '<p><a href="https://a.example/sivu?x=1&amp;y=2">Sivu</a> ja https://b.example/.</p>'


@pytest.fixture(autouse=True)
def home(roles, settings):
    settings.LINK_CHECKS = True
    return make_site()


@pytest.fixture
def news():
    return make_news(body=[("paragraph", LINK)])


def found():
    return set(OutsideLink.objects.values_list("address", flat=True))


def all_good(_address):
    return Found.GOOD


def test_links_of_public_pages_are_gathered_and_those_of_the_house_are_not(news):
    make_news(title="Oma", body=[("paragraph", '<p><a href="http://localhost:8000/fi/">Koti</a></p>')])
    gather_links()
    assert found() == {"https://a.example/sivu?x=1&y=2", "https://b.example/"}
    assert set(OutsideLink.objects.get(host="a.example").pages.values_list("pk", flat=True)) == {news.pk}


def test_a_link_that_stands_nowhere_any_more_is_forgotten(news):
    gather_links()
    news.body = [("paragraph", "<p>https://b.example/ vain.</p>")]
    news.save_revision().publish()
    gather_links()
    assert found() == {"https://b.example/"}
    news.unpublish()
    assert found() == set()


def test_nothing_is_gathered_from_what_is_not_public(oiva):
    make_story(oiva, public=False, body=[("paragraph", LINK)])
    story = make_story(oiva, title="Muutettu", body=[("paragraph", LINK)])
    StoryPage.objects.filter(pk=story.pk).update(summary="Muuta kuin luvattiin.")
    gather_links()
    assert found() == set()


def test_a_story_that_is_taken_back_takes_its_links_along_at_once(oiva):
    story = make_story(oiva, body=[("paragraph", LINK)])
    make_news(body=[("paragraph", "<p>https://b.example/</p>")])
    gather_links()
    assert found() == {"https://a.example/sivu?x=1&y=2", "https://b.example/"}
    consenting.withdraw(oiva, page=story)
    assert found() == {"https://b.example/"}
    link_checking.keep_links(None, page=story, addresses=["https://a.example/"])
    assert found() == {"https://b.example/"}


def test_each_address_is_asked_at_most_once_a_week(news, monkeypatch):
    gather_links()
    asked = []
    assert check_links(None, asks=lambda address: asked.append(address) or Found.GOOD) == 2
    assert check_links(None, asks=all_good) == 0
    later = clock.now() + datetime.timedelta(days=7, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert due_links().count() == 2
    assert sorted(asked) == ["https://a.example/sivu?x=1&y=2", "https://b.example/"]


def test_one_host_is_asked_once_a_turn(news):
    words = " ".join(f"https://c.example/{number}" for number in range(4))
    make_news(title="Monta", body=[("paragraph", f"<p>{words}</p>")])
    gather_links()
    asked = []
    check_links(None, asks=lambda address: asked.append(address) or Found.GOOD)
    assert len([address for address in asked if "c.example" in address]) == 1
    assert len(asked) == 3


def test_a_dead_link_keeps_the_day_on_which_it_died_until_it_lives_again(news, monkeypatch):
    gather_links()
    OutsideLink.objects.filter(host="b.example").delete()
    times = [clock.now() + datetime.timedelta(days=8 * number) for number in range(4)]
    told = []
    for moment, said in zip(times, (Found.GONE, Found.LATER, Found.SILENT, Found.GOOD), strict=True):
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        check_links(None, asks=lambda _address, said=said: said)
        told.append(OutsideLink.objects.get().dead_since)
    assert told == [times[0], times[0], times[0], None]


def test_it_is_off_until_it_is_set(news, settings):
    settings.LINK_CHECKS = False
    gather_links()
    assert found() == set()
    assert check_links(None, asks=all_good) == 0


def test_who_answers_for_a_page_is_asked_for_too(client):
    from tests.factories.service_pages import make_organisation, make_service

    service = make_service(organisation=make_organisation(site="https://ratas.example/"))
    assert outside_addresses(service) == {"https://ratas.example/"}


def test_the_report_says_where_and_since_when(home, news, eeva, aino):
    gather_links()
    check_links(None, asks=lambda address: Found.GONE if "a.example" in address else Found.GOOD)
    grant_editors(home)
    browser = Client()
    browser.force_login(eeva)
    page = browser.get(reverse("dead_links")).content.decode()
    assert "https://a.example/sivu?x=1&amp;y=2" in page
    assert reverse("wagtailadmin_pages:edit", args=[news.pk]) in page
    assert "b.example" not in page
    browser.force_login(aino)
    assert browser.get(reverse("dead_links")).status_code == 302


def test_the_report_names_no_page_that_an_editor_may_not_change(home, eeva, oiva):
    make_story(oiva, news=True, body=[("paragraph", LINK)])
    about = section(StandardPage)
    about.body = [("paragraph", "<p>https://d.example/</p>")]
    about.save_revision().publish()
    gather_links()
    check_links(None, asks=lambda _address: Found.GONE)
    grant_editors(home)
    browser = Client()
    browser.force_login(eeva)
    page = browser.get(reverse("dead_links")).content.decode()
    assert "d.example" in page
    assert "a.example" not in page
