"""On a computer that many use: words from before a sign-in are not sent in the name of whoever signed in."""

import re

import pytest
from django.test import Client

from content.models import StoryPage

from .conftest import OWN_SITE, at

pytestmark = pytest.mark.django_db
WORDS = {"title": "Aamuni & bussi", "kind": "my path", "way": "page"}
YES = "Yes, send as Aino"


@pytest.fixture
def here(site, aino, in_english):
    """Aino's browser, after somebody else used it: a form of before has no token that fits."""
    client = Client(enforce_csrf_checks=True, headers=OWN_SITE)
    client.force_login(aino)
    return client


@pytest.fixture
def begin():
    return at("begin").replace("/fi/", "/en/")


def test_the_words_are_shown_and_who_would_send_them(here, begin):
    answer = here.post(begin, WORDS)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "You are signed in as Aino." in page
    assert YES in page
    assert 'value="Aamuni &amp; bussi"' in page
    assert "no-store" in answer["Cache-Control"]
    assert not StoryPage.objects.filter(title__startswith="Aamuni").exists()


def test_one_press_sends_them_then(here, begin):
    page = here.post(begin, WORDS).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.partition("<main")[2])[1]
    sent = here.post(begin, WORDS | {"csrfmiddlewaretoken": token})
    assert sent.status_code == 302
    assert "/tell/" in sent["Location"]


def test_what_is_chosen_goes_along(here, begin):
    page = here.post(begin, WORDS).content.decode()
    assert '<input type="hidden" name="kind" value="my path">' in page


def test_a_script_keeps_words_by_person_and_is_not_asked(here, begin):
    answer = here.post(begin, WORDS, headers={"Sec-Fetch-Mode": "cors"})
    assert answer.status_code == 302


def test_another_site_is_refused_as_before(aino, site, begin):
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})
    client.force_login(aino)
    assert client.post(begin, WORDS).status_code == 403
