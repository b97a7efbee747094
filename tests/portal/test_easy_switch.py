"""The switch "Selkosuomi": one press, and it stays on."""

import pytest

from portal.accounts.models import User
from portal.accounts.settling import choose_language
from portal.reading import choices
from tests.factories.easy import make_easy_home
from tests.factories.pages import make_news, make_site

OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}
FROM_OUR_PAGE = {"Host": "localhost", "Referer": "http://localhost/fi-simple/"}
pytestmark = pytest.mark.django_db


def press(client, path, **said):
    return client.post(path, said, headers=OUR_PAGE)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_one_press_in_the_reading_settings_turns_it_on(client, language):
    answer = press(client, f"/{language}/reading/", easy="yes")
    assert answer["Location"] == "/fi-simple/reading/?saved=easy#easy"
    assert choices.read(answer.cookies["reading"].value)["easy"] == "yes"


def test_one_press_turns_it_off_again(client):
    press(client, "/fi/reading/", easy="yes")
    answer = press(client, "/fi-simple/reading/", easy="no")
    assert answer["Location"] == "/fi/reading/?saved=easy#easy"
    assert answer.cookies["reading"].value == ""


def test_putting_everything_back_turns_it_off_too(client):
    press(client, "/fi/reading/", easy="yes")
    assert press(client, "/fi-simple/reading/", all="back")["Location"] == "/fi/reading/?saved=all#all"


def test_another_setting_leaves_the_language_as_it_is(client):
    assert press(client, "/sv/reading/", theme="dark")["Location"] == "/sv/reading/?saved=theme#theme"
    answer = press(client, "/fi-simple/reading/", theme="dark")
    assert answer["Location"] == "/fi-simple/reading/?saved=theme#theme"


def test_a_finnish_page_shows_the_way_only_to_who_turned_it_on(client):
    make_site()
    make_easy_home()
    make_news(title="Uusi huone aukesi")
    before = client.get("/fi/uutiset/uusi-huone-aukesi/").content
    assert ".easy-offer" not in client.get("/reading.css").content.decode()
    press(client, "/fi/reading/", easy="yes")
    assert ".easy-offer { display: block; }" in client.get("/reading.css").content.decode()
    page = client.get("/fi/uutiset/uusi-huone-aukesi/", headers=FROM_OUR_PAGE).content
    assert page == before
    assert b'<p class="easy-offer"><a class="button" href="/fi-simple/uutiset/uusi-huone-aukesi/"' in page


@pytest.mark.parametrize("path", ["/sv/", "/fi-simple/"])
def test_other_languages_show_no_such_way(client, path):
    make_site()
    make_easy_home()
    assert b"easy-offer" not in client.get(path).content


def test_a_page_that_is_none_of_the_cms_has_the_way_too(client):
    assert b'href="/fi-simple/words/" lang="fi" hreflang="fi-simple"' in client.get("/fi/words/").content


def test_an_easy_page_offers_to_keep_it_so_until_it_is_kept(client):
    before = client.get("/fi-simple/words/")
    form = before.content.decode().split('<form class="easy-bar__keep"')[1].split("</form>")[0]
    assert 'method="post" action="/fi-simple/reading/"' in form
    assert 'name="easy" value="yes">Pidä selkosuomi aina päällä</button>' in form
    assert "easy-bar__keep" not in client.get("/reading.css").content.decode()
    press(client, "/fi-simple/reading/", easy="yes")
    assert ".easy-bar__keep { display: none; }" in client.get("/reading.css").content.decode()
    after = client.get("/fi-simple/words/")
    assert after.content == before.content
    assert not after.cookies
    assert "Cookie" not in after.get("Vary", "")


def test_an_account_may_be_in_easy_finnish(client, aino):
    client.force_login(aino)
    answer = press(client, "/fi/me/language/", language="fi-simple")
    assert answer["Location"] == "/fi-simple/me/"
    assert User.objects.get(pk=aino.pk).language == "fi-simple"
    page = client.get("/fi-simple/me/").content.decode()
    assert "Minun kieleni" in page
    assert '<span lang="fi">Selkosuomi</span>' in page


def test_a_language_that_the_house_has_not_is_refused(aino):
    with pytest.raises(ValueError, match="no language"):
        choose_language(aino, language="fi-x")


@pytest.mark.parametrize("path", ["/fi-x/", "/fi-simple-x/", "/FI-SIMPLE-X/uutiset/"])
def test_an_address_that_only_looks_like_easy_finnish_is_not_there(client, path):
    assert client.get(path).status_code == 404
