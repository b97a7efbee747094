"""The register in the documents is the one that the tables declare."""

import pytest
from django.core.management import CommandError, call_command

from portal.kit import declared_data
from portal.kit.processing_record import BEGIN, END, put_into, record
from portal.management.commands import privacy_register


def test_the_document_shows_what_the_tables_declare():
    call_command("privacy_register", check=True)


def test_the_register_names_every_table():
    told = record(declared_data.declarations().values(), declared_data.without_people())
    for table in (*declared_data.declarations(), *declared_data.without_people()):
        assert f"`{table}`" in told


def test_a_document_with_another_register_is_refused_and_mended(tmp_path, monkeypatch):
    document = tmp_path / "privacy.md"
    document.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n")
    monkeypatch.setattr(privacy_register, "DOCUMENT", document)
    with pytest.raises(CommandError):
        call_command("privacy_register", check=True)
    call_command("privacy_register", verbosity=0)
    call_command("privacy_register", check=True)
    assert document.read_text().startswith("Before\n")
    assert document.read_text().endswith("\nAfter\n")


def test_a_document_without_the_marks_says_so():
    with pytest.raises(ValueError, match="has no"):
        put_into("nothing here", "register")
