"""Invitations: who makes them, what is kept of them, when they open nothing."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied

from portal.accounts.inviting import (
    InvitationRefused,
    good_invitation,
    make_invitation,
    revoke_invitation,
    use_invitation,
)
from portal.accounts.models import Invitation
from portal.accounts.roles import Role
from portal.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


def test_a_code_works_in_small_letters_and_without_dashes(mirja):
    invitation, code = make_invitation(mirja)
    assert good_invitation(f" {code.lower().replace('-', ' ')} ") == invitation


def test_the_code_itself_is_kept_nowhere(mirja):
    invitation, code = make_invitation(mirja, note="kerho")
    stored = " ".join(str(value) for value in Invitation.objects.values_list().get(pk=invitation.pk))
    assert code not in stored
    assert code.replace("-", "") not in stored


def test_an_invitation_lets_in_as_many_as_it_says(mirja):
    invitation, _code = make_invitation(mirja, max_uses=2)
    use_invitation(invitation.pk)
    use_invitation(invitation.pk)
    with pytest.raises(InvitationRefused):
        use_invitation(invitation.pk)


def test_an_invitation_that_is_too_old_or_taken_back_opens_nothing(mirja, monkeypatch):
    _old, old_code = make_invitation(mirja, days=3)
    taken, taken_code = make_invitation(mirja)
    revoke_invitation(mirja, invitation=taken)
    with pytest.raises(InvitationRefused):
        good_invitation(taken_code)
    later = clock.now() + datetime.timedelta(days=4)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(InvitationRefused):
        good_invitation(old_code)


def test_members_and_editors_make_no_invitations(aino, eeva):
    for person in (aino, eeva):
        with pytest.raises(PermissionDenied):
            make_invitation(person)


def test_a_moderator_invites_members_only_and_an_administrator_anyone(mirja, sampo):
    with pytest.raises(PermissionDenied):
        make_invitation(mirja, role=Role.ADMINISTRATOR)
    invitation, _code = make_invitation(sampo, role=Role.EDITOR)
    assert invitation.role == "editor"


def test_a_moderator_cannot_choose_another_role_in_the_form(client, mirja):
    client.force_login(mirja)
    page = client.post("/fi/join/invitations/", {"max_uses": 1, "days": 30, "role": "administrator"})
    assert page.status_code == 200
    assert not Invitation.objects.exists()


def test_the_invitation_is_printed_in_three_languages_and_only_for_its_maker(client, mirja, kaarlo):
    client.force_login(mirja)
    made = client.post(
        "/fi/join/invitations/", {"max_uses": 3, "days": 30, "role": "member", "note": "Kerho"}
    )
    page = client.get(made.url).content.decode()
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", page).group()
    assert good_invitation(code).max_uses == 3
    for language in ("fi", "sv", "en"):
        assert f'lang="{language}"' in page
        assert f"/{language}/join/" in page
    client.force_login(kaarlo)
    assert code not in client.get(made.url).content.decode()
