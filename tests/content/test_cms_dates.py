"""Days and times in the CMS: the browser's own fields everywhere, and what it sends is kept."""

import re
from datetime import UTC, datetime

import pytest
from django import forms
from django.apps import apps
from django.test import Client
from django.utils import timezone, translation
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.telepath import JSContext
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput
from wagtail.blocks import DateBlock, DateTimeBlock, TimeBlock
from wagtail.models import get_page_models

from content.models import ServicePage
from content.permissions import grant_editors
from tests.factories.pages import make_site

OWN_FIELDS = {AdminDateInput: "date", AdminTimeInput: "time", AdminDateTimeInput: "datetime-local"}
MOMENT = datetime(2026, 11, 1, 10, 5, tzinfo=UTC)


@pytest.fixture
def editor(roles, eeva):
    grant_editors(make_site())
    browser = Client()
    browser.force_login(eeva)
    return browser


def _page_forms():
    return [(kind, kind.get_edit_handler().get_form_class()) for kind in get_page_models()]


@pytest.mark.parametrize(("widget", "kind"), OWN_FIELDS.items())
def test_a_field_is_the_browsers_own_and_no_picker(widget, kind):
    html = widget().render("when", None, attrs={"id": "id_when"})
    assert f'type="{kind}"' in html
    assert "script" not in html


@pytest.mark.parametrize(
    ("widget", "shown"),
    [
        (AdminDateInput, "2026-11-01"),
        (AdminTimeInput, "10:05"),
        (AdminDateTimeInput, "2026-11-01T10:05"),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_stored_moment_is_shown_in_the_shape_that_browsers_read(widget, shown, language):
    value = {AdminDateInput: MOMENT.date(), AdminTimeInput: MOMENT.time()}.get(widget, MOMENT)
    with translation.override(language):
        assert f'value="{shown}"' in widget().render("when", value)


@pytest.mark.parametrize("block", [DateBlock, TimeBlock, DateTimeBlock])
def test_a_block_draws_the_same_field(block):
    described = JSContext().pack(block().field.widget)
    assert described["_type"] == "wagtail.widgets.Widget"
    assert f'type="{OWN_FIELDS[type(block().field.widget)]}"' in described["_args"][0]


def test_the_two_days_of_a_filter_say_which_is_which():
    html = DateRangePickerWidget().render("made", None, attrs={"id": "id_made"})
    assert html.count('type="date"') == 2
    assert re.findall(r'<label for="([^"]+)"', html) == ["id_made_0", "id_made_1"]


@pytest.mark.django_db
def test_no_form_of_the_cms_has_a_day_in_another_field():
    kinds = [model for model in apps.get_models() if hasattr(model, "snippet_viewset")]
    classes = [form for _, form in _page_forms()]
    classes += [kind.snippet_viewset.get_edit_handler().get_form_class() for kind in kinds]
    classes += WagtailAdminModelForm.__subclasses__()
    moments = (forms.DateField, forms.TimeField, forms.DateTimeField)
    seen = [
        (each.__name__, name, type(field.widget))
        for each in classes
        for name, field in each.base_fields.items()
        if isinstance(field, moments)
    ]
    assert not [each for each in seen if each[2] not in OWN_FIELDS]
    assert {name for _, name, _ in seen} >= {"last_checked", "go_live_at", "closes_on", "starts_at", "opens"}


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["2026-11-01T10:05", "1.11.2026 10.05"])
def test_a_moment_that_was_sent_is_the_moment_that_is_kept(typed):
    form_class = ServicePage.get_edit_handler().get_form_class()
    field = form_class.base_fields["go_live_at"]
    with translation.override("fi"):
        assert timezone.localtime(field.clean(typed)).replace(tzinfo=None) == datetime(2026, 11, 1, 10, 5)


@pytest.mark.django_db
def test_the_script_that_says_what_is_unfinished_is_on_every_page(editor):
    assert "js/cms/dates.js" in editor.get("/admin/").content.decode()


@pytest.mark.django_db
def test_the_days_of_an_event_are_such_fields(editor):
    assert 'type="date"' in editor.get("/admin/snippets/content/event/add/").content.decode()
