"""Feeds, sitemap and robots."""

from xml.etree import ElementTree

import pytest

from content.models import StoryPage
from tests.factories.pages import SLUGS, make_news, make_site, make_story

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
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
    assert urls.keys() == homes | sections


@pytest.mark.django_db
def test_robots_are_kept_out_of_what_belongs_to_somebody(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /fi/studio/" in text
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text
