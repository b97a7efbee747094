"""The wish box: what readers would like to read about. No account is needed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit import clock


class Wish(models.Model):
    """One wish. The newsroom reads it first; nothing of it is public by itself."""

    words = models.TextField(_("wish"), max_length=1000)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=12, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    made_at = models.DateTimeField(default=clock.now)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        default_permissions = ()
        ordering = ["made_at"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
