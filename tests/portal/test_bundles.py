"""What always comes together is served as one, and each part where files are served as they are."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.management import call_command
from django.template import Context, Template

from portal.kit import bundles
from portal.kit.bundles import BUNDLES
from portal.kit.storage import HashedStaticStorage


def written(name: str) -> str:
    return Template("{% load bundles %}{% bundle name %}").render(Context({"name": name}))


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "portal.kit.storage.HashedStaticStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path


def test_one_address_brings_every_part(collected):
    for name, parts in BUNDLES.items():
        (address,) = re.findall(r'(?:href|src)="/static/([^"]+)"', written(name))
        stem, _dot, kind = name.rpartition(".")
        assert re.fullmatch(rf"{stem}\.[0-9a-f]{{12}}\.{kind}", address)
        whole = (collected / address).read_text()
        for part in parts:
            last = [line for line in Path(finders.find(part)).read_text().splitlines() if line.strip()][-2]
            assert last.strip() in whole


def test_what_a_bundle_names_is_there_under_its_hashed_name(collected):
    for name in BUNDLES:
        sheet = collected / HashedStaticStorage(location=collected).stored_name(name)
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
            assert (sheet.parent / address).is_file()
            assert re.search(r"\.[0-9a-f]{12}\.", address)


def test_a_changed_part_changes_the_address(collected, tmp_path_factory, settings):
    before, changed = written("css/site.css"), tmp_path_factory.mktemp("changed")
    (changed / "css").mkdir()
    (changed / "css" / "base.css").write_text("@layer base { p { margin: 0; } }")
    settings.STATICFILES_DIRS = [changed, *settings.STATICFILES_DIRS]
    call_command("collectstatic", verbosity=0, interactive=False)
    assert written("css/site.css") != before


@pytest.mark.parametrize("served", ["debug", "as they are"])
def test_where_files_are_served_as_they_are_each_part_comes_itself(served, settings, monkeypatch):
    settings.DEBUG = served == "debug"
    storage = HashedStaticStorage() if settings.DEBUG else StaticFilesStorage()
    monkeypatch.setattr(bundles, "staticfiles_storage", storage)
    assert [f"/static/{part}" in written("css/site.css") for part in BUNDLES["css/site.css"]] == [True] * 4


def test_parts_of_a_script_neither_import_nor_export():
    for name, parts in BUNDLES.items():
        for part in parts if name.endswith(".js") else ():
            assert not re.search(r"^\s*(import|export)\b", Path(finders.find(part)).read_text(), re.MULTILINE)
