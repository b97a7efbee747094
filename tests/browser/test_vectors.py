"""Every vector in every field of the house, and each page opened: by readers, tellers, editors, moderators.

The vectors are written into the database itself, so that what is printed must hold alone. Nothing starts, no
element comes of them, no page fails, and the browser reports no breach of the content policy (`Watch`).
"""

import json

import pytest
from playwright.sync_api import Error

from tests.attack.looking import Fires, made_by_vectors

from .profiles import Profiles
from .visits import NOBODY, VISITS

SAYS_SO = "/accounts/oidc/away/"  # that somebody else does not answer, with the status of that
THIRDS = 3  # of the CMS's addresses, so that no test is too long


@pytest.fixture(scope="module")
def facts(live_site):
    """Where things are; from then on each field holds the vectors too."""
    found = json.loads(live_site.shell("from tests.browser.facts import facts; print(facts())"))
    live_site.shell("from tests.attack.poisoning import poison; poison()")
    digest = "from content.models import HardParagraph; print(HardParagraph.objects.get(pk={}).digest)"
    found["hard_digest"] = live_site.shell(digest.format(found["hard"])).strip()
    return {name.removeprefix("fi "): value for name, value in found.items()}


@pytest.fixture(scope="module")
def fires():
    return Fires()


@pytest.fixture(scope="module")
def profiles(browser, live_site, fires):
    made = Profiles(browser, live_site)
    yield made
    made.close()


@pytest.fixture(scope="module")
def as_person(live_site, profiles, fires):
    """The page of somebody, watched."""
    watched = set()

    def page_of(who):
        page = profiles.again(who, lambda: None if who == NOBODY else live_site.session_of(who))
        if who not in watched:
            fires.over(page)
            watched.add(who)
        return page

    return page_of


@pytest.fixture
def wrong_on(profiles, fires):
    """What is wrong on a page that was just opened."""

    def look(page, answer):
        found = [*made_by_vectors(page), *fires.trouble, *profiles.trouble]
        fires.trouble.clear()
        if answer and answer.status >= 500 and not answer.url.endswith(SAYS_SO):
            found.append(f"the answer is {answer.status}")
        return found

    return look


@pytest.fixture
def look_at(as_person, wrong_on):
    """Opens an address as somebody; gives what is wrong there."""

    def look(who, address):
        page = as_person(who)
        try:
            found = wrong_on(page, page.goto(address))
        except Error as failed:
            found = [str(failed)]
        return [f"{who} {address}: {each}" for each in found]

    return look


def test_nothing_fires_on_our_pages(look_at, facts):
    visits = [visit for visit in VISITS if not visit.address.startswith("hard/")]  # these fail on purpose
    addresses, wrong = dict.fromkeys((visit.who, visit.address) for visit in visits), []
    for who, written in addresses:
        address = f"/fi/{written.format_map(facts)}"
        wrong += look_at(who, address)
    assert not wrong, "\n".join(wrong)


@pytest.fixture(scope="module")
def cms_addresses(live_site):
    asked = "from tests.browser import cms_addresses; print(cms_addresses.addresses())"
    return json.loads(live_site.shell(asked))


@pytest.mark.parametrize("part", range(THIRDS))
def test_nothing_fires_in_the_cms(look_at, as_person, facts, cms_addresses, part):
    wrong = []

    def opens(who, address):
        wrong.extend(look_at(who, address))
        return as_person(who).url.endswith(address)

    looked_at = cms_addresses[part::THIRDS]
    closed = [each for each in looked_at if not (opens("leena", each) or opens("sampo", each))]
    assert not wrong, "\n".join(wrong)
    assert len(closed) < len(looked_at) / 2
