"""Taking one's data along, and having one's account erased."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.kit.storage import private_storage


def copy_name(_copy: models.Model, _name: str) -> str:
    """A name that tells nothing."""
    return f"own-data/{uuid.uuid4().hex}.zip"


class DataCopy(models.Model):
    """Somebody asked for all their data: the file with it, once it is made, and until it is gone."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_copies")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    file = models.FileField(upload_to=copy_name, storage=private_storage, blank=True, editable=False)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ready_at=None, failed_at=None),
                name="one_data_copy_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.asked_at:%Y-%m-%d}"


class FarewellQuerySet(models.QuerySet["Farewell"]):
    """Farewells, asked for by what becomes of them."""

    def waiting(self) -> "FarewellQuerySet":
        """Those that can still be undone."""
        return self.filter(undone_at=None, erased_at=None)


class Farewell(models.Model):
    """An account is to be erased on a day, or was. Numbers, codes and times only."""

    class Stories(models.TextChoices):
        """When the person's stories go."""

        NOW = "now", _("Take them away now")
        LAST_DAY = "last day", _("Leave them public until the last day")

    class Why(models.TextChoices):
        """Who asked, and how."""

        OWN = "own", _("The person asked here")
        LETTER = "letter", _("The person asked in writing")
        RELATIVES = "relatives", _("The person has died, and their people asked")
        LAW = "law", _("An authority or a court decided so")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="farewells")
    why = models.CharField(_("why"), max_length=10, choices=Why, default=Why.OWN)
    stories = models.CharField(_("stories"), max_length=10, choices=Stories, default=Stories.NOW)
    keeps_news = models.BooleanField(_("news for the team stays under its byline"), default=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    erase_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = FarewellQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()
        permissions = [("erase_person", "Can have an account erased on a written request")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(undone_at=None, erased_at=None),
                name="one_waiting_farewell",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.erase_at:%Y-%m-%d}"
