"""What was said, and the numbered series of what changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from peer.events import ChangeKind

from .people import Participant
from .rooms import Room


class Message(models.Model):
    """One message. It has a number from the moment it becomes visible, and never before."""

    class Status(models.TextChoices):
        """Where a message stands. `VISIBLE` and `NEVER_SHOWN` are the sets that queries ask for."""

        POSTED = "posted", _("Shown")
        HELD = "held", _("Waits for a moderator")
        QUEUED = "queued", _("Waits for its turn")
        REMOVED = "removed", _("Removed by a moderator")
        TAKEN_BACK = "taken_back", _("Taken back by its writer")

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="messages")
    ref = models.CharField(max_length=64)
    text = models.TextField()
    masked_text = models.TextField(blank=True)  # what the room sees when a moderator covered a part
    symbols = models.JSONField(default=list, blank=True)  # concepts, shown in the reader's language
    reply_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="replies")
    due_at = models.DateTimeField(null=True)  # when a message that waits for its turn is shown
    status = models.CharField(max_length=20, choices=Status)
    held_for = models.JSONField(default=list, blank=True)  # the codes of the reasons
    seq = models.PositiveBigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)  # since when nobody but moderators reads it

    name_then = ""  # never stored: see peer.former_names

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(fields=["room", "participant", "ref"], name="one_message_per_ref"),
            models.UniqueConstraint(fields=["room", "seq"], name="one_message_per_number"),
            models.CheckConstraint(
                condition=~models.Q(status__in=["held", "queued"]) | models.Q(seq__isnull=True),
                name="a_waiting_message_has_no_number",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="queued") | models.Q(due_at__isnull=False),
                name="a_queued_message_has_a_turn",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="posted") | models.Q(seq__isnull=False),
                name="a_shown_message_has_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["written_at"], name="held_messages", condition=models.Q(status="held")),
            models.Index(fields=["due_at"], name="queued_messages", condition=models.Q(status="queued")),
            models.Index(fields=["participant", "-written_at"], name="latest_of_a_participant"),
            models.Index(
                fields=["hidden_at"], name="hidden_messages", condition=models.Q(hidden_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} ({self.status})"

    @property
    def public_text(self) -> str:
        """The text as the room may see it: with what a moderator covered, covered."""
        return self.masked_text or self.text

    @property
    def is_shown(self) -> bool:
        """Whether everybody in the room may read it."""
        return self.status == self.Status.POSTED

    @property
    def is_held(self) -> bool:
        """Whether only its writer and moderators may read it."""
        return self.status == self.Status.HELD

    @property
    def is_queued(self) -> bool:
        """Whether it waits for its turn in a slow room. Only its writer reads it until then."""
        return self.status == self.Status.QUEUED

    @property
    def is_waiting(self) -> bool:
        """Whether the room has not seen it yet, and still may."""
        return self.is_held or self.is_queued


class Change(models.Model):
    """One step in the life of a room, about a message or the room itself. The numbers have no holes."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="changes")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in ChangeKind])
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="changes")
    payload = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "seq"], name="one_change_per_number")]

    def __str__(self) -> str:
        return f"{self.room_id}:{self.seq} {self.kind}"


class HardMark(models.Model):
    """Somebody found a message too hard to read. Nobody is told who; the writer gets a kind hint."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="hard_marks")
    reader = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="hard_marks")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "reader"], name="one_hard_mark_per_reader")]

    def __str__(self) -> str:
        return f"{self.message_id}"
