"""Who must see each statement: while a page is written everybody does, else what wraps statements alone."""

import pytest
from django.db import connection

from portal.kit import page_changes


@pytest.mark.django_db
def test_the_look_at_statements_does_not_close_the_short_way():
    connection.ensure_connection()
    assert any(getattr(each, "func", None) is page_changes._note for each in connection.execute_wrappers)
    assert not page_changes.are_wanted(connection)


@pytest.mark.django_db
def test_a_page_that_is_written_and_a_wrapper_of_somebody_else_do():
    with page_changes.noting():
        assert page_changes.are_wanted(connection)
    with connection.execute_wrapper(lambda execute, *said: execute(*said)):
        assert page_changes.are_wanted(connection)
    assert not page_changes.are_wanted(connection)
