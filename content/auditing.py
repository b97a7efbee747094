"""Finding what slipped past the guard: written straight into the database, or onto the disk."""

import hashlib
from collections.abc import Iterator

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction

from .models import Consent, Picture, TellablePage
from .models.consents import is_covered
from .purging import forget


def uncovered_pages() -> Iterator[TellablePage]:
    """Pages that are live in the database though nobody said yes to what they show. They are not served."""
    for kind in TellablePage.__subclasses__():
        for page in kind.objects.live().iterator():
            if not is_covered(page):
                yield page


def changed_pictures() -> Iterator[Picture]:
    """Pictures held by a consent whose file on the disk is not the one that was taken in."""
    for picture in Picture.objects.filter(consents__in=Consent.objects.standing()).distinct():
        try:
            with picture.file.storage.open(picture.file.name) as file:
                same = hashlib.sha256(file.read()).hexdigest() == picture.sha256
        except OSError:
            same = False
        if not same:
            yield picture


@transaction.atomic
def mend(page: TellablePage) -> None:
    """The page is live no more, in the database too, and search forgets it."""
    UnpublishPageAction(page, log_action="wagtail.unpublish").execute(skip_permission_checks=True)
    forget([page])
