"""Captions of a film as somebody has written them so far."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UnsavedCaptions(models.Model):
    """What one person has written beside a film and not saved: theirs alone, whole or not, until they save.

    `base` and `base_seen` stood there when they began: so it is noticed when somebody saves in between.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unsaved_captions"
    )
    story = models.ForeignKey("content.StoryPage", on_delete=models.CASCADE, related_name="unsaved_captions")
    block_id = models.UUIDField()
    captions = models.TextField(blank=True)
    seen = models.TextField(blank=True)
    no_speech = models.BooleanField(default=False)
    base = models.TextField(blank=True)
    base_seen = models.TextField(blank=True)
    kept_at = models.DateTimeField()

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        verbose_name = _("captions not saved")
        verbose_name_plural = _("captions not saved")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["person", "story", "block_id"], name="one_unsaved_of_a_person")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
