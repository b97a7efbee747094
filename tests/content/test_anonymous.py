"""An anonymous page is the same bytes for everybody."""

import pytest
from django.test import Client

from content.models import StoryPage
from tests.factories.pages import make_news, make_site, make_story, make_trial

PATHS = [
    "/fi/",
    "/sv/",
    "/en/",
    "/fi/tarinat/",
    "/fi/tarinat/kahvi-kiehuu/",
    "/fi/uutiset/",
    "/fi/uutiset/uusi-huone/",
    "/fi/kokeilut/",
    "/fi/kokeilut/sataosaa/",
    "/fi/tietoa/",
    "/fi/search/?q=kahvi",
    "/fi/credits/",
    "/fi/wishes/",
    "/fi/wish/",
    "/fi/accessibility-statement/",
    "/fi/accessibility-statement/feedback/",
    "/fi/rooms/-/about/",
    "/fi/studio/about/",
    "/fi/feed/",
    "/fi/feed/stories/",
    "/fi/feed/stories/atom.xml",
    "/fi/feed/stories/feed.json",
    "/fi/feed/events/",
    "/sitemap.xml",
    "/robots.txt",
]


@pytest.fixture
def site(oiva):
    make_site()
    make_story(oiva)
    make_news()
    make_trial()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_a_public_page_is_the_same_bytes_for_everybody(site, client, aino, path):
    member, stranger = Client(), Client()
    member.force_login(aino)
    stranger.cookies["tracking"] = "1"
    stranger.cookies["sessionid"] = "nonsense"
    answers = [
        client.get(path),
        member.get(path),
        stranger.get(path, headers={"accept-language": "sv", "user-agent": "Else"}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert answer["Cache-Control"] == "public, max-age=30"
    assert len({answer.content for answer in answers}) == 1
    assert len({answer["ETag"] for answer in answers}) == 1


FOREIGN = [
    {"csrftoken": "x"},
    {"csrftoken": "x" * 5000},
    {"sessionid": "x"},
    {"sessionid": "x" * 300, "csrftoken": ""},
    {"sessionid": '"\\000"', "csrftoken": '"\\000"'},
    {"messages": "W1siX19qc29uX21lc3NhZ2UiLDAsMjAsImEiXV0:1:x"},
    {"django_language": "sv", "wagtail": "1"},
]


@pytest.mark.django_db
@pytest.mark.parametrize("cookies", FOREIGN)
def test_a_public_page_sets_no_cookie_whatever_the_browser_brings(site, cookies):
    for path in (*PATHS, "/fi/reading/", "/reading.css", "/fi/nowhere/"):
        browser = Client()
        for name, value in cookies.items():
            browser.cookies[name] = value
        answer = browser.get(path)
        assert "Set-Cookie" not in answer.headers
        assert not answer.cookies, path


@pytest.mark.django_db
def test_a_reader_who_has_the_page_gets_no_second_copy(site, client):
    tag = client.get("/fi/")["ETag"]
    again = client.get("/fi/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
def test_the_report_form_sets_no_cookie_and_holds_no_token(site, client):
    answer = client.get(f"/fi/report/{StoryPage.objects.get().pk}/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert b"csrf" not in answer.content
