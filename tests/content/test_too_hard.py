"""Too hard: one press marks a paragraph; the newsroom answers; an address is kept no longer than needed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from content import marking_hard
from content.models import HardParagraph, WantsToHear
from content.paragraphs import digest_of_words, paragraphs_of
from portal.kit import clock
from tests.factories.service_pages import make_service

pytestmark = pytest.mark.django_db
HOME_MADE = {"sec-fetch-site": "same-origin"}
WORDS = "Työpaja on paikka, jossa voi harjoitella työtä."


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


@pytest.fixture
def service():
    return make_service(what=f"{WORDS}\nToinen kappale on helpompi lukea.")


def address(page):
    return f"/fi/too-hard/{page.pk}/"


def press(page, *, headers=HOME_MADE, ip="192.0.2.1", **fields):
    browser = Client(enforce_csrf_checks=True, REMOTE_ADDR=ip)
    return browser.post(address(page), fields, headers=headers)


def marked(page, **more):
    return press(page, paragraph=digest_of_words(WORDS), **more)


def test_without_script_a_page_offers_each_paragraph_with_one_button(service):
    answer = Client().get(address(service))
    shown = answer.content.decode()
    assert WORDS in shown
    assert "Toinen kappale" in shown
    assert digest_of_words(WORDS) in shown
    assert "public" not in answer.get("Cache-Control", "")
    assert not answer.cookies


def test_the_page_itself_stays_the_same_for_everybody_and_only_links_there(service):
    answer = Client().get(service.url)
    assert address(service) in answer.content.decode()
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("how", ["button", "script"])
def test_one_press_makes_a_task_that_holds_no_words(service, how):
    sent = {"words": WORDS.replace(" ", " \n ")} if how == "script" else {"paragraph": digest_of_words(WORDS)}
    answer = press(service, **sent)
    task = HardParagraph.objects.get()
    assert (task.page_id, task.marks, task.closed_at) == (service.pk, 1, None)
    assert WORDS in Client().get(answer["Location"]).content.decode()
    kept = [str(getattr(task, field.name)) for field in HardParagraph._meta.concrete_fields]
    assert not any("Työpaja" in each for each in kept)


def test_marks_of_several_readers_make_one_task_with_a_count(service):
    for number in (1, 1, 2, 3):
        marked(service, ip=f"192.0.2.{number}")
    assert HardParagraph.objects.get().marks == 3


def test_what_does_not_stand_on_the_page_is_no_task(service):
    assert press(service, words="Tätä ei ole sivulla ollenkaan.").status_code == 409
    assert press(service).status_code == 409
    assert not HardParagraph.objects.exists()


def test_a_page_that_is_not_public_has_no_such_address(service):
    service.unpublish()
    assert Client().get(address(service)).status_code == 404
    assert marked(service).status_code == 404


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}])
def test_another_site_cannot_mark(service, headers):
    assert marked(service, headers=headers).status_code == 403
    assert not HardParagraph.objects.exists()


def test_many_presses_in_a_minute_are_told_to_wait(service):
    assert [marked(service).status_code for _ in range(21)] == [302] * 20 + [429]


def ask(page, **fields):
    browser = Client(enforce_csrf_checks=True)
    return browser.post(f"{address(page)}{digest_of_words(WORDS)}/", fields, headers=HOME_MADE)


def test_a_reader_may_leave_an_address_once(service):
    marked(service)
    for _ in range(2):
        answer = ask(service, mail="Lukija@example.org")
    assert Client().get(answer["Location"]).status_code == 200
    assert list(WantsToHear.objects.values_list("email", "language")) == [("lukija@example.org", "fi")]


def test_no_address_is_taken_from_a_machine_or_for_what_nobody_marked(service):
    ask(service, mail="lukija@example.org")
    marked(service)
    ask(service, mail="lukija@example.org", website="https://spam.example")
    assert "error-summary" in ask(service, mail="x").content.decode()
    assert not WantsToHear.objects.exists()


def test_an_address_that_waited_half_a_year_is_gone(service):
    marked(service)
    ask(service, mail="lukija@example.org")
    assert marking_hard.forget_old_addresses() == 0
    WantsToHear.objects.update(made_at=clock.now() - timedelta(days=181))
    assert marking_hard.forget_old_addresses() == 1
    assert not mail.outbox


def test_the_paragraphs_of_rich_text_and_of_lists_are_found(service):
    service.visit = [("step", {"name": "Tulet käymään", "text": "Joku ottaa sinut vastaan ovella."})]
    found = [each.words for each in paragraphs_of(service)]
    assert "Joku ottaa sinut vastaan ovella." in found
    assert "Tulet käymään" not in found
