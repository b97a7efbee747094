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
    """One page that its storyteller took back. After the erasure only this row of numbers is left."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), related_name="seals", null=True, on_delete=models.SET_NULL
    )
    page_number = models.PositiveIntegerField(_("number of the page"))
    storyteller = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="seals"
    )
    # What an undo brings back; empty when the page was not public.
    consent = models.ForeignKey(
        "content.Consent", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    was_live = models.BooleanField(default=False)
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
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.page_number}"
