"""Every way into the CMS goes through our own sign-in."""

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache

from .sign_in_steps import CONFIRM, LOGIN, ME, code_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


IN_LANGUAGES = [f"/{code}/_util/login/" for code, _name in settings.LANGUAGES]
PASSWORD_DOORS = ["/admin/login/", "/_util/login/", *IN_LANGUAGES]


@pytest.mark.parametrize("way", ["/admin/", "/admin/pages/", *PASSWORD_DOORS])
def test_every_way_into_the_cms_leads_to_our_sign_in(client, db, way):
    response = client.get(way, follow=True)
    assert response.redirect_chain[-1][0].split("?")[0].endswith("/accounts/login/")
    assert 'type="password"' not in response.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", PASSWORD_DOORS)
def test_a_password_opens_nothing(client, sampo, path, method):
    sampo.set_password("secret")
    sampo.save()
    getattr(client, method)(path, {"username": sampo.email, "password": "secret", "login": sampo.email})
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("rest", ["authenticate_with_password/1/1/", "authenticate_with_password/2/3/", "x/"])
def test_no_page_is_locked_by_a_shared_password(client, db, method, language, rest):
    assert getattr(client, method)(f"/{language}/_util/{rest}", {"password": "x"}).status_code == 404


@pytest.mark.parametrize("path", ["password_reset/", "password_reset/confirm/x/y/"])
def test_the_cms_resets_no_passwords(client, db, path):
    response = client.get(f"/admin/{path}", follow=True)
    assert b'type="password"' not in response.content
    assert not [template.name for template in response.templates if "password" in (template.name or "")]


def test_an_editor_who_signs_in_comes_to_the_cms(client, eeva):
    client.post(f"{LOGIN}?next=/admin/", {"email": eeva.email})
    response = client.post(CONFIRM, {"code": code_in(mail.outbox[0]), "next": "/admin/"}, follow=True)
    assert response.redirect_chain == [("/admin/", 302)]
    assert response.status_code == 200


def test_a_member_at_the_cms_door_ends_on_my_page_and_not_in_a_loop(client, aino):
    client.force_login(aino)
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == ME
    assert response.status_code == 200
