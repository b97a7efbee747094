"""Where a role is named, no phone number and no mail address is taken; both have fields of their own."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.blocks.struct_block import StructBlockValidationError

from content.blocks.contacts import Contact
from content.models import ServicePage
from media_studio.forms_wishes import AnswerWishForm

REACHED = [
    "040 123 4567",
    "Työvalmentaja, puh. +358 40 1234567",
    "eeva.virtanen@example.org",
    "Neuvoja neuvoja (at) example.org",
]
ROLES = ["Työvalmentaja", "Työkykykoordinaattori, alue 12", "Hankkeen toimisto 2017–2018", "Neuvonta, ovi 3"]


def _look_at(service):
    service.clean_fields(exclude=[field.name for field in service._meta.fields if field.name != "answers"])


def _contact(role):
    reached = {"organisation": "", "email": "toimisto@example.org", "phone": "040 123 4567"}
    return Contact().clean(reached | {"role": role, "valid_until": date(2030, 1, 1)})


@pytest.mark.django_db
@pytest.mark.parametrize("words", REACHED)
@pytest.mark.parametrize(
    ("language", "told"),
    [("fi", "organisaation tiedoissa"), ("sv", "organisationens uppgifter"), ("en", "with the organisation")],
)
def test_who_answers_for_a_service_is_a_role(words, language, told):
    with translation.override(language):
        with pytest.raises(ValidationError) as refused:
            _look_at(ServicePage(answers=words))
        assert list(refused.value.message_dict) == ["answers"]
        assert told in refused.value.message_dict["answers"][1]


@pytest.mark.parametrize("words", REACHED)
def test_so_is_the_role_of_a_contact(words):
    with pytest.raises(StructBlockValidationError) as refused:
        _contact(words)
    assert list(refused.value.block_errors) == ["role"]


@pytest.mark.parametrize("words", REACHED)
def test_so_is_who_answers_a_wish(words):
    form = AnswerWishForm({"owner": words})
    assert "owner" in form.errors


@pytest.mark.django_db
@pytest.mark.parametrize("words", ROLES)
def test_the_names_of_roles_are_taken(words):
    _look_at(ServicePage(answers=words))
    assert _contact(words)["role"] == words
    assert "owner" not in AnswerWishForm({"owner": words}).errors
