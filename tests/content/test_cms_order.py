"""The CMS in order: a menu by task, a preview of every block, a strict check, words for every picture."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.admin.panels import HelpPanel
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.images.forms import get_image_form
from wagtail.models import Site, get_page_models

from content.blocks.body import PictureBlock
from content.cms_menu import BY_TASK, parts
from content.content_checker import StrictChecker, made_strict
from content.models import NewsIndexPage, Picture
from content.permissions import grant_editors
from tests.factories.pages import make_site, section
from tests.factories.pictures import make_picture, upload

PREVIEW = "wagtailadmin_block_preview"
FIELDS = [
    field
    for model in apps.get_models()
    if model.__module__.startswith("content.")
    for field in model._meta.local_concrete_fields
    if isinstance(field, StreamField)
]
KINDS = [kind for kind in get_page_models() if kind.__module__.startswith("content.")]
BLOCKS = {
    child.definition_prefix: child for field in FIELDS for child in field.stream_block.child_blocks.values()
}


@pytest.fixture
def editor(roles, eeva):
    grant_editors(make_site())
    browser = Client()
    browser.force_login(eeva)
    return browser


@pytest.mark.django_db
def test_every_block_shows_what_it_is_before_it_is_chosen(editor, eeva):
    make_picture(eeva, is_house=True, alt="Talo")
    assert len(BLOCKS) > 12
    for key, block in BLOCKS.items():
        assert block.is_previewable, block.name
        answer = editor.get(reverse(PREVIEW), {"id": key})
        assert answer.status_code == 200, block.name
        main = answer.content.decode().partition("<main")[2].partition(">")[2].partition("</main>")[0]
        assert len(main.split()) > 1, block.name
        raw = [each for each in ("ListValue", "StructValue", "<dl") if each in main]
        assert raw == [], block.name


@pytest.mark.django_db
def test_the_menu_is_by_task_and_news_lead_to_the_news(editor, eeva):
    request = RequestFactory().get("/admin/")
    request.user = eeva
    items = sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)
    shown = [item.name for item in items if item.name in BY_TASK]
    assert shown == [name for name in BY_TASK if name in shown]
    assert shown[:4] == ["news", "stories", "programme", "services"]
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailadmin_explore", args=[section(NewsIndexPage).pk]) in page


@pytest.mark.django_db
def test_the_menu_offers_no_part_to_whom_it_is_closed(roles, aino):
    make_site()
    request = RequestFactory().get("/admin/")
    request.user = aino
    assert not {"news", "stories", "services"} & {
        item.name for item in admin_menu.menu_items_for_request(request)
    }


@pytest.mark.django_db
def test_the_menu_asks_once_where_the_parts_are(editor, eeva):
    request = RequestFactory().get("/admin/")
    request.user = eeva
    with CaptureQueriesContext(connection) as asked:
        found = [part.is_shown(request) and part.render_component(request).url for part in parts()]
    assert all(found)
    assert sum('"wagtailcore_locale"."language_code"' in one["sql"] for one in asked) == 1


@pytest.mark.parametrize(
    "kind",
    [kind for kind in get_page_models() if kind.__module__.startswith("content.")],
    ids=lambda kind: kind.__name__,
)
def test_every_kind_of_page_says_in_plain_words_what_is_done_there(kind):
    told = [str(panel.content) for panel in kind.content_panels if isinstance(panel, HelpPanel)]
    assert told
    assert all(len(sentence.split()) <= 12 for words in told for sentence in words.split(". "))


def test_the_check_of_a_page_is_strict():
    (item,) = made_strict([ContentCheckerItem(in_editor=True)])
    assert isinstance(item, StrictChecker)
    assert item.in_editor
    assert {"wcag2a", "wcag2aa", "wcag22aa"} <= set(item.get_axe_run_only(None))
    assert item.get_axe_rules(None)["color-contrast-enhanced"] == {"enabled": True}
    assert made_strict([item]) == [item]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("told", "is_taken"),
    [({}, False), ({"alt": "  "}, False), ({"alt": "Talo"}, True), ({"decorative": "on"}, True)],
)
def test_a_picture_is_taken_with_a_decision_on_its_words(roles, eeva, told, is_taken):
    grant_editors(make_site())
    form = get_image_form(Picture)({"title": "Talo", **told}, {"file": upload()}, user=eeva)
    assert ("alt" not in form.errors) is is_taken


@pytest.mark.django_db
def test_a_text_takes_no_picture_about_which_nobody_decided(roles, eeva):
    make_site()
    picture = make_picture(eeva, is_house=True, alt="Talo")
    block = PictureBlock()
    assert block.clean(block.to_python({"picture": picture.pk, "caption": ""}))["picture"] == picture
    Picture.objects.filter(pk=picture.pk).update(alt="")
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({"picture": picture.pk, "caption": ""}))


@pytest.mark.django_db
def test_the_cms_bears_the_sign_and_the_name_of_the_house(editor):
    Site.objects.update(site_name="Lähiverkko")
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
    assert title.strip().endswith("- Lähiverkko")
    assert 'class="cms-sign"' in page
    assert "favicon.ico" not in page
