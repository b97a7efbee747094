"""Partial dates: what people write is understood, what is kept has one shape, and nothing typed is cut."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from content.blocks.counts import Target
from content.blocks.milestones import Milestone
from content.models import Event, TrialPage
from content.partial_date_fields import PartialDateInput
from content.partial_dates import stored
from media_studio.forms_portfolio import MonthField

WRITTEN = [
    ("1.4.2017", "2017-04-01"),
    ("01.04.2017", "2017-04-01"),
    (" 1. 4. 2017 ", "2017-04-01"),
    ("1/4/2017", "2017-04-01"),
    ("4/2017", "2017-04"),
    ("04.2017", "2017-04"),
    ("4 / 2017", "2017-04"),
    ("12-2017", "2017-12"),
    ("2017-4", "2017-04"),
    ("2017-4-1", "2017-04-01"),
    ("2017", "2017"),
    ("2017-04-01", "2017-04-01"),
    ("", ""),
]
NO_DATES = [
    "huhtikuu 2016",
    "31.2.2017",
    "13/2017",
    "0.4.2017",
    "1.4.17",
    "4.5.",
    "1.2.3.2017",
    "2017-04-01 10:00",
]


@pytest.mark.parametrize(("written", "kept"), WRITTEN)
def test_what_people_write_is_kept_in_one_shape(written, kept):
    assert PartialDateInput(required=False).clean(written) == kept


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_no_date_is_refused_and_stays_as_typed(written):
    field = PartialDateInput(required=False)
    with translation.override("fi"), pytest.raises(ValidationError, match=r"1\.4\.2017"):
        field.clean(written)
    assert field.widget.attrs.get("maxlength") is None


def test_other_words_are_left_alone():
    assert stored("huhtikuu 2016") == "huhtikuu 2016"


@pytest.mark.parametrize(("model", "name"), [(TrialPage, "start"), (TrialPage, "end"), (Event, "about_when")])
def test_the_fields_of_pages_and_events_understand_it(model, name):
    field = model._meta.get_field(name)
    assert field.formfield().clean("1.4.2017") == field.clean("1.4.2017", None) == "2017-04-01"
    assert "maxlength" not in field.formfield().widget.render(name, "")
    with pytest.raises(ValidationError):
        field.clean("huhtikuu 2016", None)


@pytest.mark.parametrize("block", [Milestone().child_blocks["date"], Target().child_blocks["by"]])
def test_so_do_the_parts_of_pages(block):
    assert block.clean("4/2017") == "2017-04"
    with pytest.raises(ValidationError):
        block.clean("huhtikuu 2016")
    assert "maxlength" not in block.field.widget.render("date", "")


def test_a_month_of_a_portfolio_is_read_the_same_way():
    assert [MonthField().clean(text) for text in ("4/2017", "04.2017", "2017")] == [
        "2017-04",
        "2017-04",
        "2017",
    ]
    with pytest.raises(ValidationError):
        MonthField().clean("1.4.2017")
