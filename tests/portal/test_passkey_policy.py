"""Which roles count in a session: tables, no database."""

import pytest

from portal.accounts.passkey_policy import GUARDED_ROLES, is_behind_passkey, roles_in_force
from portal.accounts.roles import Role

KEY = {"method": "mfa", "type": "webauthn", "id": 7}
CODE = {"method": "code", "email": "eeva@example.org"}


@pytest.mark.parametrize(
    ("records", "keys", "answer"),
    [
        ([], [7], False),
        ([CODE], [7], False),
        ([CODE, KEY], [7], True),
        ([KEY | {"passwordless": True}], [3, 7], True),
        ([KEY | {"reauthenticated": True}], [7], True),
        ([KEY], [], False),  # it was taken away
        ([KEY], [8], False),  # another one is not the one that was shown
        ([{"method": "mfa", "type": "recovery_codes", "id": 7}], [7], False),
        ([{"method": "mfa", "type": "webauthn"}], [7], False),
        ([{"method": "socialaccount", "type": "webauthn", "id": 7}], [7], False),
    ],
)
def test_a_session_is_behind_a_passkey_when_one_of_those_kept_was_shown_in_it(records, keys, answer):
    assert is_behind_passkey(records, keys) is answer


def test_without_one_the_guarded_roles_do_not_count_and_others_do():
    every = [role.value for role in Role]
    assert roles_in_force(every, behind_passkey=True) == set(every)
    assert roles_in_force(every, behind_passkey=False) == {"member", "experience expert", "professional"}


def test_the_guarded_roles_are_roles():
    assert {role.value for role in Role} >= GUARDED_ROLES
