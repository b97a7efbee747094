"""Listening and "too hard": on which pages they are, and what a list or the statement offers."""

import pytest
from django.test import Client
from django.urls import reverse

from content.models import HomePage, ServiceIndexPage, StandardPage, TrialIndexPage
from content.paragraphs import digest_of_words
from tests.factories.pages import section

pytestmark = pytest.mark.django_db
INTRO = "Tästä löydät kokeiluja, joissa etsitään uusia tapoja."


@pytest.fixture(autouse=True)
def _reads_aloud(settings):
    settings.SPEECH = True


def shown(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def make_list(kind, intro=INTRO):
    page = section(kind, "fi")
    page.intro = intro
    page.save_revision().publish()
    return page


def make_statement(*paragraphs):
    home = HomePage.objects.get(locale__language_code="fi")
    body = [("paragraph", f"<p>{words}</p>") for words in paragraphs]
    page = StandardPage(title="Saavutettavuus", slug="saavutettavuus", body=body)
    page.section = StandardPage.Section.ACCESSIBILITY
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.mark.parametrize(
    "address", ["words/", "wishes/", "guide/", "guide/?need=work", "guide/?need=work&job=no&region=04"]
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_page_of_the_house_can_be_heard_and_has_no_paragraph_to_mend(address, language):
    section(ServiceIndexPage, language)
    page = shown(f"/{language}/{address}")
    assert "data-listen=" in page
    assert "js/reading/tools" in page
    assert "data-hard" not in page
    assert "data-speech" not in page  # the voice of the house reads pages of the CMS


@pytest.mark.parametrize("kind", [TrialIndexPage, ServiceIndexPage])
def test_a_list_can_be_heard_and_its_introduction_may_be_too_hard(kind):
    page = make_list(kind)
    said = shown(page.url)
    assert "data-listen=" in said
    assert "data-speech" not in said  # what it lists changes without a new version
    assert f'data-hard="/fi/too-hard/{page.pk}/"' in said
    assert INTRO in shown(f"/fi/too-hard/{page.pk}/")
    marked = Client().post(
        f"/fi/too-hard/{page.pk}/", {"words": INTRO}, headers={"sec-fetch-site": "same-origin"}
    )
    assert marked["Location"] == f"/fi/too-hard/{page.pk}/{digest_of_words(INTRO)}/"


def test_a_list_without_an_introduction_has_nothing_that_is_too_hard():
    said = shown(make_list(TrialIndexPage, "").url)
    assert "data-listen=" in said
    assert "data-hard" not in said


def test_the_statement_can_be_heard_and_what_editors_wrote_may_be_too_hard():
    page = make_statement("Tämä sivu kertoo, mikä toimii.")
    said = shown(page.url)
    assert f'data-speech="{reverse("speech", args=[page.pk])}"' in said
    assert f'data-hard="/fi/too-hard/{page.pk}/"' in said
    assert "mikä toimii" in shown(f"/fi/too-hard/{page.pk}/")
    own = said.index("mikä toimii")
    assert said.count("data-fixed") == 2
    assert said.index("data-fixed") < own < said.rindex("data-fixed")
    assert "data-fixed" not in said[said.rindex('class="prose statement"', 0, own) : own]


def test_without_a_page_of_the_cms_the_statement_can_be_heard():
    said = shown("/fi/accessibility-statement/")
    assert "data-listen=" in said
    assert "data-hard" not in said
