"""Several codes of a fixed list in one column."""

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps
from django.utils import translation

from content.code_lists import CodesField, joined, parted
from content.regions import Region, in_words
from content.themes import Theme
from content.themes import in_words as needs_in_words


def field(**kwargs) -> CodesField:
    made = CodesField("regions", choices=Region.choices, **kwargs)
    made.set_attributes_from_name("regions")
    return made


def test_each_code_stands_between_commas_so_that_one_is_never_found_inside_another():
    assert joined(["06", "11"]) == ",06,11,"
    assert joined([]) == ""
    assert parted(",06,11,") == ("06", "11")
    assert parted("") == ()
    assert joined(["06", "06"]) == ",06,"


def test_a_revision_and_a_form_give_the_same_codes():
    assert field().to_python(",06,11,") == field().to_python(["06", "11"]) == ("06", "11")
    assert field().get_prep_value(("06", "11")) == ",06,11,"


def test_an_unknown_code_is_refused():
    with pytest.raises(ValidationError):
        field().clean(["06", "99"], None)
    assert field().clean(["06"], None) == ("06",)


def test_nothing_chosen_is_refused_unless_it_may_be_empty():
    with pytest.raises(ValidationError):
        field().clean([], None)
    assert field(blank=True).clean([], None) == ()


def test_the_form_has_a_checkbox_for_each():
    form = field(blank=True).formfield()
    assert len(form.choices) == len(Region)
    assert form.clean(["06", "11"]) == ["06", "11"]
    with pytest.raises(ValidationError):
        form.clean(["99"])


@isolate_apps("content")
def test_one_code_is_asked_for_between_its_commas():
    class Place(models.Model):
        regions = CodesField(choices=Region.choices)

        class Meta:
            app_label = "content"

        def __str__(self):
            return joined(self.regions)

    asked, given = Place.objects.filter(regions__has="06").query.sql_with_params()
    assert "LIKE" in asked
    assert given == ("%,06,%",)


def test_regions_and_needs_have_names_in_three_languages():
    with translation.override("fi"):
        assert in_words(("11", "02")) == ["Pohjois-Savo", "Varsinais-Suomi"]
        assert needs_in_words((Theme.OWN_BUSINESS,)) == ["Oma yritys"]
    with translation.override("sv"):
        assert in_words(("11", "98")) == ["Norra Savolax"]
    with translation.override("en"):
        assert in_words(("19",)) == ["Lapland"]
