"""Somebody whose account is to be erased, and whose data is ready to be taken."""

from django.core.files.base import ContentFile

from portal.accounts.farewell import ask_farewell
from portal.accounts.models import DataCopy, User
from portal.accounts.registering import register_person
from portal.accounts.roles import Role
from portal.kit import clock

ADDRESS = "lilja@example.org"


def make_lilja() -> None:
    """Once for each world."""
    if User.objects.filter(email=ADDRESS).exists():
        return
    lilja = register_person(email=ADDRESS, first_name="Lilja", roles=[Role.MEMBER])
    copy = DataCopy(person=lilja, asked_at=clock.now(), ready_at=clock.now())
    copy.file.save("own-data.zip", ContentFile(b"zip"), save=False)
    copy.save()
    ask_farewell(lilja)
