"""The check on plain language in the editor of the CMS."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from content import plain_checking
from content.models import ServiceIndexPage
from content.permissions import grant_editors
from portal.kit.slots import Slots
from tests.factories.pages import section
from tests.factories.service_pages import make_service

pytestmark = pytest.mark.django_db
LONG = (
    "Minä kävelin aamulla pitkän matkan rantaa pitkin vanhalle laiturille ja katsoin siellä hiljaa "
    "järvelle ja söin hyviä eväitä ennen töitä."
)


@pytest.fixture
def editor(eeva):
    browser = Client()
    browser.force_login(eeva)
    return browser


def ask(browser, **sent):
    return browser.post(reverse("plain_check"), json.dumps(sent), content_type="application/json")


@pytest.mark.parametrize(
    ("lang", "html", "kind"),
    [
        ("fi", f"<h1>Aamu</h1><p>{LONG}</p>", "sentence"),
        (
            "sv",
            "<p>" + "Jag gick en lång väg till bryggan och åt min mat och såg på sjön innan jag gick.</p>",
            "sentence",
        ),
        (
            "en",
            "<p>I walked a long way to the pier and ate my food and looked at the lake before work.</p>",
            "sentence",
        ),
    ],
)
def test_the_page_is_checked_in_its_own_language(editor, lang, html, kind):
    report = ask(editor, html=html, lang=lang).json()["report"]
    assert f'data-kind="{kind}"' in report


def test_easy_finnish_is_read_as_finnish(editor):
    assert "<strong>" in ask(editor, html="<p>Minä heräsin.</p>", lang="fi-simple").json()["report"]


def test_another_language_is_said_to_be_unknown(editor):
    report = ask(editor, html="<p>Bonjour.</p>", lang="fr").json()["report"]
    assert "plain__words" not in report


@pytest.mark.parametrize("body", ["", "[]", "{", '{"html": 1, "lang": "fi"}', '{"html": "x"}', "[" * 100_000])
def test_what_cannot_be_read_is_refused(editor, body):
    answer = editor.post(reverse("plain_check"), body, content_type="application/json")
    assert (answer.status_code, answer.json()) == (422, {"state": "unreadable"})


def test_a_page_that_is_far_too_long_is_said_so(editor):
    assert ask(editor, html=f"<p>{'a ' * 150_000}</p>", lang="fi").json() == {"state": "too-long"}


def test_a_busy_check_is_said_so(editor, monkeypatch):
    slots = Slots(limit=1, seconds=0)
    monkeypatch.setattr(plain_checking, "SLOTS", slots)
    with slots.one():
        assert ask(editor, html="<p>Hei.</p>", lang="fi").json() == {"state": "busy"}


def test_it_is_for_editors_alone(aino):
    browser = Client()
    assert ask(browser, html="<p>Hei.</p>", lang="fi").status_code == 302
    browser.force_login(aino)
    assert ask(browser, html="<p>Hei.</p>", lang="fi").status_code == 302


def test_it_takes_a_post_alone(editor):
    assert editor.get(reverse("plain_check")).status_code == 405


def test_the_panel_has_it_in_place_of_wagtails_readability(editor):
    grant_editors(section(ServiceIndexPage).get_parent().specific)
    page = make_service()
    shown = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "data-plain-panel" in shown
    assert "data-content-readability-score" not in shown
    assert "data-content-word-count" in shown
    assert "data-content-reading-time" in shown
    assert "js/cms/plain" in shown
