"""Which roles count in a session: some need a passkey behind it. Pure.

A mailed code shows that somebody reads the mail, and a false page can ask for it. A passkey resists that
(NIST SP 800-63B: phishing resistance). Whoever looks after others' stories, rooms or accounts needs one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

GUARDED_ROLES = frozenset({"editor", "moderator", "administrator"})
Record = Mapping[str, Any]


def keys_used(records: Iterable[Record]) -> frozenset[int]:
    """The numbers of the passkeys that the session's records name. A spare code is no passkey."""
    return frozenset(
        record["id"]
        for record in records
        if (record.get("method"), record.get("type")) == ("mfa", "webauthn") and record.get("id")
    )


def is_behind_passkey(records: Iterable[Record], keys: Iterable[int]) -> bool:
    """Whether a passkey that the person still has opened the session, or was shown or added in it."""
    return not keys_used(records).isdisjoint(keys)


def roles_in_force(roles: Iterable[str], *, behind_passkey: bool) -> frozenset[str]:
    """The roles that count now."""
    return frozenset(roles) if behind_passkey else frozenset(roles) - GUARDED_ROLES
