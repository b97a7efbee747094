"""Links to other sites that stand on public pages, and what came of asking for them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.link_policy import LONGEST, Found

WHY = {
    Found.GOOD: _("It is there"),
    Found.LATER: _("Not known yet"),
    Found.GONE: _("The page is not there any more"),
    Found.WRONG: _("The other site answers with an error"),
    Found.SILENT: _("The other site does not answer"),
    Found.CLOSED: _("The address is not public"),
}


class OutsideLink(models.Model):
    """One address of another site. It goes when no public page has it any more."""

    address = models.CharField(_("address"), max_length=LONGEST, unique=True)
    host = models.CharField(max_length=255)
    pages = models.ManyToManyField(Page, verbose_name=_("pages"), related_name="+")
    found = models.CharField(max_length=8, blank=True)
    checked_at = models.DateTimeField(_("asked last"), null=True, blank=True, db_index=True)
    dead_since = models.DateTimeField(_("dead since"), null=True, blank=True)

    class Meta:
        verbose_name = _("link to another site")
        verbose_name_plural = _("links to other sites")
        default_permissions: ClassVar[tuple[str, ...]] = ()
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def why(self) -> str:
        """What came of it last, in words."""
        return str(WHY[Found(self.found)]) if self.found else ""
