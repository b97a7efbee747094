"""People in rooms: their seats, and who does not meet whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .rooms import Room


class Participant(models.Model):
    """A seat: one person in one room."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seats")
    nickname = models.CharField(_("nickname"), max_length=40)
    rules_accepted_version = models.PositiveIntegerField(default=0)
    rules_accepted_at = models.DateTimeField(null=True)
    paused_until = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [models.UniqueConstraint(fields=["room", "user"], name="one_seat_per_person")]

    def __str__(self) -> str:
        return self.nickname


class Block(models.Model):
    """Two people who do not see each other in any room. It works both ways, whoever asked for it."""

    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocked_by")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="one_block_per_pair"),
            models.CheckConstraint(
                condition=~models.Q(blocker=models.F("blocked")), name="nobody_blocks_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.blocker_id} – {self.blocked_id}"
