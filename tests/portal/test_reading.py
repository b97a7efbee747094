"""Reading settings: one press, one cookie, one stylesheet; the pages stay the same for everybody."""

import pytest
from django.core import mail
from django.test import Client

from portal.accounts.models import User
from portal.reading import choices
from portal.reading.stylesheet import stylesheet

from .sign_in_steps import CONFIRM, ask_for_code, code_in

OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}


def css(client: Client, cookie: str | None = None):
    if cookie is not None:
        client.cookies["reading"] = cookie
    return client.get("/reading.css")


def test_a_cookie_tells_only_what_is_on_the_list():
    said = choices.read("theme=dark&size=5000&font=}body{&colour=red")
    assert said == choices.defaults() | {"theme": "dark"}


@pytest.mark.parametrize("cookie", ["", "&&&", "=", "theme", "%00", "theme=dark" + "&x=1" * 100, "ä=ö"])
def test_a_broken_cookie_counts_as_nothing_said(cookie):
    assert choices.read(cookie) == choices.defaults()


@pytest.mark.parametrize("setting", choices.SETTINGS, ids=lambda setting: setting.key)
def test_every_choice_survives_the_cookie(setting):
    for option in setting.options:
        chosen = choices.chosen(choices.defaults(), {setting.key: option})
        assert choices.read(choices.write(chosen)) == chosen


@pytest.mark.parametrize("setting", choices.SETTINGS, ids=lambda setting: setting.key)
def test_every_choice_changes_the_stylesheet(setting):
    sheets = {stylesheet(choices.defaults() | {setting.key: option}) for option in setting.options}
    assert len(sheets) == len(setting.options)


def test_nothing_said_follows_the_device(client):
    sheet = css(client).content.decode()
    assert "prefers-color-scheme: dark" in sheet
    assert "--text-size: 100%" in sheet


def test_the_stylesheet_is_private_and_varies_by_cookie(client):
    response = css(client, "theme=sepia&size=150")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "private" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]
    assert "--text-size: 150%" in response.content.decode()


def test_no_word_of_the_cookie_reaches_the_stylesheet(client):
    sheet = css(client, "theme=evil&size=1}*{display:none").content.decode()
    assert "evil" not in sheet
    assert "*{" not in sheet


def test_an_unchanged_stylesheet_is_not_sent_again(client):
    etag = css(client)["ETag"]
    assert client.get("/reading.css", headers={"If-None-Match": etag}).status_code == 304
    client.cookies["reading"] = "theme=dark"
    assert client.get("/reading.css", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.django_db
def test_one_press_takes_a_choice_and_keeps_the_others(client):
    client.cookies["reading"] = "size=150"
    response = client.post("/fi/reading/", {"theme": "dark"}, headers=OUR_PAGE)
    assert response.status_code == 302
    assert response["Location"] == "/fi/reading/?saved=theme#theme"
    assert choices.read(response.cookies["reading"].value) == choices.defaults() | {
        "theme": "dark",
        "size": "150",
    }
    assert response.cookies["reading"]["httponly"]


@pytest.mark.django_db
def test_everything_can_be_put_back(client):
    client.cookies["reading"] = "theme=dark&size=150"
    response = client.post("/fi/reading/", {"all": "back"}, headers=OUR_PAGE)
    assert response.cookies["reading"].value == ""


@pytest.mark.django_db
def test_another_site_cannot_press(client):
    response = client.post("/fi/reading/", {"theme": "dark"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert "reading" not in response.cookies


@pytest.mark.django_db
def test_the_page_is_the_same_for_everybody_and_sets_no_cookie(client, aino):
    stranger = client.get("/fi/reading/")
    client.force_login(aino)
    client.cookies["reading"] = "theme=dark"
    member = client.get("/fi/reading/")
    assert stranger.content == member.content
    assert not stranger.cookies
    assert "Cookie" not in stranger.get("Vary", "")


@pytest.mark.django_db
def test_the_page_names_itself_in_every_language(client):
    for language in ("fi", "sv", "en"):
        page = client.get(f"/{language}/reading/").content.decode()
        assert f'<html lang="{language}">' in page
        assert 'href="/sv/reading/" lang="sv"' in page


@pytest.mark.django_db
def test_pages_hold_no_style_and_no_script_of_their_own(client):
    page = client.get("/fi/reading/").content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page


class TestInTheAccount:
    """Choices of somebody who is signed in come back on another device."""

    @pytest.fixture
    def aino(self, db):
        return User.objects.create_user("aino@example.org", first_name="Aino")

    @pytest.fixture
    def device(self, aino):
        def fresh(*, cookie: str = "") -> Client:
            client = Client(headers=OUR_PAGE)
            if cookie:
                client.cookies["reading"] = cookie
            return client

        return fresh

    def test_a_choice_comes_back_after_signing_in_elsewhere(self, aino, device):
        first = device()
        first.force_login(aino)
        first.post("/fi/reading/", {"size": "150"})
        other = sign_in(device(), aino)
        assert "--text-size: 150%" in css(other).content.decode()

    def test_what_this_device_chose_stays(self, aino, device):
        User.objects.update(reading="size=150")
        other = sign_in(device(cookie="theme=dark"), aino)
        assert "--text-size: 100%" in css(other).content.decode()

    def test_putting_everything_back_is_kept_too(self, aino, device):
        User.objects.update(reading="size=150")
        first = device(cookie="size=150")
        first.force_login(aino)
        first.post("/fi/reading/", {"all": "back"})
        assert User.objects.get().reading == ""

    def test_a_visitor_changes_nobodys_account(self, aino, device):
        device().post("/fi/reading/", {"size": "150"})
        assert User.objects.get().reading == ""


def sign_in(client, person):
    ask_for_code(client, person.email)
    client.post(CONFIRM, {"code": code_in(mail.outbox[-1])})
    return client


def test_the_other_letters_are_asked_for_only_by_whoever_chose_them(client):
    assert "opendyslexic" not in css(client).content.decode()
    sheet = css(client, "font=dyslexic").content.decode()
    assert sheet.count("@font-face") == 2
    assert "opendyslexic-400" in sheet
