"""Feeds, sitemap, robots and security.txt."""

import datetime
from xml.etree import ElementTree

import pytest

from content.feed_paths import KINDS, PODCAST, TELLING, feed_paths
from content.models import StoryPage
from portal.kit import clock
from tests.factories.events import make_event, make_event_page
from tests.factories.pages import SLUGS, make_news, make_site, make_story

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def site(roles):
    make_site()


@pytest.mark.django_db
def test_the_feed_of_stories_holds_the_byline_and_whole_addresses(site, client, oiva):
    make_story(oiva)
    answer = client.get("/fi/feed/stories/")
    assert answer["Content-Type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(answer.content).find("channel")
    assert channel.findtext("language") == "fi"
    assert channel.findtext("item/link") == "http://localhost:8000/fi/tarinat/kahvi-kiehuu/"
    assert "Oiva" in answer.content.decode()


@pytest.mark.django_db
def test_each_language_has_its_own_feed(site, client):
    make_news(title="Suomeksi")
    make_news(title="På svenska", language="sv")
    assert "Suomeksi" in client.get("/fi/feed/").content.decode()
    assert "Suomeksi" not in client.get("/sv/feed/").content.decode()


@pytest.mark.django_db
def test_a_story_that_is_taken_back_leaves_the_feed_and_the_sitemap(site, client, oiva):
    story = make_story(oiva)
    assert b"kahvi-kiehuu" in client.get("/sitemap.xml").content
    StoryPage.objects.get(pk=story.pk).unpublish()
    assert b"kahvi-kiehuu" not in client.get("/fi/feed/stories/").content
    assert b"kahvi-kiehuu" not in client.get("/sitemap.xml").content


@pytest.mark.django_db
def test_the_sitemap_names_the_other_languages(site, client):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    urls = {url.findtext(f"{SITEMAP}loc"): url for url in tree}
    home = urls["http://localhost:8000/fi/"]
    assert {link.get("hreflang") for link in home.findall(f"{XHTML}link")} == {"fi", "sv", "en"}
    homes = {f"http://localhost:8000/{code}/" for code in SLUGS}
    sections = {f"http://localhost:8000/{code}/{slug}/" for code in SLUGS for slug in SLUGS[code]}
    house = {
        f"http://localhost:8000/{code}/{name}/"
        for code in SLUGS
        for name in ("words", "guide", "wishes", "credits", "phone")
    }
    assert urls.keys() == homes | sections | house
    words = urls["http://localhost:8000/sv/words/"]
    assert {link.get("hreflang") for link in words.findall(f"{XHTML}link")} == {"fi", "sv", "en"}


@pytest.mark.django_db
def test_robots_are_kept_out_of_what_belongs_to_somebody(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /fi/studio/" in text
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text


@pytest.mark.django_db
def test_the_same_feed_is_there_as_atom(site, client, oiva):
    make_story(oiva)
    answer = client.get("/fi/feed/stories/atom.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    assert (
        feed.find(f"{ATOM}link[@rel='self']").get("href") == "http://localhost:8000/fi/feed/stories/atom.xml"
    )
    entry = feed.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Kahvi kiehuu"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Oiva"
    assert entry.findtext(f"{ATOM}updated")


@pytest.mark.django_db
def test_the_same_feed_is_there_as_json(site, client, oiva):
    make_story(oiva)
    answer = client.get("/fi/feed/stories/feed.json")
    assert answer["Content-Type"].startswith("application/feed+json")
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://localhost:8000/fi/feed/stories/feed.json"
    assert feed["home_page_url"] == "http://localhost:8000/fi/tarinat/"
    assert feed["language"] == "fi"
    [item] = feed["items"]
    assert item["url"] == "http://localhost:8000/fi/tarinat/kahvi-kiehuu/"
    assert item["authors"] == [{"name": "Oiva"}]
    assert item["content_text"] == "Oiva keitti kahvia."


@pytest.mark.django_db
@pytest.mark.parametrize("path", [path for path in feed_paths(TELLING) if path != PODCAST])
def test_what_is_changed_behind_the_guard_is_in_no_feed(site, client, oiva, path):
    kind = path.startswith("feed/stories")
    story = make_story(oiva, news=not kind)
    assert "Kahvi kiehuu" in client.get(f"/fi/{path}").content.decode()
    StoryPage.objects.filter(pk=story.pk).update(summary="Muuta kuin luvattiin.")
    answer = client.get(f"/fi/{path}")
    assert answer.status_code == 200
    assert "Kahvi kiehuu" not in answer.content.decode()


@pytest.mark.django_db
def test_the_feed_of_events_tells_what_comes_and_when(site, client):
    make_event_page(make_event(), title="Kevätjuhla")
    make_event_page(make_event(clock.today() - datetime.timedelta(days=9)), title="Ohi on")
    [item] = client.get("/fi/feed/events/feed.json").json()["items"]
    assert item["title"] == "Kevätjuhla"
    assert item["content_text"].splitlines()[1:] == ["Kokkola", "Tule mukaan."]
    for form in ("", "atom.xml"):
        words = client.get(f"/fi/feed/events/{form}").content.decode()
        assert "Kevätjuhla" in words
        assert "Ohi on" not in words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "kinds"), [("", KINDS), ("tarinat/", ["stories"]), ("tapahtumat/", ["events"])]
)
def test_programs_find_the_feeds_from_the_pages(site, client, path, kinds):
    page = client.get(f"/fi/{path}").content.decode()
    for kind in kinds:
        for address in feed_paths((kind,)):
            assert f'href="/fi/{address}"' in page


@pytest.mark.django_db
def test_the_house_says_whom_to_tell_of_a_hole(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "turva@example.org"
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    told = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert told["Contact"] == "mailto:turva@example.org"
    ahead = datetime.datetime.fromisoformat(told["Expires"]) - clock.now()
    assert datetime.timedelta(days=178) < ahead < datetime.timedelta(days=365)
    settings.SECURITY_CONTACT = "https://example.org/turva"
    assert "Contact: https://example.org/turva\n" in client.get("/.well-known/security.txt").content.decode()


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_words_of_people_are_no_html_and_stop_no_feed(form):
    from types import SimpleNamespace

    from content.feeds import NewsFeed

    feed = NewsFeed()
    feed.form = form
    summary = "1 < 2 \x0c<img src=x onerror=alert(1)>"
    item = SimpleNamespace(title="A\x0bB <b>", summary=summary, byline="\x01Aino")
    words = feed.item_description(item)
    assert not set("\x0b\x0c\x01") & set(words + feed.item_title(item) + feed.item_author_name(item))
    assert ("<" in words) == (form == "json")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["feed/events/", "feed/stories/atom.xml", PODCAST])
def test_a_feed_without_anything_in_it_stays_the_same_from_moment_to_moment(site, client, monkeypatch, path):
    morning = datetime.datetime(2026, 3, 4, 8, 15, 30, tzinfo=datetime.UTC)
    answers = []
    for later in (0, 90, 3600):
        moment = morning + datetime.timedelta(seconds=later)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        answers.append(client.get(f"/fi/{path}"))
    assert len({answer.content for answer in answers}) == 1
    assert b"04 Mar 2026 00:00:00" in answers[0].content or b"2026-03-04T00:00:00" in answers[0].content
