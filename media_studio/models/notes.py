"""What somebody says of the notes on plain language beside their text: leave this so, or no notes at all."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LeftSo(models.Model):
    """A note that the storyteller answered with "leave it so": it comes back on no device.

    `key` stands for the kind of the note and its words; none of the words are kept.
    """

    story = models.ForeignKey("content.StoryPage", on_delete=models.CASCADE, related_name="left_so")
    key = models.CharField(max_length=20)
    left_at = models.DateTimeField()

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        verbose_name = _("a note left as it is")
        verbose_name_plural = _("notes left as they are")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["story", "key"], name="one_left_so_of_a_story")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class NotesOff(models.Model):
    """Somebody writes without notes until they turn them on again. No row: the notes are on."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="notes_off"
    )

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        verbose_name = _("writes without notes")
        verbose_name_plural = _("write without notes")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
