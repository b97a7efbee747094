"""Addresses that no page of ours makes: they lead nowhere, on every database, and nothing breaks."""

import pytest
from django.test import Client

from portal.kit.converters import LARGEST_ID
from tests.factories.pages import make_news, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(roles):
    home = make_site()
    make_news()
    return home


@pytest.mark.parametrize(
    "path",
    [
        "/pictures/%00.jpg",
        "/pictures/a%00",
        "/fi/%00/",
        "/fi/uutiset/%00/",
        "/fi/uutiset/%F0%9F%92%A9/",
        "/fi/report/%00/",
        f"/fi/report/{LARGEST_ID}/",
        f"/fi/report/{LARGEST_ID + 1}/",
        f"/fi/report/{10**50}/thanks/",
        "/fi/feed/%00/",
        f"/sitemap.xml?p={10**30}",
        "/sitemap.xml?p=%00",
    ],
)
def test_an_address_that_cannot_be_is_not_found(home, path):
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("strange", ["%00", f"{10**30}", "-1", "1" * 5000, "%ED%A0%80", "NaN"])
@pytest.mark.parametrize("path", ["/fi/uutiset/?page=", "/fi/tarinat/?page=", "/fi/search/?q=uusi&page="])
def test_a_strange_page_number_gives_a_page_that_is(home, path, strange):
    assert Client().get(f"{path}{strange}").status_code == 200


@pytest.mark.parametrize("words", ["%00", "a%00b", "%ED%A0%80", "%27%22%3A%2A%28", "%F0%9F%92%A9"])
def test_strange_words_find_nothing_and_break_nothing(home, words):
    assert Client().get(f"/fi/search/?q={words}").status_code == 200


def test_a_report_with_a_nul_is_not_taken(home):
    page = make_news(title="Toinen")
    sent = {"reason": "other", "words": "a\0b"}
    answer = Client().post(f"/fi/report/{page.pk}/", sent, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 200
    assert not page.reports.exists()
