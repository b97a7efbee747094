"""The file with all of Aino's data, a device of hers, and her sign-in card."""

from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile

from portal.accounts.models import DataCopy, Device, User
from portal.kit import clock

from .cards import make_card


def make_device(aino: User) -> dict[str, int]:
    """A device of hers, elsewhere."""
    now = clock.now()
    key = SessionStore()
    key.create()
    used = {"session_key": key.session_key, "first_used_at": now, "last_used_at": now}
    return {"device": Device.objects.create(person=aino, mark_digest="x", **used).pk}


def make_parting(aino: User) -> dict[str, int]:
    """Her file, ready to be taken."""
    copy = DataCopy(person=aino, asked_at=clock.now(), ready_at=clock.now())
    copy.file.save("own-data.zip", ContentFile(b"zip"), save=False)
    copy.save()
    return {"data_copy": copy.pk}


def make_own(aino: User, helper: User) -> dict[str, int | str]:
    """All of it."""
    return make_parting(aino) | make_device(aino) | make_card(aino, helper)
