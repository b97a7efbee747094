"""The page on which everybody reads wishes and their answers."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from content import wishing
from content.wish_reads import WantedWishes
from media_studio import wishes
from tests.factories.pages import make_site
from tests.factories.wishes import answered, show

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()
    make_site()


def page(address="/fi/wishes/"):
    return Client().get(address).content.decode()


def test_only_what_the_newsroom_shows_is_there(eeva):
    wishing.leave_wish(None, words="Salainen toive")
    wish = answered(
        eeva, "Soita Matille, ramppi puuttuu", shown="Ramppi puuttuu", region="06", theme="health"
    )
    down = show(eeva, "Roskaa")
    wishes.take_down_wish(eeva, wish=down, reason="Roskaa.")
    found = page()
    for words in ("Ramppi puuttuu", "Pirkanmaa", "Ramppi tulee keväällä.", "Savon OTE"):
        assert words in found
    for words in ("Salainen", "Matille", "Roskaa"):
        assert words not in found
    assert Client().get(f"/fi/wishes/{wish.pk}/").status_code == 200
    assert Client().get(f"/fi/wishes/{down.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("", True),
        ("kind=wish", True),
        ("kind=stuck", False),
        ("region=06&theme=health", True),
        ("region=07", False),
        ("theme=work", False),
        ("state=planned", True),
        ("state=waits", False),
        ("state=nothing&region=99", True),
    ],
)
def test_the_address_says_which_wishes(eeva, query, fits):
    answered(eeva, region="06", theme="health")
    assert ("Toivon ramppia." in page(f"/fi/wishes/?{query}")) is fits


def test_the_filters_stay_in_the_links_to_other_pages(eeva):
    for number in range(13):
        show(eeva, f"Toive {number}", region="06")
    first = page("/fi/wishes/?region=06")
    assert "?region=06&amp;page=2" in first
    assert "Toive 0" in page("/fi/wishes/?region=06&page=2")
    assert "Toive 0" not in first.replace("Toive 0 ", "")


def test_each_language_has_its_own_wishes(eeva):
    with translation.override("sv"):
        show(eeva, "Jag önskar en ramp.")
    assert "Jag önskar en ramp." in page("/sv/wishes/")
    assert "Jag önskar en ramp." not in page()


def test_the_list_is_the_same_for_everybody_and_costs_the_same_however_long_it_is(eeva):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = Client().get("/fi/wishes/")
        assert "public" in answer["Cache-Control"]
        assert not answer.cookies
        return len(asked)

    show(eeva)
    cost()
    few = cost()
    for number in range(11):
        answered(eeva, f"Toive {number}")
    assert cost() == few
    assert few <= 15


def test_what_an_address_asks_for_goes_back_into_it():
    wanted = WantedWishes.of(QueryDict("region=06&state=not-possible&theme=x"))
    assert wanted.query == "region=06&state=not-possible&"
    assert wanted
    assert not WantedWishes.of(QueryDict("theme=x"))


def test_an_invented_wish_says_so(eeva):
    wish = show(eeva, "Keksitty toive")
    assert ">Esimerkki<" not in page()
    type(wish).objects.filter(pk=wish.pk).update(is_example=True)
    cache.clear()
    assert ">Esimerkki<" in page(wish.get_absolute_url())
