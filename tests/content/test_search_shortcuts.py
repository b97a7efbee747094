"""A search also leads to what is no page: settings, rooms, forms, a region's services, a word's meaning."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale

from content.explained import word_among
from content.models import GlossaryWord
from content.regions import Region, region_named, towns
from content.searching import guessing
from content.searching.asking import ask
from content.searching.finding import Found, search
from content.searching.hits import Hit
from content.searching.signposts import MOST, PHRASES, signposts
from content.views.search import _ways
from portal.plain_language.words import is_known
from tests.factories.pages import make_news, make_site

ASKED = [
    ("tekstin koko", "fi", "reading"),
    ("tumma tila", "fi", "reading"),
    ("värit", "fi", "reading"),
    ("selkosuomeksi", "fi", "reading"),
    ("onko selkokielellä", "fi", "reading"),
    ("lättläst", "sv", "reading"),
    ("dark colours", "en", "reading"),
    ("miten saan isommat tekstit, iso teksti", "fi", "reading"),
    ("onko huone auki", "fi", "rooms"),
    ("ilmoittaudu", "fi", "events"),
    ("palautetta", "fi", "wish"),
    ("mitä avotyö tarkoittaa", "fi", "words"),
    ("asenna puhelimeen", "fi", "phone"),
    ("onko teillä sovellusta", "fi", "phone"),
    ("sovellus", "fi", "phone"),
    ("installera appen", "sv", "phone"),
    ("install the app", "en", "phone"),
    ("textstorlek", "sv", "reading"),
    ("hinder", "sv", "wish"),
    ("text size", "en", "reading"),
    ("complaints", "en", "wish"),
    ("peruutus", "fi", "events"),
    ("miten perun ilmoittautumisen", "fi", "events"),
    ("avboka", "sv", "events"),
    ("cancel my place", "en", "events"),
    ("isompi teksti", "fi", "reading"),
    ("tekstiä suuremmaksi", "fi", "reading"),
    ("yksinäinen", "fi", "rooms"),
    ("podcast", "fi", "stories"),
    ("en ymmärrä", "fi", "on_each_page"),
    ("kuuntele sivu", "fi", "on_each_page"),
]


@pytest.fixture
def site(roles):
    make_site()
    guessing.forget_words()


@pytest.fixture
def glossary(site):
    finnish = GlossaryWord(
        word="avotyö", meaning="Se on työtä.", locale=Locale.objects.get(language_code="fi")
    )
    finnish.save()
    english = finnish.copy_for_translation(Locale.objects.get(language_code="en"))
    english.word = "open work"
    english.save()


def page(client, query, language="fi", **more):
    answer = client.get(f"/{language}/search/", {"q": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("text", "language", "way"), ASKED)
def test_words_lead_to_a_way(text, language, way):
    assert way in signposts(ask(text, language), language)


def test_a_small_word_is_not_searched_but_may_belong_to_a_phrase():
    asked = ask("joku kirjoitti minusta", "fi")
    assert [word.text for word in asked.words] == ["kirjoitti"]
    assert signposts(asked, "fi") == ["about_me"]
    assert signposts(ask("hän kirjoitti kirjan", "fi"), "fi") == []


def test_ordinary_questions_lead_nowhere_else():
    for text in ("kahvi kiehuu", "Savon OTE", "minä kahvilassa", ""):
        assert signposts(ask(text, "fi"), "fi") == []


def test_a_longer_phrase_comes_first_and_there_are_few():
    ways = signposts(ask("tekstin koko huone palaute tapahtuma apu", "fi"), "fi")
    assert ways[0] == "reading"
    assert len(ways) == MOST


@pytest.mark.django_db
def test_every_way_has_an_address(site):
    assert set(_ways("en")) == set(PHRASES)


@pytest.mark.parametrize(
    ("text", "region"),
    [("Kuopio", Region.POHJOIS_SAVO), ("oulu ", Region.POHJOIS_POHJANMAA), ("Åbo", Region.VARSINAIS_SUOMI)],
)
def test_a_region_is_known_by_its_seat(text, region):
    assert region_named(text) is region


def test_no_region_is_guessed():
    assert region_named("työ") is None
    assert region_named("") is None


def test_what_is_for_the_whole_country_is_for_each_region():
    here, there, all_over = Hit(1, "a", "x", ("11",)), Hit(2, "b", "x", ("06",)), Hit(3, "c", "x", (), True)
    elsewhere = Hit(4, "d", "y")  # of a kind that has no regions
    found = Found(ask("a", "fi"), [here, there, all_over, elsewhere])
    assert found.narrowed(kind="", region="11") == [here, all_over]
    assert found.regions() == {"11": 2, "06": 2}


@pytest.mark.django_db
def test_a_word_of_the_language_is_not_taken_for_a_slip(site):
    make_news(title="Kopio", body=[("paragraph", "<p>Saat kopion mukaan.</p>")])
    call_command("update_index", verbosity=0)
    assert is_known("Kuopio", "fi")
    assert search("Kuopio", "fi").meant == ""
    assert search("kopoi", "fi").meant == "kopio"


@pytest.mark.django_db
def test_the_page_that_is_called_so_comes_first(site):
    make_news(title="Savon OTE, Savon OTE tulee", body=[("paragraph", "<p>Savon OTE, Savon OTE.</p>")])
    make_news(title="Savon OTE", body=[("paragraph", "<p>Kokeilu.</p>")])
    call_command("update_index", verbosity=0)
    assert search("savon ote", "fi").hits[0].title == "Savon OTE"


@pytest.mark.django_db
def test_nothing_found_leads_on(site, client):
    shown = page(client, "xyzzyq")
    assert "Vastaa muutamaan kysymykseen" in shown
    assert "/fi/guide/" in shown
    assert "Sanat selitettyinä" in shown or "/fi/words/" in shown


@pytest.mark.django_db
def test_a_meaning_is_told_beside_other_words_and_for_a_finnish_word(glossary):
    assert str(word_among(["avotyö", "tarkoittaa"], "fi")) == "avotyö"
    assert str(word_among(["avotyö"], "en")) == "open work"
    assert word_among(["kahvi"], "en") is None
    assert word_among(["yksi", "kaksi", "kolme", "avotyö", "viisi"], "fi") is None


def test_every_municipality_leads_to_its_region():
    assert len(towns()) > 308
    assert region_named("Järvenpää") is Region.UUSIMAA
    assert region_named("s:t michel") is Region.ETELA_SAVO
    assert all(region_named(town) for town in towns())


@pytest.mark.django_db
def test_a_town_in_any_form_leads_to_the_services_there(site, client):
    assert "/fi/palvelut/?region=11" in page(client, "töitä Kuopiosta")
    assert "?region=" not in page(client, "työ")


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("ilmoittautuminen", "fi", "events"),
        ("näytönlukija", "fi", "accessibility"),
        ("nimettömänä", "fi", "tell"),
        ("anonymt", "sv", "tell"),
        ("joku kirjoitti minusta", "fi", "about_me"),
        ("poista tarina", "fi", "about_me"),
        ("miten tarina poistetaan", "fi", "about_me"),
        ("någon skrev om mig", "sv", "about_me"),
        ("ta bort berättelsen", "sv", "about_me"),
        ("somebody wrote about me", "en", "about_me"),
        ("remove a story", "en", "about_me"),
    ],
)
def test_what_a_newcomer_typed_leads_on(text, language, way):
    assert way in signposts(ask(text, language), language)


@pytest.mark.django_db
def test_a_word_without_its_dots_is_explained(glossary):
    assert str(word_among(["avotyo"], "fi")) == "avotyö"


@pytest.mark.django_db
def test_a_finnish_name_finds_the_page_of_another_language(site):
    finnish = make_news(title="Työkykyneuvola")
    make_news(title="Rådgivning", language="sv", translation_key=finnish.translation_key)
    make_news(title="Annat", language="sv")
    call_command("update_index", verbosity=0)
    assert [hit.title for hit in search("työkykyneuvola", "sv").hits] == ["Rådgivning"]
    assert search("olematon", "sv").hits == []
