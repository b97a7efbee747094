"""Seals: what was taken back waits a day for its owner's change of mind, then it is erased."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.kit import clock


class SealQuerySet(models.QuerySet["Seal"]):
    """Seals, asked for by what becomes of them."""

    def open(self) -> "SealQuerySet":
        """Those that can still be undone."""
        return self.filter(undone_at=None, erased_at=None)

    def due(self) -> "SealQuerySet":
        """Those whose day is over: what they hold is to be erased."""
        return self.open().filter(erase_at__lte=clock.now())


class Seal(models.Model):
    """One thing that its owner took back. After the erasure only this row of numbers is left."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), related_name="seals", null=True, on_delete=models.SET_NULL
    )
    page_number = models.PositiveIntegerField(_("number of the page"), null=True, blank=True)
    # A picture or a recording that stands in no story is sealed by itself.
    picture = models.ForeignKey(
        "content.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="seals"
    )
    recording = models.ForeignKey(
        "content.Recording", null=True, blank=True, on_delete=models.SET_NULL, related_name="seals"
    )
    storyteller = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="seals"
    )
    # What an undo brings back; empty when the page was not public.
    consent = models.ForeignKey(
        "content.Consent", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    was_live = models.BooleanField(default=False)
    # The day for which it was planned to become public, which an undo brings back too.
    planned_for = models.DateTimeField(null=True, blank=True)
    # Files that are still to go from the disk: named as the rows go, emptied when the files are gone.
    files = models.JSONField(default=list, blank=True)
    # Taken back with everything else by one press: one press brings all of that back.
    with_everything = models.BooleanField(default=False)
    sealed_at = models.DateTimeField(default=clock.now)
    erase_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = SealQuerySet.as_manager()

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page_number"],
                condition=Q(undone_at=None, erased_at=None),
                name="one_open_seal_for_a_page",
            ),
            models.UniqueConstraint(
                fields=["picture"],
                condition=Q(undone_at=None, erased_at=None, picture__isnull=False),
                name="one_open_seal_for_a_picture",
            ),
            models.UniqueConstraint(
                fields=["recording"],
                condition=Q(undone_at=None, erased_at=None, recording__isnull=False),
                name="one_open_seal_for_a_recording",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


def open_seal(page: Page) -> Seal | None:
    """The seal that lies on this page now."""
    found: Seal | None = Seal.objects.open().filter(page_number=page.pk).first()
    return found


def is_sealed(page: Page) -> bool:
    """Whether its storyteller took this page back: nobody else may see anything of it."""
    return page.pk is not None and open_seal(page) is not None


def sealed_numbers() -> models.QuerySet[Any, Any]:
    """The numbers of the pages that are sealed now, for `exclude(pk__in=…)`."""
    numbers: models.QuerySet[Any, Any] = Seal.objects.open().exclude(page_number=None).values("page_number")
    return numbers
