"""Setting a site up: in one run, again without harm, and with words that help when something is wrong."""

import io

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from wagtail.models import Site

from content.models import HomePage, StoryIndexPage
from portal.accounts.models import User
from portal.accounts.roles import Role, has_role
from tests.factories.pages import clear_site

pytestmark = pytest.mark.django_db
TOLD = {
    "email": "Sirkka@Example.org",
    "name": "Sirkka",
    "site_name": "Meidän ääni",
    "address": "https://portal.example.org",
    "languages": "fi,sv",
    "joining": "invited",
}


def set_up(**options):
    out = io.StringIO()
    call_command("setup_site", no_input=True, stdout=out, **{**TOLD, **options})
    return out.getvalue()


@pytest.fixture
def empty(roles):
    clear_site()


def test_an_empty_site_gets_an_administrator_pages_and_a_name(empty):
    set_up()
    sirkka = User.objects.get(email="sirkka@example.org")
    assert has_role(sirkka, Role.ADMINISTRATOR)
    assert not sirkka.has_usable_password()
    assert not sirkka.is_superuser
    assert sirkka.emailaddress_set.get().verified
    site = Site.objects.get()
    assert (site.site_name, site.hostname, site.port) == ("Meidän ääni", "portal.example.org", 443)
    homes = HomePage.objects.values_list("locale__language_code", flat=True)
    assert sorted(homes) == ["fi", "sv"]
    assert StoryIndexPage.objects.live().count() == 2


def test_the_first_page_opens(empty, client, settings):
    settings.ALLOWED_HOSTS = ["portal.example.org"]
    set_up()
    assert client.get("/fi/", HTTP_HOST="portal.example.org").status_code == 200


def test_a_second_run_keeps_what_is_there_and_adds_a_language(empty):
    set_up()
    home = HomePage.objects.get(locale__language_code="fi")
    HomePage.objects.filter(pk=home.pk).update(lead="Omat sanat")
    said = set_up(languages="en", name="Toinen")
    assert "First pages: en." in said
    assert HomePage.objects.get(pk=home.pk).lead == "Omat sanat"
    assert User.objects.filter(email="sirkka@example.org").get().first_name == "Sirkka"
    assert "there already" in set_up(languages="fi,en")


def test_the_test_mail_comes_in_the_administrators_language(empty):
    said = set_up()
    assert mail.outbox[0].to == ["sirkka@example.org"]
    assert "Sähköposti toimii" in mail.outbox[0].subject
    assert "A test mail is on its way" in said
    assert set_up(no_test_mail=True).count("test mail") == 0
    assert len(mail.outbox) == 1


def test_mail_that_does_not_go_is_told_and_the_rest_is_kept(empty, monkeypatch):
    def refuse(*_words, **_named):
        raise ConnectionRefusedError("nobody answers")

    monkeypatch.setattr("portal.management.setting_up.send_mail", refuse)
    with pytest.raises(CommandError, match=r"Nobody gets a sign-in code .* EMAIL_HOST"):
        set_up()
    assert User.objects.filter(email="sirkka@example.org").exists()


def test_it_says_which_settings_are_left(empty, settings):
    said = set_up(joining="open")
    assert "SITE_NAME=Meidän ääni" in said
    assert "BASE_URL=https://portal.example.org" in said
    assert "JOINING_OPEN=1" in said
    settings.SITE_NAME, settings.BASE_URL = TOLD["site_name"], TOLD["address"]
    settings.ALLOWED_HOSTS = ["portal.example.org"]
    assert ".env" not in set_up()


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"email": "sirkka"}, "name@example.org"),
        ({"email": None}, "name@example.org"),
        ({"name": " "}, "Write a name"),
        ({"address": "portal.example.org"}, "https://portal.example.org"),
        ({"address": "https://portal.example.org/fi/"}, "nothing after it"),
        ({"languages": "fi,de"}, "fi, sv, en"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_made(empty, wrong, word):
    with pytest.raises(CommandError, match=word):
        set_up(**wrong)
    assert not User.objects.exists()
    assert not HomePage.objects.exists()


def test_a_closed_account_is_not_opened_by_it(empty, aino):
    User.objects.filter(pk=aino.pk).update(is_active=False)
    with pytest.raises(CommandError, match="closed"):
        set_up(email=aino.email)
    assert not HomePage.objects.exists()


def test_questions_are_asked_again_until_the_answer_can_be_used(empty, monkeypatch):
    typed = iter(["sirkka", "sirkka@example.org", "Sirkka", "", "", "sv", "perhaps", "open"])
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or next(typed))
    out = io.StringIO()
    call_command("setup_site", no_test_mail=True, stdout=out)
    assert "That is no mail address" in out.getvalue()
    assert "Write open or invited" in out.getvalue()
    assert len(asked) == 8
    assert has_role(User.objects.get(email="sirkka@example.org"), Role.ADMINISTRATOR)
