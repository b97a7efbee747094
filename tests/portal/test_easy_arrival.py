"""Easy Finnish is on: who arrives at a Finnish page comes to the easy one. Kept pages stay as they are."""

import asyncio

import pytest

from portal.kit import page_changes
from portal.kit.kept_pages import KeptPages
from portal.reading.arriving import scope_turns, turns
from tests.factories.easy import make_easy_home, make_twin
from tests.factories.pages import make_news, make_site
from tests.portal.test_kept_pages import Pages, ask

EASY_ON = "theme=dark&easy=yes"
NEWS = "/fi/uutiset/uusi-huone-aukesi/"
NO_TWIN = "Tätä sivua ei ole vielä selkosuomeksi."


@pytest.fixture
def site(db):
    make_site()
    make_easy_home()


@pytest.fixture
def easy(client):
    """A browser in which easy Finnish was turned on."""
    client.cookies["reading"] = EASY_ON
    return client


@pytest.mark.parametrize("path", ["/", "/fi/"])
def test_the_first_page_opens_in_easy_finnish(site, easy, path):
    answer = easy.get(path, follow=True)
    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, "/fi-simple/")


def test_a_page_with_a_twin_opens_as_its_twin(site, easy):
    make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
    words = easy.get(NEWS, follow=True).content.decode()
    assert "Meillä on uusi huone" in words
    assert NO_TWIN not in words


def test_a_page_without_a_twin_opens_and_says_so(site, easy):
    make_news(title="Uusi huone aukesi")
    words = easy.get(NEWS, follow=True).content.decode()
    assert "Uusi huone aukesi" in words
    assert NO_TWIN in words


def test_what_was_asked_goes_along_and_no_cache_keeps_the_way(site, easy):
    answer = easy.get("/fi/search/", {"q": "työ ja tuki"})
    assert (answer.status_code, answer["Location"][:22]) == (302, "/fi-simple/search/?q=t")
    assert answer["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer["Vary"]


def test_a_site_that_has_no_easy_finnish_leads_nobody_there(db, easy):
    make_site()
    assert easy.get("/fi/").status_code == 200


def test_who_did_not_turn_it_on_gets_the_page(site, client):
    assert client.get("/fi/").status_code == 200
    client.cookies["reading"] = "theme=dark"
    assert client.get("/fi/").status_code == 200


@pytest.mark.parametrize(
    ("request_", "is_one"),
    [
        ({}, True),
        ({"referer": "https://elsewhere.example/fi/"}, True),
        ({"referer": "https://here.example/fi-simple/uutiset/"}, False),
        ({"referer": "https://here.example.elsewhere.example/"}, True),
        ({"accept": "text/html,*/*"}, True),
        ({"accept": "application/json"}, False),
        ({"sec-fetch-mode": "cors"}, False),
        ({"cookie": "reading=easy=no; note=easy=yes"}, False),
        ({"cookie": 'a=b; reading="easy=yes"'}, True),
    ],
)
def test_only_an_arrival_of_a_person_turns(request_, is_one):
    said = {"cookie": f"reading={EASY_ON}", "host": "here.example", **request_}
    assert turns("GET", "/fi/uutiset/", said) is is_one


@pytest.mark.parametrize(("method", "path"), [("POST", "/fi/"), ("GET", "/sv/"), ("GET", "/fi-simple/")])
def test_other_languages_and_what_is_sent_stay(method, path):
    assert not turns(method, path, {"cookie": f"reading={EASY_ON}", "host": "here.example"})


def test_a_kept_page_is_no_answer_to_an_arrival_and_stays_kept_for_everybody(monkeypatch):
    monkeypatch.setattr(page_changes, "listeners", [])

    async def walk():
        app = KeptPages(pages := Pages(), passes=scope_turns)
        first = await ask(app, host="here.example")
        arrived = await ask(app, host="here.example", cookie=f"reading={EASY_ON}")
        assert (first[2], arrived[2]) == (b"/fi/ 1", b"/fi/ 2")
        by_link = {"cookie": f"reading={EASY_ON}", "referer": "https://here.example/fi-simple/"}
        assert await ask(app, host="here.example", **by_link) == first
        assert await ask(app, host="here.example") == first
        assert pages.times == 2

    asyncio.run(walk())
