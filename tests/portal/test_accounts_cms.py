"""People in the CMS, who have no user name and no password."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core import mail

from portal.accounts.letters import send_letter
from portal.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms(client, sampo):
    client.force_login(sampo)
    return client


def answers(person, **changed):
    return {
        "email": person.email,
        "first_name": person.first_name,
        "language": "fi",
        "is_active": "on",
        **changed,
    }


@pytest.mark.parametrize("path", ["", "new/", "?q=aino", "results/"])
def test_an_administrator_sees_the_people(cms, aino, path):
    assert cms.get(f"/admin/users/{path}").status_code == 200


@pytest.mark.parametrize("page", ["edit", "history"])
def test_an_administrator_opens_a_person(cms, aino, page):
    response = cms.get(f"/admin/users/{page}/{aino.pk}/", follow=True)
    assert response.status_code == 200
    assert b'type="password"' not in response.content


def test_a_person_made_in_the_cms_signs_in_without_a_second_code(cms):
    member = Group.objects.get(name="member")
    cms.post(
        "/admin/users/new/",
        {"email": "New@Example.org", "first_name": "Uusi", "language": "sv", "groups": [member.pk]},
    )
    person = User.objects.get(email="new@example.org")
    assert (person.first_name, person.language, person.has_usable_password()) == ("Uusi", "sv", False)
    assert EmailAddress.objects.get(user=person).verified
    assert person.has_perm("peer.enter_rooms")


def test_a_changed_address_signs_in_and_the_old_one_does_not(cms, aino):
    cms.post(f"/admin/users/edit/{aino.pk}/", answers(aino, email="aino2@example.org"))
    assert list(EmailAddress.objects.filter(user=aino).values_list("email", "verified")) == [
        ("aino2@example.org", True)
    ]


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fi", "Et enää kirjaudu tällä osoitteella."),
        ("sv", "Du loggar inte längre in med den här adressen."),
        ("en", "You do not sign in with this address"),
    ],
)
def test_the_old_address_is_told_and_does_not_learn_the_new_one(cms, aino, language, word, monkeypatch):
    monkeypatch.setattr("portal.accounts.cms_people.send_letter_later", send_letter)
    changed = {"email": "aino2@example.org", "language": language}
    cms.post(f"/admin/users/edit/{aino.pk}/", answers(aino, **changed))
    assert [letter.to for letter in mail.outbox] == [["aino@example.org"]]
    assert word in mail.outbox[0].body
    assert "aino2" not in mail.outbox[0].body


def test_another_change_mails_nobody(cms, aino, monkeypatch):
    monkeypatch.setattr("portal.accounts.cms_people.send_letter_later", send_letter)
    cms.post(f"/admin/users/edit/{aino.pk}/", answers(aino, first_name="Aina"))
    assert not mail.outbox


def test_nobody_gets_every_right_by_the_form(cms, aino):
    cms.post(f"/admin/users/edit/{aino.pk}/", answers(aino, is_superuser="on"))
    aino.refresh_from_db()
    assert not aino.is_superuser


def test_an_address_in_use_is_refused_kindly(cms, aino, oiva):
    response = cms.post(f"/admin/users/edit/{aino.pk}/", answers(aino, email="Oiva@example.org"))
    assert response.status_code == 200
    assert response.context["form"].errors["email"]


@pytest.mark.parametrize("path", ["", "new/"])
def test_an_editor_does_not_see_the_people(client, eeva, path):
    client.force_login(eeva)
    assert client.get(f"/admin/users/{path}").status_code == 302


def test_the_admins_own_account_page_offers_no_password(cms):
    response = cms.get("/admin/account/")
    assert response.status_code == 200
    assert b'type="password"' not in response.content
