"""Taking one's data along: asked for on the person's page, made by the queue, gone after a week."""

import logging
import tempfile
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from portal.kit import clock

from .letters import send_letter_later
from .models import DataCopy, User
from .own_data.archive import write_archive

log = logging.getLogger("portal.accounts")
STAYS_FOR = timedelta(days=7)
MOST_A_DAY = 3
SLOW = "recordings"  # the queue of what takes minutes
GIVEN_UP_AFTER = timedelta(hours=6)  # one that is not made by then never will be


class OneAtATime(Exception):
    """A copy is being made already."""


class TooOften(Exception):
    """There were many copies today."""


@transaction.atomic
def ask_for_data(actor: User) -> DataCopy:
    """Everything of the actor's is put together, by the queue; a mail says when it is there.

    `OneAtATime` while another is being made, `TooOften` after three in a day.
    """
    now = clock.now()
    if DataCopy.objects.filter(person=actor, asked_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooOften
    try:
        with transaction.atomic():
            asked = DataCopy.objects.create(person=actor, asked_at=now)
    except IntegrityError:
        raise OneAtATime from None
    transaction.on_commit(partial(make_copy.enqueue, asked.pk))
    return asked


@task(queue_name=SLOW)
def make_copy(number: int) -> None:
    """Makes the file. Where that fails the person may ask again, and finds so on their page."""
    asked = DataCopy.objects.select_related("person").filter(pk=number, ready_at=None, failed_at=None).first()
    if asked is None:
        return
    try:
        with tempfile.TemporaryFile() as made:
            write_archive(asked.person, made)
            made.seek(0)
            asked.file.save("own-data.zip", File(made), save=False)
    except Exception:
        log.exception("data copy %s: not made", asked.pk)
        DataCopy.objects.filter(pk=number).update(failed_at=clock.now())
        return
    _tell(asked)


@transaction.atomic
def _tell(asked: DataCopy) -> None:
    asked.ready_at = clock.now()
    asked.save(update_fields=["ready_at", "file"])
    person = asked.person
    with translation.override(person.language):
        page = f"{settings.BASE_URL}{reverse('accounts:my_data')}"
    send_letter_later("data_ready", person.email, person.language, page=page)


def is_there(copy: DataCopy) -> bool:
    """Whether its file can be taken now: it is made, and its week is not over."""
    return copy.ready_at is not None and bool(copy.file) and clock.now() < copy.ready_at + STAYS_FOR


def newest_copy(person: User) -> DataCopy | None:
    """The one that the person asked for last."""
    return DataCopy.objects.filter(person=person).first()


def old_copies() -> QuerySet[DataCopy]:
    """Copies whose week is over, with their file."""
    return DataCopy.objects.filter(ready_at__lte=clock.now() - STAYS_FOR).exclude(file="")


def erase_old_copies() -> int:
    """Files go a week after they were made, rows a day later than that. Gives how many files went.

    What was begun long ago and never finished is called failed, so that the person may ask again.
    """
    now = clock.now()
    waits = DataCopy.objects.filter(ready_at=None, failed_at=None, asked_at__lte=now - GIVEN_UP_AFTER)
    waits.update(failed_at=now)
    old = list(old_copies())
    for copy in old:
        drop_file(copy)
    DataCopy.objects.filter(asked_at__lte=now - STAYS_FOR - timedelta(days=1), file="").delete()
    return len(old)


def drop_file(copy: DataCopy) -> None:
    """The file of one copy goes from the disk."""
    copy.file.delete(save=False)
    DataCopy.objects.filter(pk=copy.pk).update(file="")
