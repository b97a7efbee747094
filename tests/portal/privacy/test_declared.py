"""Every table says what it holds of people; a new one that says nothing stops here."""

import pytest
from django.apps import apps
from django.db import models

from portal.accounts.models import User
from portal.kit import declared_data
from portal.kit.personal_data import Erasure

DECLARED = list(declared_data.declarations().values())


def test_every_table_says_what_it_holds_of_people_field_by_field():
    assert declared_data.gaps(declared_data.tables_to_declare()) == []


def test_nothing_is_declared_that_is_not_there():
    there = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    # The full-text table is of the database that runs: SQLite has one of its own.
    said = {*declared_data.declarations(), *declared_data.without_people()}
    assert said - there <= {"wagtailsearch.SQLiteFTSIndexEntry"}
    assert not set(declared_data.declarations()) & set(declared_data.without_people())


def test_a_table_that_nobody_declared_is_noticed():
    class Diary(models.Model):
        words = models.TextField()

        class Meta:
            app_label = "diaries"
            managed = False

        def __str__(self):
            return self.words

    try:
        assert declared_data.gaps([Diary]) == ["diaries.Diary: nobody declared it"]
    finally:
        apps.all_models.pop("diaries")


def test_a_new_field_without_a_word_and_a_new_person_are_noticed(monkeypatch):
    known = declared_data.declarations()["peer.Notice"]
    bare = type(known)(**{**known.__dict__, "words": {}, "whose": ("room__participants__user",)})
    monkeypatch.setitem(declared_data.declarations(), "peer.Notice", bare)
    assert declared_data.gaps([apps.get_model("peer.Notice")]) == [
        "peer.Notice: words has no word",
        "peer.Notice: person is a person, and nothing says whose row it is",
    ]


def test_a_table_said_to_be_without_people_has_none(monkeypatch):
    known = declared_data.declarations()
    monkeypatch.delitem(known, "peer.Presence")
    monkeypatch.setitem(declared_data.without_people(), "peer.Presence", "nothing")
    assert declared_data.gaps([apps.get_model("peer.Presence")]) == [
        "peer.Presence.moderator: a person, in a table said to be without"
    ]


@pytest.mark.parametrize("declared", DECLARED, ids=lambda each: each.table)
def test_each_way_leads_to_a_person_and_each_going_along_to_a_table(db, declared):
    if declared.follows:
        known = {*declared_data.declarations(), *declared_data.without_people()}
        assert declared.follows in known
    else:
        assert list(declared_data.rows_of(declared, User(pk=0, email="nobody@example.org"))) == []


@pytest.mark.parametrize("declared", DECLARED, ids=lambda each: each.table)
def test_each_declaration_says_why_and_for_how_long(declared):
    assert declared.purpose
    assert declared.why
    assert declared.until
    assert declared.ground.value
    if declared.erasure is Erasure.KEEP:
        assert not declared.words or set(declared.words) <= set(declared.stays)
