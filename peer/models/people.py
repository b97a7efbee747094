"""People in rooms: their seats, and who does not meet whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit import clock

from .rooms import Room


class Participant(models.Model):
    """A seat: one person in one room, the name they use there, and how far they have read."""

    class ReadingMode(models.TextChoices):
        """How new messages come to the reader."""

        CALM = "calm", _("Calm: nothing moves until I ask")
        ONE = "one", _("One message at a time")
        STREAM = "stream", _("Messages come by themselves")

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seats")
    nickname = models.CharField(_("nickname"), max_length=40)
    nickname_key = models.CharField(max_length=120, blank=True, editable=False)  # look-alikes are one key
    renamed_at = models.JSONField(default=list, blank=True, editable=False)  # the latest changes of the name
    reading_mode = models.CharField(max_length=10, choices=ReadingMode, default=ReadingMode.CALM)
    read_seq = models.PositiveBigIntegerField(default=0)
    shown_count = models.PositiveIntegerField(default=0)  # messages that the room has seen
    last_spoke_at = models.DateTimeField(null=True)
    rules_accepted_version = models.PositiveIntegerField(default=0)
    rules_accepted_at = models.DateTimeField(null=True)
    paused_until = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    is_staff: bool | None = None  # never stored: see peer.staff_marks

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(fields=["room", "user"], name="one_seat_per_person"),
            models.UniqueConstraint(
                fields=["room", "nickname_key"],
                condition=~models.Q(nickname_key=""),
                name="one_nickname_per_room",
            ),
        ]

    def __str__(self) -> str:
        return self.nickname


class FormerName(models.Model):
    """A name that a seat had before. Nobody else gets it for a while, and moderators know who it was."""

    seat = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="former_names")
    key = models.CharField(max_length=120)
    nickname = models.CharField(max_length=40, blank=True)  # as it was written
    given_up_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "given_up_at"], name="former_names_by_key")]

    def __str__(self) -> str:
        return self.key


class Block(models.Model):
    """Two people who do not see each other in any room. It works both ways, whoever asked for it."""

    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocked_by")
    name = models.CharField(max_length=40, blank=True)  # as it was then: a later one would be a message
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="one_block_per_pair"),
            models.CheckConstraint(
                condition=~models.Q(blocker=models.F("blocked")), name="nobody_blocks_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.blocker_id} – {self.blocked_id}"


class PastBlock(models.Model):
    """A block that its maker ended. What one of the two said while it lasted stays unseen by the other."""

    blocker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="past_blocks"
    )
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.blocker_id} – {self.blocked_id}"


class Mute(models.Model):
    """A person who does not want to read somebody for now. Only the one who mutes notices it."""

    muter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mutes")
    muted = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="muted_by")
    name = models.CharField(max_length=40, blank=True)  # as it was then
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["muter", "muted"], name="one_mute_per_pair"),
            models.CheckConstraint(
                condition=~models.Q(muter=models.F("muted")), name="nobody_mutes_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.muter_id} – {self.muted_id}"


class NameForAll(models.Model):
    """The nickname that a person wants in every room they come to."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="name_for_all"
    )
    nickname = models.CharField(_("nickname"), max_length=40)

    def __str__(self) -> str:
        return self.nickname
