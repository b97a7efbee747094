"""Questions to services, kept only while they wait to be mailed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit import clock
from portal.kit.languages import WRITTEN


class ServiceMessage(models.Model):
    """One question on its way. It holds all that its mail needs: the page may go meanwhile."""

    to = models.EmailField(_("mailbox"))
    about = models.CharField(_("service"), max_length=255)
    address = models.URLField(_("address of the page"), max_length=500)
    words = models.TextField(_("question"), max_length=2000)
    mail = models.EmailField(_("e-mail address"), blank=True)
    wants_copy = models.BooleanField(default=False)
    language = models.CharField(max_length=12, choices=WRITTEN, default=settings.LANGUAGE_CODE)
    made_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    tries = models.PositiveSmallIntegerField(default=0)
    reached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("question to a service")
        verbose_name_plural = _("questions to services")
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
