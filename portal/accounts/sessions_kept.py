"""Sessions that were ended: a restore must not sign anybody in again.

A digest of the key only, in `DATA_DIR/ledger/sessions.jsonl`: the key itself would open the account.
"""

import hashlib
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models.signals import post_delete

from portal.kit import clock, ledger

SESSIONS = "sessions"


def connect() -> None:
    """Called once, when the models are there: whatever door ends a session, it is noted."""
    post_delete.connect(_session_ended, sender=Session, dispatch_uid="note_session")


def replay_sessions(unknown: frozenset[str]) -> dict[str, int]:
    """After a restore: sessions that were ended since are ended again. Gives how many."""
    ended = {line["session"] for line in ledger.lines(ledger.file_of(SESSIONS)) if line.get("n") in unknown}
    if not ended:
        return {"sessions": 0}
    keys = Session.objects.filter(expire_date__gt=clock.now()).values_list("session_key", flat=True)
    back = [key for key in keys.iterator() if _digest(key) in ended]
    with transaction.atomic():
        # Not by a signal again: the ledger has their lines.
        return {"sessions": Session.objects.filter(session_key__in=back)._raw_delete("default")}


def _session_ended(instance: Session, **_signal: Any) -> None:
    if instance.expire_date > clock.now() and instance.get_decoded().get(SESSION_KEY):
        ledger.add(SESSIONS, {"session": _digest(instance.session_key)})


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
