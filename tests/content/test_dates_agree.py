"""Two dates that contradict each other are refused at the field, and what was typed stays in it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.blocks.base import BlockField
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from content.models import Event, ServicePage, TrialPage
from content.models.events import ACCESS
from content.partial_dates import is_before
from content.permissions import grant_editors
from tests.factories.events import make_event
from tests.factories.pages import make_site, make_trial

TOLD = [
    ("fi", "Loppu on ennen alkua", "Seuraava tarkistus on ennen edellistä"),
    ("sv", "Slutet är före början", "Nästa kontroll är före den senaste"),
    ("en", "The end is before the beginning", "The next check is before the last one"),
]
CHECKS = ("last_checked", "next_check")


@pytest.fixture
def editor(roles, eeva):
    grant_editors(make_site())
    browser = Client()
    browser.force_login(eeva)
    return browser


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("2016", "2017-04", True),
        ("2017-03", "2017-04", True),
        ("2017-04-01", "2017-04-02", True),
        ("2017", "2017-04", False),
        ("2017-04", "2017", False),
        ("2017-04", "2017-04-30", False),
        ("2018", "2017-04", False),
        ("", "2017", False),
        ("2017", "", False),
        ("huhtikuu", "2017", False),
    ],
)
def test_dates_are_compared_as_far_as_both_are_known(one, other, said):
    assert is_before(one, other) is said


@pytest.mark.parametrize(
    ("start", "end"), [("2017-04", "2016"), ("4/2017", "3.2017"), ("2.4.2017", "1.4.2017")]
)
@pytest.mark.django_db
def test_an_undertaking_does_not_end_before_it_begins(start, end):
    with pytest.raises(ValidationError) as refused:
        _look_at(TrialPage(start=start, end=end), "start", "end")
    assert list(refused.value.message_dict) == ["end"]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "end", "check"), TOLD)
def test_it_is_told_in_the_language_of_the_editor(language, end, check):
    trial = TrialPage(start="2017-04", end="2016")
    service = ServicePage(last_checked=date(2026, 5, 2), next_check=date(2026, 5, 1))
    with translation.override(language):
        with pytest.raises(ValidationError, match=end):
            _look_at(trial, "start", "end")
        with pytest.raises(ValidationError, match=check):
            _look_at(service, *CHECKS)
    service.next_check = date(2026, 5, 2)
    _look_at(service, *CHECKS)


@pytest.mark.django_db
def test_what_was_typed_stays_in_the_form(editor):
    trial = make_trial(start="2017-04", end="2018-10")
    address = reverse("wagtailadmin_pages:edit", args=[trial.pk])
    typed = _as_it_is(trial) | {"start": "huhtikuu 2017", "end": "1.10.2016", "action-publish": "1"}
    page = editor.post(address, typed).content.decode()
    assert 'value="huhtikuu 2017"' in page
    assert TOLD[0][1] not in page  # one is refused: it is not compared with what was saved before
    page = editor.post(address, typed | {"start": "1.4.2017"}).content.decode()
    assert TOLD[0][1] in page
    assert 'value="1.4.2017"' in page
    assert 'value="1.10.2016"' in page
    assert editor.post(address, typed | {"start": "1.4.2016"}).status_code == 302
    assert TrialPage.objects.values_list("start", "end").get(pk=trial.pk) == ("2016-04-01", "2016-10-01")


@pytest.mark.django_db
def test_nobody_signs_up_after_an_event(editor):
    event = make_event(date(2030, 5, 2), date(2030, 5, 3))
    form_class = Event.snippet_viewset.get_edit_handler().get_form_class()
    days = inline_formset([{"date": day.date, "id": day.pk} for day in event.days.all()], initial=2)
    typed = {"name": "Foorumi", "way": "online", "days": days} | dict.fromkeys(ACCESS, "")
    for closes_on, fits in (("2030-05-03", True), ("2030-05-04", False)):
        form = form_class(nested_form_data(typed | {"closes_on": closes_on}), instance=event)
        form.is_valid()
        assert ("closes_on" not in form.errors) is fits


def _look_at(page, *names):
    page.clean_fields(exclude=[field.name for field in page._meta.fields if field.name not in names])


def _as_it_is(page):
    """What the form of a page sends when nobody changes anything; its streams are empty."""
    form = page.get_edit_handler().get_form_class()(instance=page)
    sent = {field.html_name: field.value() for field in form}
    sent |= {f"{field.html_name}-count": "0" for field in form if isinstance(field.field, BlockField)}
    empty = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    return {name: value for name, value in sent.items() if value not in (None, False)} | empty
