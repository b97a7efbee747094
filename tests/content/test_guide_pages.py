"""The guide as it is walked: links only, answers in the address only, at most five services and why."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from content.service_guide import MOST
from content.themes import Theme
from tests.factories.pages import make_site
from tests.factories.service_pages import make_service

pytestmark = pytest.mark.django_db
LINKS = re.compile(r'<ul class="guide__options[^>]*>(.*?)</ul>', re.DOTALL)


@pytest.fixture(autouse=True)
def site(roles):
    make_site()


def read(path):
    answer = Client().get(path)
    assert answer.status_code == 200, path
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]
    return answer.content.decode().replace("&amp;", "&")


def options(page):
    return re.findall(r'href="([^"]+)"', LINKS.search(page)[1])


def test_the_needs_are_ticked_then_each_answer_is_a_link_and_the_last_leads_to_services():
    make_service(title="Työkykyneuvola", regions=("06",))
    page, steps = read("/fi/guide/"), 0
    assert page.count('type="checkbox" name="need"') == len(Theme.values)
    page = read("/fi/guide/?sent=yes&need=work")
    while LINKS.search(page):
        page, steps = read(options(page)[0]), steps + 1
    assert steps == 2
    page = read("/fi/guide/?need=work&job=no&region=06")
    assert "Työkykyneuvola" in page
    assert "Pirkanmaa" in page


def test_several_needs_are_taken_and_the_service_says_what_it_does_for_each():
    make_service(title="Molempiin", needs=("studies", "money"), cost="Maksuton.", get_in="Soita neuvojalle.")
    make_service(title="Muuhun", needs=("work",))
    asked = read("/fi/guide/?need=studies&need=money&job=no&age=18-29")
    assert "/fi/guide/?need=studies&need=money&job=no&age=18-29&region=06" in options(asked)
    page = read("/fi/guide/?need=studies&need=money&job=no&age=18-29&region=any")
    assert "Tarvitset apua tähän: opinnot, raha." in page
    assert "Maksuton." in page
    assert "Soita neuvojalle." in page
    assert "Muuhun" not in page


def test_a_form_without_a_tick_says_what_is_missing():
    assert "Valitse ainakin yksi asia." in read("/fi/guide/?sent=yes")
    assert "Valitse ainakin yksi asia." not in read("/fi/guide/")


def test_changing_one_answer_keeps_the_others():
    end = read("/fi/guide/?need=work&job=no&region=06")
    changes = re.findall(r'href="([^"]+change=[^"]+)"', end)
    assert len(changes) == 3
    need, job, region = map(read, changes[-3:])
    assert 'value="work" id="need-work" checked' in need
    assert '<input type="hidden" name="job" value="no">' in need
    assert '<input type="hidden" name="region" value="06">' in need
    assert "/fi/guide/?need=work&job=yes&region=06" in options(job)
    assert "/fi/guide/?need=work&job=no&region=07" in options(region)
    assert 'href="/fi/guide/?need=work&job=no&region=06"' in job


def test_an_employer_reads_words_for_employers():
    make_service(
        title="Palkkatuki",
        needs=("work", "employing"),
        for_job="no",
        employer_summary="Palkkaat ja saat tukea.",
        employer_gets="Osan palkasta.",
        employer_cost="Loput palkasta.",
    )
    assert "Missä työpaikkasi on?" in read("/fi/guide/?need=employing")
    page = read("/fi/guide/?need=employing&region=any")
    for words in ("Palkkaat ja saat tukea.", "Osan palkasta.", "Loput palkasta.", "#employer"):
        assert words in page
    assert "#employer" not in read("/fi/guide/?need=work&job=no&region=any")


def test_the_counter_never_promises_another_number_of_questions():
    assert "Kysymys 1<" in read("/fi/guide/")
    assert "Kysymys 2 / 2" in read("/fi/guide/?need=employing")
    assert "Kysymys 2 / 3" in read("/fi/guide/?need=work")


def test_nobody_is_remembered():
    read("/fi/guide/?need=health&age=18-29&region=any")
    assert not Session.objects.exists()


def test_back_leads_one_question_back():
    assert 'href="/fi/guide/?need=work"' in read("/fi/guide/?need=work&job=no")
    page = read("/fi/guide/?need=work&job=no&region=any")
    assert 'href="/fi/guide/?need=work&job=no"' in page


@pytest.mark.parametrize(
    "query",
    ["need=no-such", "need=work&job=maybe", "need=work&region=06", "need=%3Cscript%3E", "job=no", "need="],
)
def test_an_answer_that_nobody_offered_is_asked_again(query):
    page = read(f"/fi/guide/?{query}")
    assert LINKS.search(page) or 'type="checkbox" name="need"' in page
    assert "<script>" not in page


def test_at_most_five_are_shown_and_never_one_that_is_not_public():
    for number in range(MOST + 3):
        make_service(title=f"Palvelu {number}")
    make_service(title="Piilossa").unpublish()
    page = read("/fi/guide/?need=work&job=any&region=any")
    assert page.count("service-card__why") == MOST
    assert "Piilossa" not in page


def test_another_language_has_its_own_services_and_keeps_the_answers():
    make_service(title="Rådgivning", language="sv")
    page = read("/sv/guide/?need=work&job=any&region=any")
    assert "Rådgivning" in page
    assert 'href="/fi/guide/?need=work&job=any&region=any"' in page


def test_it_says_which_answer_a_service_meets_and_for_whom_it_is():
    make_service(regions=("11",), for_job="no")
    page = read("/fi/guide/?need=work&job=no&region=11")
    for words in ("Tarvitset apua tähän: työ.", "Pohjois-Savo", "Kenelle", "sinulle, jos työ on vaikeaa"):
        assert words in page
    assert "Sinulla ei ole nyt työtä. Tämä on ihmisille, joilla ei ole työtä." in page


def test_every_language_shows_the_same_services_in_the_same_order():
    pairs = (("Avotyö", "Öppet arbete"), ("Baari", "Bar"), ("Valmennus", "Arbetsträning"))
    for finnish, swedish in pairs:
        page = make_service(title=finnish)
        make_service(title=swedish, language="sv", translation_key=page.translation_key)
    for number in range(4):
        page = make_service(title=f"Muu {number}", needs=("work", "health"))
        make_service(
            title=f"A {number}", language="sv", needs=("work", "health"), translation_key=page.translation_key
        )
    shown = [read(f"/{language}/guide/?need=work&job=any&region=any") for language in ("fi", "sv")]
    titles = [re.findall(r'card__title"><a[^>]*>([^<]+)<', page) for page in shown]
    assert titles[0] == ["Avotyö", "Baari", "Valmennus", "Muu 0", "Muu 1"]
    assert titles[1] == ["Öppet arbete", "Bar", "Arbetsträning", "A 0", "A 1"]


def test_nothing_found_leads_to_the_directory():
    page = read("/fi/guide/?need=money&job=any&region=06")
    assert 'href="/fi/palvelut/?need=money&region=06"' in page
    assert "service-card" not in page


def test_the_answers_go_to_no_other_site():
    assert '<meta name="referrer" content="no-referrer">' in read("/fi/guide/?need=health")


def test_many_services_cost_no_more_questions_to_the_database(django_assert_max_num_queries):
    for number in range(12):
        make_service(title=f"Palvelu {number}")
    read("/fi/guide/?need=work&job=any&region=any")
    with django_assert_max_num_queries(15):
        read("/fi/guide/?need=work&job=any&region=any")


def test_a_town_answers_for_its_region_and_an_unknown_one_is_asked_again():
    make_service(title="Täällä", regions=("11",))
    asked = read("/fi/guide/?need=work&job=no")
    assert '<option value="Kuopio">' in asked
    assert (
        '<input type="hidden" name="need" value="work"><input type="hidden" name="job" value="no">' in asked
    )
    found = read("/fi/guide/?need=work&job=no&town=kuopio")
    assert "Täällä" in found
    assert "need=work&job=no&region=11&change=region" in found
    again = read("/fi/guide/?need=work&job=no&town=Qwerty")
    assert "Emme tunne tätä kuntaa." in again
    assert 'value="Qwerty"' in again


def test_an_empty_town_is_told_what_to_do():
    assert "Kirjoita kuntasi tai valitse alue alta." in read("/fi/guide/?need=work&job=no&town=+")
    assert "Kirjoita kuntasi tai" not in read("/fi/guide/?need=work&job=no")


@pytest.mark.parametrize("written", ["Ouluu", "Oulussa", "oullu"])
def test_a_town_that_is_nearly_right_is_offered(written):
    page = read(f"/fi/guide/?need=work&job=no&town={written}")
    assert 'Tarkoititko tätä? <a href="/fi/guide/?need=work&job=no&region=17">Oulu</a>' in page
    assert f'value="{written}"' in page
