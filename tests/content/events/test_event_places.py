"""A town is called as the reader's language calls it, on every way out of the house."""

import pytest
from django.core.management import call_command
from django.utils import translation

from content.regions import with_towns_in_words
from portal.plain_language.hyphens import SOFT
from tests.factories.events import make_event, make_event_page
from tests.factories.pages import make_site

pytestmark = pytest.mark.django_db
PLACE = "Esimerkkitalo, Kokkola"


@pytest.mark.parametrize(
    ("language", "place", "said"),
    [
        ("sv", PLACE, "Esimerkkitalo, Karleby"),
        ("sv", "Kouvola, Lappeenranta", "Kouvola, Villmanstrand"),
        ("sv", "Kokkolantie 1", "Kokkolantie 1"),
        ("sv", "", ""),
        ("fi", PLACE, PLACE),
        ("fi-simple", PLACE, PLACE),
        ("en", PLACE, PLACE),
    ],
)
def test_a_town_has_its_name_in_the_language(language, place, said):
    with translation.override(language):
        assert with_towns_in_words(place) == said


@pytest.fixture
def pages():
    make_site()
    event = make_event(place=PLACE, capacity=5)
    return {code: make_event_page(event, language=code) for code in ("fi", "sv")}


@pytest.mark.parametrize(("code", "name"), [("fi", "Kokkola"), ("sv", "Karleby")])
def test_pages_lists_and_calendars_say_it(client, pages, code, name):
    page = pages[code]
    ways = (
        page.url,
        page.get_parent().url,
        f"/{code}/events/calendar.ics",
        f"/{code}/events/{page.event_id}/calendar.ics",
        f"/{code}/feed/events/",
    )
    said = [client.get(way).content.decode().replace(SOFT, "").replace("\\,", ",") for way in ways]
    assert [f"Esimerkkitalo, {name}" in text for text in said] == [True] * len(ways)


def test_it_is_found_by_both_names(client, pages):
    call_command("update_index", verbosity=0)
    for name in ("Karleby", "Kokkola"):
        assert pages["sv"].url in client.get(f"/sv/search/?q={name}").content.decode()
