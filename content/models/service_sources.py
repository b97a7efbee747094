"""What is known of services that were brought in: by which id, and what the source said the last time."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceSource(models.Model):
    """One service of the national service data, and the pages here that tell of it in each language.

    `told` is what was brought in for each language and field. With it a change of ours is told from theirs.
    """

    source_id = models.UUIDField(_("id at the source"), unique=True)
    translation_key = models.UUIDField(unique=True)
    organisation = models.UUIDField(null=True, blank=True)
    modified = models.DateTimeField(_("changed at the source"), null=True, blank=True)
    told = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("source of a service")
        verbose_name_plural = _("sources of services")
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


def forget_words(instance: Any, **_signal: Any) -> None:
    """After a page is deleted, what its source said in that language goes; that there was one stays."""
    language = instance.locale.language_code
    for source in ServiceSource.objects.filter(translation_key=instance.translation_key):
        if source.told.get(language):
            source.told[language] = {}
            source.save(update_fields=["told"])
