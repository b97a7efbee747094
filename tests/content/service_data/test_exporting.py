"""Our services told out, and brought in again somewhere else."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from content.models import Organisation, ServicePage, ServiceSource
from content.service_data.exporting import public_services
from content.service_data.from_ptv import told_of
from content.service_data.importing import write
from content.service_data.known import regions_known
from content.service_data.mapping import LEFT, NOT_TOLD, USED
from content.service_data.planning import State, plan
from content.service_data.reading import read
from tests.factories.pages import make_site
from tests.factories.service_pages import make_organisation, make_service

from .given import SERVICE_ID, page, place, with_place

pytestmark = pytest.mark.django_db
ADDRESS = "/open-data/services.json"


@pytest.fixture(autouse=True)
def home(roles):
    return make_site()


def make_services():
    """One in two languages with all that is told, and one that is everywhere."""
    ours = make_organisation(name_en="Workshop Cog", site="https://ratas.example.org/")
    facts = {"organisation": ours, "regions": ("07", "06"), "needs": ("health", "work")}
    place_fi = {"place": "Ratastie 5\nEsimerkkilä", "hours": "Arkisin 9–15", "access": "Luiska.\nHissi."}
    first = make_service(cost="Maksuton.", **facts, **place_fi)
    sv = make_service(title="Rådgivning", language="sv", place="Kuggvägen 5", access="Ramp.", **facts)
    ServicePage.objects.filter(pk=sv.pk).update(translation_key=first.translation_key)
    make_service(title="Yrittäjän neuvola", needs=("own-business", "employing"), regions=())
    but_aland = tuple(code for code in regions_known().codes if code != "21")
    make_service(title="Mantereella", needs=("money",), regions=but_aland, get_in="", for_whom="")


def told():
    return json.loads(json.dumps(public_services()))


def without_days(data):
    for each in data["itemList"]:
        each.pop("modified")
    return data


def test_what_is_told_has_the_shape_of_the_national_data():
    make_services()
    first = next(each for each in told()["itemList"] if len(each["serviceNames"]) == 2)
    assert first["serviceNames"][1] == {"language": "sv", "value": "Rådgivning", "type": "Name"}
    assert first["requirements"][0] == {"language": "fi", "value": "sinulle, jos työ on vaikeaa"}
    assert first["areaType"] == "LimitedType"
    assert [area["code"] for area in first["areas"]] == ["06", "07"]
    assert first["areas"][0]["name"][1] == {"language": "sv", "value": "Birkaland"}
    assert first["serviceClasses"][0]["code"] == "P10"
    assert first["organizations"][0]["roleType"] == "Responsible"
    assert first["publishingStatus"] == "Published"
    assert first["modified"] is None or first["modified"].endswith("Z")
    assert first.keys() <= USED | LEFT


def test_only_what_is_public_is_told(client):
    make_services()
    make_service(title="Keksitty", is_example=True)
    make_service(title="Luonnos").unpublish()
    kept = make_service(title="Salainen")
    PageViewRestriction.objects.create(page=Page.objects.get(pk=kept.pk), restriction_type="login")
    edited = ServicePage.objects.get(title="Mantereella")
    edited.summary = "Keskeneräinen muutos."
    edited.save_revision()
    answer = client.get(ADDRESS)
    words = answer.content.decode()
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "public" in answer.headers["Cache-Control"]
    assert len(answer.json()["itemList"]) == 3
    for hidden in ("Keksitty", "Luonnos", "Salainen", "Keskeneräinen", "ratas@example.org"):
        assert hidden not in words


def test_what_is_ours_alone_is_not_told(client):
    make_service(answers="Valmentaja", employer_summary="Työnantajalle.", youngest=18)
    words = client.get(ADDRESS).content.decode()
    assert {"answers", "employer_summary", "youngest"} <= set(NOT_TOLD)
    for ours in ("Valmentaja", "Työnantajalle"):
        assert ours not in words


def test_the_order_and_the_ids_stay(client):
    make_services()
    assert client.get(ADDRESS).content == client.get(ADDRESS).content
    ids = [each["id"] for each in told()["itemList"]]
    assert ids == sorted(ids)
    assert {each[14] for each in ids} == {"5"}  # UUIDs of version 5 are our own


def test_told_out_and_brought_in_elsewhere_it_is_told_the_same():
    make_services()
    before = without_days(told())
    ServicePage.objects.all().delete()
    Organisation.objects.all().delete()
    write(plan(read(json.dumps(before).encode())).plans)
    assert not told()["itemList"]
    for each in ServicePage.objects.all():
        each.get_latest_revision().publish()
    assert without_days(told()) == before


def test_told_out_and_brought_in_here_nothing_changes():
    make_services()
    whole = plan(read(json.dumps(public_services()).encode()))
    assert {each.state for each in whole.plans} == {State.SAME}
    assert not any(page.conflicts for each in whole.plans for page in each.pages)


def test_what_was_brought_in_keeps_its_id_when_it_is_told():
    write(plan(read(page(with_place(), serviceChannels=[place()]))).plans)
    ServicePage.objects.get(locale__language_code="fi").get_latest_revision().publish()
    data = told()
    assert [each["id"] for each in data["itemList"]] == [SERVICE_ID]
    given = read(json.dumps(data).encode())
    known = ServiceSource.objects.get().told["fi"]
    found = told_of(given.services[0].data, given, regions_known()).pages["fi"]
    assert json.loads(json.dumps(found)) == known


def test_the_command_prints_or_writes_the_same(tmp_path, client):
    make_services()
    said, file = StringIO(), tmp_path / "services.json"
    call_command("export_services", stdout=said)
    call_command("export_services", str(file), stdout=StringIO())
    assert file.read_text() == said.getvalue()
    assert json.loads(said.getvalue()) == client.get(ADDRESS).json()
