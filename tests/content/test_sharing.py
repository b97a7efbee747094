"""A page is shared and printed without anybody else hearing of it."""

import re

import pytest
from django.urls import reverse

from portal.reading import choices
from portal.reading.stylesheet import stylesheet
from tests.factories.pages import make_site, make_story

pytestmark = pytest.mark.django_db
STORY = "/fi/tarinat/kahvi-kiehuu/"
HERE = "http://localhost:8000"


@pytest.fixture(autouse=True)
def home(roles):
    return make_site()


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_page_can_be_copied_mailed_and_printed_without_script(client, oiva):
    make_story(oiva, title="Kahvi & pulla", slug="kahvi-kiehuu")
    page = read(client, STORY)
    assert f'readonly value="{HERE}{STORY}"' in page
    assert "mailto:?subject=Kahvi%20%26%20pulla&amp;body=http%3A%2F%2Flocalhost%3A8000%2Ffi%2Ftarinat" in page
    assert 'href="?print=large"' in page


def test_sharing_leads_to_no_other_site(client, oiva):
    make_story(oiva)
    addresses = re.findall(r'(?:href|src|action|content)="(https?://[^"]+)"', read(client, STORY))
    assert addresses
    assert all(each.startswith(HERE) for each in addresses)


def test_one_press_gives_the_page_in_large_letters(client, oiva):
    make_story(oiva)
    large = read(client, f"{STORY}?print=large")
    assert '<body class="large-print">' in large
    assert "Keitin kahvia." in large
    assert f'<link rel="canonical" href="{HERE}{STORY}">' in large
    assert 'class="share"' not in large
    assert 'class="large-print"' not in read(client, f"{STORY}?print=other")


@pytest.mark.parametrize("path", [STORY, f"{STORY}?print=large", "/fi/tarinat/"])
def test_the_address_of_a_page_is_on_its_paper_once(client, oiva, path):
    make_story(oiva)
    paper = re.findall(r'<div class="on-paper">(.*?)</div>', read(client, path))
    assert paper == [f"Tämän sivun osoite on <code>{HERE}{path.partition('?')[0]}</code>"]


def test_a_list_is_not_shared(client):
    for path in ("/fi/", "/fi/tarinat/", "/fi/tapahtumat/", "/fi/palvelut/"):
        assert 'class="share"' not in read(client, path)
        assert 'class="large-print"' not in read(client, f"{path}?print=large")


@pytest.mark.parametrize("theme", ["dark", "yellow-on-black", "sepia"])
def test_paper_is_light_in_every_theme(theme):
    sheet = stylesheet(choices.defaults() | {"theme": theme})
    assert sheet.index("@media screen {") < sheet.index("--paper:") < sheet.index("}\n}")


def test_the_large_view_of_a_story_that_is_not_public_is_not_there(client, oiva):
    story = make_story(oiva, public=False)
    assert client.get(f"/fi/tarinat/{story.slug}/?print=large").status_code == 404
    assert client.get(reverse("content:words") + "?print=large").status_code == 200
