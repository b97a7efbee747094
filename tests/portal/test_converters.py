"""Numbers in addresses."""

import pytest

from portal.kit.converters import LARGEST_ID, IdConverter


def test_a_number_that_the_database_can_hold_is_an_address():
    assert IdConverter().to_python(str(LARGEST_ID)) == LARGEST_ID


def test_a_larger_number_is_no_address():
    with pytest.raises(ValueError, match="9223372036854775808"):
        IdConverter().to_python(str(LARGEST_ID + 1))


@pytest.mark.django_db
@pytest.mark.parametrize("tail", ["", "thanks/"])
@pytest.mark.parametrize("number", [LARGEST_ID + 1, 10**19 - 1, 10**40])
def test_a_report_on_a_number_too_large_answers_not_found(client, number, tail):
    assert client.get(f"/fi/report/{number}/{tail}").status_code == 404
