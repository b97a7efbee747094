"""The site among the programs of a phone, and what stands there without a connection."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from PIL import Image

from tests.factories.pages import make_site

pytestmark = pytest.mark.django_db
WORKER = "/offline-worker.js"


@pytest.fixture(autouse=True)
def home(roles):
    return make_site()


def kept_by(client):
    script = client.get(WORKER).content.decode()
    return json.loads(re.search(r"^const KEPT = (.*);$", script, re.MULTILINE)[1])


@pytest.mark.parametrize("language", ["fi", "fi-simple", "sv", "en"])
def test_each_language_has_a_manifest_and_its_pages_name_it(client, language):
    address = f"/{language}/manifest.webmanifest"
    answer = client.get(address)
    assert answer["Content-Type"] == "application/manifest+json"
    told = answer.json()
    assert told["start_url"] == f"/{language}/"
    assert told["lang"] == language.partition("-")[0]
    assert f'<link rel="manifest" href="{address}">' in client.get(f"/{language}/offline/").content.decode()


def test_the_icons_of_the_manifest_are_as_large_as_it_says(client):
    icons = client.get("/fi/manifest.webmanifest").json()["icons"]
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    for icon in icons:
        with Image.open(find(icon["src"].removeprefix(settings.STATIC_URL))) as drawn:
            assert f"{drawn.width}x{drawn.height}" == icon["sizes"]


def test_the_offline_page_says_what_one_can_do_and_asks_for_no_page_of_anybody(client, aino):
    page = client.get("/fi/offline/").content
    assert 'href="tel:112"' in page.decode()
    assert "Yritä uudestaan" in page.decode()
    client.force_login(aino)
    assert client.get("/fi/offline/").content == page


@pytest.mark.parametrize(("language", "words"), [("fi", "Lisää Koti-valikkoon"), ("sv", "hemskärmen")])
def test_a_page_tells_how_the_site_comes_to_a_phone_and_the_footer_leads_there(client, language, words):
    address = f"/{language}/phone/"
    assert words in client.get(address).content.decode()
    assert f'href="{address}"' in client.get(f"/{language}/offline/").content.decode()


def test_the_worker_keeps_the_offline_pages_and_their_looks_alone(client):
    kept = kept_by(client)
    assert set(kept["pages"]) == {code for code, _name in settings.LANGUAGES}
    for address in kept["pages"].values():
        answer = client.get(address)
        assert answer.status_code == 200
        assert not answer.cookies
    assert all(address.startswith(settings.STATIC_URL) for address in kept["looks"])
    script = client.get(WORKER).content.decode()
    assert "cache.put" not in script
    assert "cache.add(" not in script


def test_the_worker_is_a_script_of_the_whole_site_for_everybody(client):
    answer = client.get(WORKER)
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"].startswith("public")
    assert not answer.cookies
