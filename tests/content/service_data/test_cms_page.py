"""Bringing services in from a file in the CMS: looked at first, then drafts."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, PageLogEntry

from content.models import ServicePage, ServiceSource
from content.permissions import grant_editors
from portal.accounts.roles import Role
from tests.conftest import person
from tests.factories.pages import make_site

from .given import page, service, with_place, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, roles):
    make_site()
    grant_editors(Page.objects.get(depth=1))
    eeva = person("Eeva", Role.EDITOR)
    client.force_login(eeva)
    return eeva


@pytest.fixture
def send(client, editor):
    def send(data, **fields):
        with translation.override("fi"):
            sent = {"file": SimpleUploadedFile("services.json", data)} | fields if data else fields
            answer = client.post(reverse("service_data"), {"do": "look"} | sent)
        assert answer.status_code == 200
        return answer.content.decode()

    return send


def digest_in(html):
    return re.search(r'name="looked_at" value="(\w{64})"', html)[1]


def test_a_file_is_looked_at_first_and_nothing_is_written(send):
    html = send(page(service(), service(serviceNames=5)))
    for words_shown in (
        "Näin kävisi",
        "Työpaja Ratas",
        "Se tulee uutena luonnoksena",
        "tähän kuuluu luettelo",
    ):
        assert words_shown in html
    assert not ServicePage.objects.exists()
    assert not ServiceSource.objects.exists()


def test_the_same_file_again_becomes_drafts_with_who_did_it(send, editor, client):
    digest = digest_in(send(page(service())))
    html = send(page(service()), do="write", looked_at=digest)
    made = ServicePage.objects.get(locale__language_code="fi")
    assert (made.live, made.owner) == (False, editor)
    assert reverse("wagtailadmin_pages:edit", args=[made.pk]) in html
    assert "Lue luonnokset" in html
    assert PageLogEntry.objects.filter(page=made.pk, user=editor).exists()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).status_code == 200


@pytest.mark.parametrize(
    "changed", [{"data": page(service(modified=None))}, {"again": "on"}, {"looked_at": ""}]
)
def test_what_was_not_looked_at_is_not_written(send, changed):
    sent = {"data": page(service()), "do": "write", "looked_at": digest_in(send(page(service())))} | changed
    html = send(sent.pop("data"), **sent)
    assert "Tämä on toinen tiedosto tai valinta" in html
    assert not ServicePage.objects.exists()


def test_changes_and_conflicts_are_shown_by_the_names_that_editors_know(send):
    send(page(service()), do="write", looked_at=digest_in(send(page(service()))))
    here = ServicePage.objects.get(locale__language_code="fi").get_latest_revision_as_object()
    here.for_whom = "meille"
    here.save_revision()
    theirs = service(
        requirements=[words("<i>heille</i>")],
        areaType="Nationwide",
        serviceClasses=[{"name": [words("Koulutus")]}],
    )
    html = send(page(theirs))
    for shown in (
        "Alueet",
        "Missä se auttaa",
        "Pirkanmaa",
        "Opinnot",
        "Omat tekstimme jäävät.",
        "meille",
        "heille",
    ):
        assert shown in html, shown
    assert "&lt;i&gt;" not in html


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "Valitse tiedosto."),
        (b"{", "Tiedosto ei ole JSON rivillä 1, merkissä 2."),
        (b"[]", "kokonaista palvelua"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_kindly(send, data, said):
    html = send(data)
    assert said in html
    assert 'name="looked_at"' not in html


def test_channels_can_come_in_a_second_file(send):
    html = send(page(with_place()), beside=SimpleUploadedFile("channels.json", b"[]"))
    assert "Asiointikanavia puuttuu: 1." in html
    assert "Toisessa tiedostossa" in send(
        page(service()), beside=SimpleUploadedFile("b.json", page(service()))
    )


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.PROFESSIONAL])
def test_nobody_else_brings_services_in(client, roles, role):
    if role:
        client.force_login(person("Aino", role))
    answer = client.post(reverse("service_data"), {"file": SimpleUploadedFile("a.json", page(service()))})
    assert answer.status_code in (302, 403)
    assert not ServiceSource.objects.exists()
