"""Wishes in the search, in any form of their words; and where one goes on when nothing is found."""

import pytest

from media_studio import wishes
from tests.factories.pages import make_site
from tests.factories.service_pages import make_service
from tests.factories.wishes import answered, show

pytestmark = pytest.mark.django_db
HEADING = "Mitä ihmiset toivovat</h2>"


@pytest.fixture(autouse=True)
def site(roles):
    make_site()


def found(client, query, language="fi"):
    answer = client.get(f"/{language}/search/", {"q": query})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_wish_is_found_by_other_forms_of_its_words(client, eeva):
    wish = show(eeva, "Toivon ramppia työpajan ovelle.")
    for query in ("rampit", "työpajassa", "rampit pajalle"):
        page = found(client, query)
        assert HEADING in page, query
        assert f'href="{wish.get_absolute_url()}"' in page


def test_an_answer_is_found_too_and_its_state_is_told(client, eeva):
    wish = answered(eeva, "Toivon ramppia.")
    page = found(client, "keväällä")
    assert wish.get_absolute_url() in page
    assert "Suunnitelmissa" in page or str(wish.get_state_display()) in page


def test_every_word_must_fit_and_the_newest_three_are_shown(client, eeva):
    shown = [show(eeva, f"Toivon ramppia ovelle {number}.") for number in range(4)]
    assert HEADING not in found(client, "ramppi saunaan")
    page = found(client, "ramppi")
    assert [wish.get_absolute_url() in page for wish in shown] == [False, True, True, True]


def test_a_wish_that_shares_only_a_part_of_the_word_is_not_shown(client, eeva):
    show(eeva, "Toivon työtä.")
    assert HEADING not in found(client, "työpankki")
    assert HEADING in found(client, "minulla on työ")


def test_what_is_not_shown_or_of_another_language_is_not_found(client, sampo, eeva):
    from content import wishing

    wishing.leave_wish(None, words="Toivon ramppia salaa.")
    down = show(eeva, "Toivon ramppia pois.")
    wishes.take_down_wish(eeva, wish=down, reason="Ei asiaa.")
    assert HEADING not in found(client, "ramppi")
    show(eeva, "Toivon ramppia.")
    assert HEADING in found(client, "ramppi")
    assert 'id="found-wishes"' not in found(client, "ramppi", "sv")


def test_nothing_found_leads_to_the_guide_to_words_and_to_us(client):
    page = found(client, "qwertyuiop")
    for address in ("/fi/guide/", "/fi/words/", "/fi/wish/", "/fi/palvelut/"):
        assert f'href="{address}"' in page
    assert "Kerro meille, mitä etsit" in page


def test_a_service_asks_for_wishes_and_says_when_it_was_checked(client):
    page = client.get(make_service().url).content.decode()
    assert "/fi/wish/?kind=wish&amp;theme=work&amp;region=" in page
    assert "Kukaan ei ole vielä tarkistanut näitä tietoja." in page
    assert "Päivää ei ole vielä päätetty." in page
