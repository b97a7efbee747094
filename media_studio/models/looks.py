"""What a storyteller does to a picture and has not saved yet."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnsavedLook(models.Model):
    """Covers, a cut, a turn and words for one picture of a draft: its storyteller's alone, until saved.

    No picture is made of it. It belongs to the picture that stood there: with another one it counts no more.
    """

    story = models.ForeignKey("content.StoryPage", on_delete=models.CASCADE, related_name="unsaved_looks")
    block_id = models.UUIDField()
    picture = models.ForeignKey("content.Picture", on_delete=models.CASCADE, related_name="+")
    edits = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        verbose_name = _("unsaved look")
        verbose_name_plural = _("unsaved looks")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["story", "block_id"], name="one_unsaved_look_of_a_picture")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
