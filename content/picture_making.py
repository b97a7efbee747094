"""Making the sizes of a picture in the background, as soon as it has come."""

from functools import partial
from typing import Any

from django.db import transaction
from django_tasks import task

from .models import Picture
from .picture_sizes import make_sizes


@task()
def make_sizes_of(number: int) -> None:
    """Every size of this picture stands ready; nothing when it is gone, or its file is."""
    for picture in Picture.objects.filter(pk=number):
        if picture.file.storage.exists(picture.file.name):
            make_sizes([picture])


def make_later(instance: Picture, created: bool, **_signal: Any) -> None:
    """A new picture goes to the queue once it is saved for good."""
    if created:
        transaction.on_commit(partial(make_sizes_of.enqueue, instance.pk))
