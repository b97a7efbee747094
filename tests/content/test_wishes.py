"""The wish box: anybody tells a wish or a barrier; nothing of it is public by itself."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client

from content import telling_back, wishing
from content.models import Wish
from portal.kit import clock
from tests.factories.pages import make_trial
from tests.factories.service_pages import make_service

pytestmark = pytest.mark.django_db
HOME_MADE = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


def send(language="fi", *, headers=HOME_MADE, **fields):
    return Client(enforce_csrf_checks=True).post(f"/{language}/wish/", fields, headers=headers)


def test_anybody_leaves_a_wish_without_an_account():
    answer = send("sv", words="Om <b>bussen</b>", mail="lukija@example.org")
    wish = Wish.objects.get()
    assert (wish.words, wish.email, wish.language) == ("Om <b>bussen</b>", "lukija@example.org", "sv")
    thanks = Client().get(answer["Location"])
    assert thanks.status_code == 200
    assert "bussen" not in thanks.content.decode()


@pytest.mark.parametrize("fields", [{}, {"words": "  "}, {"words": "Bussi", "mail": "x"}])
def test_a_wish_that_is_not_whole_is_asked_again(fields):
    answer = send(**fields)
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert "public" not in answer.get("Cache-Control", "")
    assert not Wish.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}])
def test_another_site_cannot_leave_a_wish(headers):
    assert send(headers=headers, words="Bussi").status_code == 403
    assert not Wish.objects.exists()


def test_a_machine_that_fills_everything_wishes_nothing():
    assert send(words="Bussi", website="https://spam.example").status_code == 302
    assert not Wish.objects.exists()


def test_many_wishes_in_a_minute_are_told_to_wait():
    assert [send(words="Bussi").status_code for _ in range(6)] == [302] * 5 + [429]


def test_the_empty_form_is_the_same_for_everybody():
    answer = Client().get("/fi/wish/")
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_barrier_has_a_region_and_a_topic():
    send(words="En päässyt sisään", kind="stuck", region="06", theme="health")
    wish = Wish.objects.get()
    assert (wish.kind, wish.region, wish.theme) == ("stuck", "06", "health")
    assert not Wish.objects.shown().exists()


def test_nothing_typed_is_lost_when_the_address_is_wrong():
    page = send(
        words="En päässyt sisään", kind="stuck", region="06", theme="health", mail="x"
    ).content.decode()
    assert "En päässyt sisään" in page
    assert '<option value="06" selected>' in page
    assert '<option value="health" selected>' in page


def test_an_address_chooses_region_and_topic_ahead():
    page = Client().get("/fi/wish/?kind=stuck&region=06&theme=nothing").content.decode()
    assert '<option value="06" selected>' in page
    assert '<option value="" selected>' in page


def test_a_code_that_nobody_knows_is_left_out_of_a_wish():
    assert wishing.leave_wish(None, words="Bussi", region="99", theme="x", kind="y").place_and_topic == []


def test_a_wish_of_nothing_is_refused_in_the_action_too():
    with pytest.raises(ValidationError):
        wishing.leave_wish(None, words=" \u200b ")


@pytest.mark.parametrize("page", ["/fi/", "/fi/uutiset/"])
def test_the_wish_box_is_found_from_the_public_pages(page):
    assert "/fi/wish/" in Client().get(page, follow=True).content.decode()


@pytest.mark.parametrize(
    ("words", "is_it"),
    [
        ("Bussi", False),
        ("a" * 60, False),
        ("a" * 61, True),
        ("Bussi " + "ö" * 300, True),
        ("https://example.org/" + "a" * 80, False),
    ],
)
def test_a_word_without_an_end_is_refused_and_given_back(words, is_it):
    assert wishing.is_endless(words) is is_it
    page = send(words=words)
    assert Wish.objects.exists() is not is_it
    assert (words in page.content.decode()) is is_it


def test_the_page_of_a_service_leads_to_a_wish_about_it():
    service = make_service(title="Työkykyneuvola")
    shown = Client().get(service.url).content.decode()
    assert shown.count(f"/fi/wish/?kind=stuck&amp;theme=work&amp;region=&amp;about={service.pk}") == 1
    assert shown.count(f"/fi/wish/?kind=wish&amp;theme=work&amp;region=&amp;about={service.pk}") == 1
    answer = Client().get(f"/fi/wish/?kind=wish&about={service.pk}")
    page = answer.content.decode()
    assert "Se koskee tätä palvelua:" in page
    assert f'<input type="hidden" name="about" value="{service.pk}">' in page
    assert ("public" in answer["Cache-Control"], bool(answer.cookies)) == (True, False)
    again = send(words="", about=str(service.pk)).content.decode()
    assert f'<input type="hidden" name="about" value="{service.pk}">' in again
    send(words="Toivon iltoja", about=str(service.pk))
    assert Wish.objects.get().about == service


@pytest.mark.parametrize("is_service", [True, False])
def test_only_a_public_service_is_named(is_service):
    page = make_service() if is_service else make_trial()
    if is_service:
        page.unpublish()
    for number in (str(page.pk), "Osta!", "-1", "²", "9" * 30, "", f"{page.pk} x"):
        shown = Client().get("/fi/wish/", {"about": number}).content.decode()
        assert 'name="about"' not in shown
        assert "Osta!" not in shown
        wish = Wish.objects.filter(about__isnull=False)
        cache.clear()
        assert send(words="Bussi", about=number).status_code == 302
        assert not wish.exists()


def test_a_wish_stays_when_the_page_of_its_service_goes():
    service = make_service()
    wish = wishing.leave_wish(None, words="Bussi", about=service)
    service.delete()
    wish.refresh_from_db()
    assert (wish.about, wish.words) == (None, "Bussi")


@pytest.mark.parametrize("is_live", [True, False])
def test_the_mail_to_who_wished_names_the_service_while_it_is_public(is_live, mailoutbox):
    service = make_service(title="Neuvola & paja")
    wish = wishing.leave_wish(None, words="Bussi", mail="lukija@example.org", about=service)
    if not is_live:
        service.unpublish()
    Wish.objects.filter(pk=wish.pk).update(letter="wish_read", letter_due_at=clock.now())
    assert telling_back.tell("wish", wish.pk)
    assert ("Se koski palvelua Neuvola & paja." in mailoutbox[0].body) is is_live
