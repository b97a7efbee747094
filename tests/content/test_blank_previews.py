"""The preview beside a new page shows what there is, before anything is written."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from content.models import EventPage, HomePage
from content.permissions import grant_editors
from tests.factories.events import make_event
from tests.factories.pages import make_site, section

KINDS = [kind for kind in get_page_models() if kind.is_creatable and kind is not HomePage]


def filled(page):
    """What the browser would send of a form nobody has touched."""
    form = BeautifulSoup(page.content, "html.parser").find(id="page-edit-form")
    sent = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        sent.setdefault(field["name"], []).append(field.get("value", field.get_text()))
    for choice in form.select("select[name]"):
        chosen = choice.select("option[selected]") or choice.select("option")[:1]
        sent[choice["name"]] = [option.get("value", "") for option in chosen]
    return sent


def blocks(kind):
    """The script of the CMS tells how many blocks a field has."""
    return {f"{f.name}-count": ["0"] for f in kind._meta.get_fields() if isinstance(f, StreamField)}


@pytest.fixture
def editor(roles, eeva):
    home = make_site()
    grant_editors(home)
    client = Client(headers={"sec-fetch-site": "same-origin"})
    client.force_login(eeva)
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["", "Kahvila"], ids=["blank", "titled"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_page_that_has_nothing_yet_is_shown(editor, kind, title):
    above = section(kind.allowed_parent_page_models()[0])
    names = ("content", kind._meta.model_name, above.pk)
    sent = filled(editor.get(reverse("wagtailadmin_pages:add", args=names))) | blocks(kind)
    sent["title"] = [title]
    if kind is EventPage:  # without its event there is nothing to show, and the CMS says so
        sent["event"] = [make_event().pk]
    preview = reverse("wagtailadmin_pages:preview_on_add", args=names)
    assert editor.post(preview, sent).json() == {"is_valid": True, "is_available": True}
    shown = editor.get(f"{preview}?in_preview_panel=true&mode=")
    assert shown.status_code == 200
    assert "<main" in shown.content.decode()
