"""The file with all of Aino's data."""

from django.core.files.base import ContentFile

from portal.accounts.models import DataCopy, User
from portal.kit import clock


def make_parting(aino: User) -> dict[str, int]:
    """Her file, ready to be taken."""
    copy = DataCopy(person=aino, asked_at=clock.now(), ready_at=clock.now())
    copy.file.save("own-data.zip", ContentFile(b"zip"), save=False)
    copy.save()
    return {"data_copy": copy.pk}
