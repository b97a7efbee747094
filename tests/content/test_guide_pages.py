"""The guide as it is walked: links only, answers in the address only, at most five services and why."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from content.service_guide import MOST
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


def test_each_answer_is_a_link_to_the_next_question_and_the_last_leads_to_services():
    make_service(title="Työkykyneuvola", regions=("06",))
    page, steps = read("/fi/guide/"), 0
    while LINKS.search(page):
        page, steps = read(options(page)[0]), steps + 1
    assert steps == 3
    page = read("/fi/guide/?need=work&job=no&region=06")
    assert "Työkykyneuvola" in page
    assert "Pirkanmaa" in page


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
    assert LINKS.search(page)
    assert "script>" not in options(page)[0]


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
