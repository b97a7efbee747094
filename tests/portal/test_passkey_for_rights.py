"""Editors, moderators and administrators have their rights only in a session with a passkey behind it."""

import pytest
from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.core import mail
from django.core.cache import cache

from portal.accounts.models import User
from portal.accounts.roles import Role, give_role
from portal.kit import checks
from tests.factories.rooms import make_room

from .sign_in_steps import CONFIRM, ME, ask_for_code, code_in

pytestmark = pytest.mark.django_db
ADD, USE = "/fi/accounts/2fa/webauthn/add/", "/fi/accounts/2fa/webauthn/reauthenticate/"


@pytest.fixture(autouse=True)
def _the_rule_holds(settings):
    settings.RIGHTS_WITHOUT_PASSKEY = False
    cache.clear()


def give_passkey(person) -> Authenticator:
    return Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Puhelin", "credential": {}}
    )


def show_passkey(client, person, key=None) -> Authenticator:
    """The session is as it stands after the passkey was used in it."""
    key = key or give_passkey(person)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "webauthn", "id": key.pk}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(person.pk)
    session.save()
    return key


DOORS = [
    ("eeva", "/admin/"),
    ("eeva", "/fi/desk/"),
    ("eeva", "/fi/newsroom/"),
    ("mirja", "/fi/queue/"),
    ("mirja", "/fi/join/requests/"),
    ("sampo", "/admin/users/"),
    ("sampo", "/fi/join/invitations/"),
]


@pytest.mark.parametrize(("name", "address"), DOORS)
def test_a_door_of_the_role_opens_only_behind_the_passkey(client, request, name, address):
    person = request.getfixturevalue(name)
    client.force_login(person)
    page = client.get(address)
    assert page.status_code == 403
    assert "accounts/passkey_first.html" in [template.name for template in page.templates]
    assert f"{ADD}?next={address.replace('/', '%2F')}" in page.content.decode()
    show_passkey(client, person)
    assert client.get(address).status_code == 200


def test_who_signs_in_by_code_is_told_on_their_page_and_led_to_a_passkey(client, eeva):
    ask_for_code(client, eeva.email)
    assert client.post(CONFIRM, {"code": code_in(mail.outbox[-1])}).url == ME
    page = client.get(ME).content.decode()
    assert ADD in page
    assert "/fi/newsroom/" not in page


def test_what_one_has_by_another_role_is_open_all_the_time(client, eeva):
    client.force_login(eeva)  # an editor and a member
    assert client.get("/fi/studio/").status_code == 200
    assert client.get("/fi/studio/begin/").status_code == 200
    client.logout()
    only_editor = User.objects.create_user("toimittaja@example.org")
    give_role(only_editor, Role.EDITOR)
    client.force_login(only_editor)
    assert client.get("/fi/studio/begin/").status_code == 403


def test_members_are_never_asked(client, aino):
    client.force_login(aino)
    assert client.get("/fi/studio/begin/").status_code == 200
    assert ADD + "?" not in client.get(ME).content.decode()
    refused = client.get("/fi/queue/")
    assert refused.status_code == 403
    assert "accounts/passkey_first.html" not in [template.name for template in refused.templates]


def test_a_spare_code_opens_the_account_but_not_the_rights(client, mirja):
    key = give_passkey(mirja)
    client.force_login(mirja)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "recovery_codes", "id": key.pk}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(mirja.pk)
    session.save()
    page = client.get("/fi/queue/")
    assert page.status_code == 403
    assert f"{USE}?next=%2Ffi%2Fqueue%2F" in page.content.decode()


def test_a_passkey_that_was_taken_away_is_behind_no_session(client, mirja):
    client.force_login(mirja)
    key = show_passkey(client, mirja)
    assert client.get("/fi/queue/").status_code == 200
    key.delete()
    assert client.get("/fi/queue/").status_code == 403


def test_somebody_elses_passkey_is_behind_no_session_of_ones_own(client, mirja, kaarlo):
    key = give_passkey(kaarlo)
    client.force_login(mirja)
    show_passkey(client, mirja, key)
    assert client.get("/fi/queue/").status_code == 403


def test_records_of_another_person_in_the_session_count_for_nothing(client, mirja, kaarlo):
    client.force_login(mirja)
    key = give_passkey(mirja)
    show_passkey(client, kaarlo, key)
    assert client.get("/fi/queue/").status_code == 403


def test_a_passkey_that_is_added_now_is_behind_the_session_at_once(client, mirja, rf):
    from allauth.mfa.signals import authenticator_added

    client.force_login(mirja)
    request = rf.get("/")
    request.session = client.session
    request.user = mirja
    authenticator_added.send(
        sender=Authenticator, request=request, user=mirja, authenticator=give_passkey(mirja)
    )
    request.session.save()
    assert client.get("/fi/queue/").status_code == 200


def test_what_was_posted_stands_in_the_page_and_is_sent_again(client, sampo):
    client.force_login(sampo)
    page = client.post("/fi/join/invitations/", {"role": "member", "note": "Ryhmä Kielo", "uses": "3"})
    assert page.status_code == 403
    text = page.content.decode()
    assert "Ryhmä Kielo" in text
    assert 'name="role" value="member"' in text or 'name="role"' in text
    assert ADD in text


def test_the_cms_gives_back_what_was_typed_too(client, eeva):
    client.force_login(eeva)
    address = "/admin/snippets/content/organisation/add/"
    page = client.post(address, {"name_fi": "Kukkaro <b>", "x": ["1", "2"]})
    assert page.status_code == 403
    assert '<input type="hidden" name="name_fi" value="Kukkaro &lt;b&gt;">' in page.content.decode()
    assert page.content.decode().count('name="x"') == 2


def test_a_script_gets_the_bare_refusal(client, mirja):
    client.force_login(mirja)
    answer = client.get("/fi/queue/", headers={"sec-fetch-mode": "cors"})
    assert answer.status_code == 403
    assert "accounts/passkey_first.html" not in [template.name for template in answer.templates]


def test_nobody_speaks_with_the_mark_of_the_house_without_the_passkey(client, mirja, sampo):
    room = make_room(sampo)
    give_role(mirja, Role.MEMBER)
    client.force_login(mirja)
    assert client.get(f"/fi/rooms/{room.slug}/").status_code == 403
    show_passkey(client, mirja)
    assert client.get(f"/fi/rooms/{room.slug}/").status_code == 200


def test_every_right_waits_for_whoever_has_all_of_them(client, db):
    person = User.objects.create_superuser("kaikki@example.org")
    client.force_login(person)
    assert client.get("/admin/users/").status_code == 403
    show_passkey(client, person)
    assert client.get("/admin/users/").status_code == 200


def test_about_others_and_for_the_worker_every_role_counts(mirja):
    assert User.objects.get(pk=mirja.pk).has_perm("peer.moderate_rooms")


def test_after_signing_in_by_code_the_way_to_the_cms_is_kept(client, eeva):
    ask_for_code(client, eeva.email, "/fi/accounts/login/?next=/admin/")
    assert client.post(f"{CONFIRM}?next=/admin/", {"code": code_in(mail.outbox[-1])}).status_code == 302
    client.force_login(eeva)
    assert client.get("/fi/accounts/login/?next=/admin/").url == "/admin/"


@pytest.mark.parametrize(
    ("changed", "ids"),
    [
        ({"RIGHTS_WITHOUT_PASSKEY": False, "ALLOWED_HOSTS": ["portal.example"]}, []),
        ({"RIGHTS_WITHOUT_PASSKEY": True, "HOST": "127.0.0.1"}, []),
        ({"RIGHTS_WITHOUT_PASSKEY": True, "HOST": "0.0.0.0"}, ["portal.E006"]),
        (
            {"RIGHTS_WITHOUT_PASSKEY": True, "HOST": "127.0.0.1", "ALLOWED_HOSTS": ["portal.example"]},
            ["portal.E006"],
        ),
    ],
)
def test_the_demos_setting_is_refused_where_others_come_in(settings, changed, ids):
    for name, value in changed.items():
        setattr(settings, name, value)
    assert [message.id for message in checks.rights_need_a_passkey()] == ids


def test_the_rule_holds_unless_a_setting_says_otherwise():
    import portal.settings.people as people

    assert people.RIGHTS_WITHOUT_PASSKEY is False
    assert "portal.accounts.session_doors.SessionRightsMiddleware" in django_settings.MIDDLEWARE
