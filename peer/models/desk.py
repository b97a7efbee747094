"""What moderators keep for one another: claims, notes, the log, and the numbers of those who help."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .messages import Message
from .moderation import Flag
from .people import Participant
from .texts import spoken


class Claim(models.Model):
    """A moderator has opened something that waits. A claim holds for a while; see `peer.claiming`."""

    message = models.OneToOneField(Message, null=True, on_delete=models.CASCADE, related_name="claim")
    flag = models.OneToOneField(Flag, null=True, on_delete=models.CASCADE, related_name="claim")
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims")
    claimed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(message__isnull=False, flag__isnull=True)
                | models.Q(message__isnull=True, flag__isnull=False),
                name="a_claim_is_about_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.moderator_id} {self.message_id or self.flag_id}"


class ModeratorNote(models.Model):
    """A word between moderators about a person in a room, or one message of theirs. Members never see it."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="moderator_notes")
    message = models.ForeignKey(
        Message, null=True, blank=True, on_delete=models.CASCADE, related_name="moderator_notes"
    )
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("note"))
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("note between moderators")
        verbose_name_plural = _("notes between moderators")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.made_at:%Y-%m-%d}"


class LogEntry(models.Model):
    """One line of the append-only log: opaque ids, codes and times. No text, no names, no foreign keys.

    The database refuses to change or delete a line; only the retention function may drop old ones.
    """

    class Act(models.TextChoices):
        """What was done, or looked at."""

        DECIDED = "decided", _("A decision")
        APPEALED = "appealed", _("An appeal")
        APPEAL_DECIDED = "appeal_decided", _("An appeal was decided")
        FLAGGED = "flagged", _("A flag")
        HELD = "held", _("A message was held")
        SHOWN_ANYWAY = "shown_anyway", _("Shown although a house rule would hold it")
        CALL_ANSWERED = "call_answered", _("A call was answered")
        ALARM_SEEN = "alarm_seen", _("An alarm was seen")
        SECOND_CALLED = "second_called", _("The second moderator was called")
        MAILED = "mailed", _("Mail was sent")
        ROOM_ACT = "room_act", _("An act about a whole room")
        SHIFT_BEGUN = "shift_begun", _("A shift began")
        SHIFT_ENDED = "shift_ended", _("A shift ended")
        LOOKED_AT_PERSON = "looked_at_person", _("Looked at a person's history")
        LOOKED_AT_ROOM = "looked_at_room", _("Looked into a closed room")
        SETTINGS_CHANGED = "settings_changed", _("Settings were changed")

    at = models.DateTimeField()
    act = models.CharField(max_length=20, choices=Act)
    code = models.CharField(max_length=40, blank=True)  # the decision's kind, the room act, the outcome …
    reason = models.CharField(max_length=60, blank=True)  # the code of the reason
    actor = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)  # whom it was about
    room = models.BigIntegerField(null=True)
    message = models.BigIntegerField(null=True)
    item = models.BigIntegerField(null=True)  # the flag, decision, appeal or shift
    waited_since = models.DateTimeField(null=True)  # since when the thing had waited

    class Meta:
        verbose_name = _("line of the log")
        verbose_name_plural = _("log")
        ordering = ["pk"]
        indexes = [models.Index(fields=["at"], name="log_by_time")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.code}"


class CareLine(models.Model):
    """One way to get help at once, for the help card. Somebody looks by the review date if it still holds."""

    number = models.CharField(_("number"), max_length=30, unique=True)
    name_fi = models.CharField(_("name in Finnish"), max_length=120, blank=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=120, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    order = models.PositiveIntegerField(_("order"), default=100)
    checked_on = models.DateField(_("checked on"))
    review_by = models.DateField(_("check again by"))
    is_shown = models.BooleanField(_("shown"), default=True)

    class Meta:
        verbose_name = _("help line")
        verbose_name_plural = _("help lines")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def name(self) -> str:
        """What it is, in the active language."""
        return spoken(self, "name")

    @property
    def href(self) -> str:
        """The number as a link."""
        return f"tel:{self.number.replace(' ', '')}"
