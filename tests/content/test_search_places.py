"""A town among the words hides nothing: what helps in the whole country is found, services first."""

from html import unescape

import pytest
from django.core.management import call_command

from content.searching import guessing
from content.searching.asking import ask
from content.searching.finding import search
from content.searching.placing import placed
from tests.factories.pages import make_news, make_site, make_trial
from tests.factories.service_pages import make_service

OULU, PORI = "17", "04"


@pytest.fixture
def site(roles):
    make_site()
    make_service(title="Talous- ja velkaneuvonta", needs=("money",))
    make_service(title="Velkapaja Pori", regions=(PORI,))
    make_trial(title="Pohjoinen kokeilu", regions=(OULU,), idea="Oulussa autettiin, kun velka painoi.")
    call_command("update_index", verbosity=0)
    guessing.forget_words()


def titles(text):
    return [hit.title for hit in search(text, "fi").hits]


@pytest.mark.parametrize(
    ("text", "town", "rest"),
    [
        ("velka oulu", "17", "velka"),
        ("velkaneuvonta Oulussa", "17", "velkaneuvonta"),
        ("Pohjois-Pohjanmaalla velkaa", "17", "velkaa"),
        ("palkkatuki pori", "04", "palkkatuki"),
    ],
)
def test_a_place_and_the_other_words_are_told_apart(text, town, rest):
    found = placed(ask(text, "fi"))
    assert (found.region.value, found.rest.text) == (town, rest)


@pytest.mark.parametrize("text", ["velka", "", "kerron kuinka monta pitkää asiaa tapahtui kerran Oulussa"])
def test_no_place_among_the_words(text):
    assert placed(ask(text, "fi")) is None


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["velka oulu", "velkaneuvonta Oulussa", "lainaa Oulussa", "lasku oulu"])
def test_a_service_of_the_whole_country_comes_before_a_trial_that_ended(site, text):
    found = titles(text)
    assert found[0] == "Talous- ja velkaneuvonta"
    assert "Velkapaja Pori" not in found


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["Oulun kokeilut", "kokeilusta Oulussa", "Pohjois-Pohjanmaa"])
def test_the_trial_of_the_place_comes_before_pages_that_only_tell_of_it(site, text):
    make_news(title="Muuta", body=[("paragraph", "<p>Pohjois-Pohjanmaa: kokeilu, kokeilu Oulussa.</p>")])
    make_news(title="Kokeilut", body=[("paragraph", "<p>Pohjois-Pohjanmaalla on Oulu.</p>")])
    call_command("update_index", verbosity=0)
    assert titles(text)[0] == "Pohjoinen kokeilu"


@pytest.mark.django_db
def test_what_has_all_the_words_is_found_too(site):
    assert titles("velka oulu") == ["Talous- ja velkaneuvonta", "Pohjoinen kokeilu"]
    assert titles("velka pori")[0] == "Velkapaja Pori"


@pytest.mark.django_db
def test_the_way_to_the_services_of_the_place_keeps_the_words(site, client):
    page = unescape(client.get("/fi/search/", {"q": "velka oulu"}).content.decode())
    way = "/fi/search/?q=velka+oulu&kind=servicepage&region=17"
    assert f'href="{way}">Palvelut: velka, Pohjois-Pohjanmaa</a>' in page
    narrowed = client.get(way).content.decode()
    assert "Talous- ja" in narrowed
    assert "Pohjoinen kokeilu" not in narrowed


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["laina", "lainoja", "lasku", "laskuja"])
def test_everyday_words_find_what_our_pages_call_otherwise(site, text):
    assert "Talous- ja velkaneuvonta" in titles(text)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["Lahti", "Lahdessa", "Päijät-Häme"])
def test_a_place_alone_finds_what_is_of_it_though_no_page_names_the_town(site, text):
    make_trial(title="Hämeen kokeilu", regions=("07",))
    make_news(title="Muuta", body=[("paragraph", "<p>Hän lähti kotiin.</p>")])
    call_command("update_index", verbosity=0)
    assert titles(text)[0] == "Hämeen kokeilu"


@pytest.mark.django_db
def test_where_nothing_fits_what_is_of_the_place_is_shown(site):
    found = search("kummallista Porissa", "fi")
    assert found.hits[0].title == "Velkapaja Pori"
    assert found.some
