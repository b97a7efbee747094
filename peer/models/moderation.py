"""Asking for eyes, deciding, and telling."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .messages import Message
from .people import Participant
from .rooms import Room
from .texts import spoken


class Reason(models.Model):
    """Why a moderator removes something, in plain words. The list may be edited; codes stay."""

    code = models.SlugField(_("code"), unique=True)
    text_fi = models.CharField(_("words in Finnish"), max_length=200)
    text_sv = models.CharField(_("words in Swedish"), max_length=200, blank=True)
    text_en = models.CharField(_("words in English"), max_length=200, blank=True)
    order = models.PositiveIntegerField(_("order"), default=100)
    is_offered = models.BooleanField(_("offered to moderators"), default=True)

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The reason in the active language."""
        return spoken(self, "text")


class Decision(models.Model):
    """A moderator's act about a message, or about a person in a room (then `message` says why, or is empty).

    One decision for each version of a message: of two moderators one wins.
    """

    class Kind(models.TextChoices):
        """What was decided."""

        APPROVE = "approve", _("Shown")
        REMOVE = "remove", _("Removed")
        KEEP = "keep", _("Stays as it was")
        MASK = "mask", _("A part was covered")
        REMIND = "remind", _("Reminded of the rules")
        WARN = "warn", _("Warned")
        PAUSE = "pause", _("A pause from writing")
        NEUTRAL_NAME = "neutral_name", _("Got a neutral name")
        TAKE_SEAT = "take_seat", _("Removed from the room")
        AUTHORITIES = "authorities", _("Told to the authorities")

    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="decisions")
    participant = models.ForeignKey(
        Participant, null=True, on_delete=models.CASCADE, related_name="decisions"
    )  # whom it is about
    until = models.DateTimeField(null=True)  # the end of a pause
    name_before = models.CharField(max_length=40, blank=True, default="")  # what a neutral name covers
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    reason = models.ForeignKey(Reason, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    based_on_version = models.PositiveIntegerField(null=True)  # empty for acts beside the message's own
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "based_on_version"], name="one_decision_per_version"),
            models.CheckConstraint(
                condition=~models.Q(
                    kind__in=["remove", "mask", "remind", "warn", "pause", "take_seat", "neutral_name"]
                )
                | models.Q(reason__isnull=False),
                name="a_restriction_needs_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="pause") | models.Q(until__isnull=False), name="a_pause_has_an_end"
            ),
        ]
        indexes = [models.Index(fields=["participant", "-made_at"], name="decisions_about_a_person")]

    def __str__(self) -> str:
        return f"{self.message_id} {self.kind}"


class Appeal(models.Model):
    """Somebody asks another moderator to look at a decision again. One for each decision."""

    class Outcome(models.TextChoices):
        """What the other moderator found."""

        UPHELD = "upheld", _("The decision stays")
        OVERTURNED = "overturned", _("The decision was changed")

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    first_moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )  # a copy of the decision's moderator, so that the database can compare
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("first_moderator")),
                name="an_appeal_goes_to_somebody_else",
            ),
        ]
        indexes = [
            models.Index(
                fields=["made_at"], name="open_appeals", condition=models.Q(decided_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.outcome}"


class Flag(models.Model):
    """Somebody, or a house rule, asks a moderator to look. Who asked is never shown to the writer."""

    class Kind(models.TextChoices):
        """What the asking is about. A crisis comes first, then a threat, then a call for help."""

        CRISIS = "crisis", _("Somebody may be in danger")
        THREAT = "threat", _("Somebody may be threatened")
        HELP = "help", _("Somebody asks for help")
        WORRY = "worry", _("I am worried about the writer")
        REPORT = "report", _("The message breaks the rules")

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="flags")
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="flags")
    flagger = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="flags")
    kind = models.CharField(max_length=20, choices=Kind)
    words = models.TextField(blank=True)
    refused_for = models.CharField(max_length=40, blank=True)  # why a text in an alarm was not taken (a code)
    made_at = models.DateTimeField()
    first_seen_at = models.DateTimeField(null=True)  # a moderator opened it
    second_called_at = models.DateTimeField(null=True)  # nobody had, so the second moderator was called
    mailed_at = models.DateTimeField(null=True)  # nor had they, so mail went out
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "flagger"],
                condition=models.Q(closed_at__isnull=True, message__isnull=False, flagger__isnull=False),
                name="one_open_flag_per_person",
            ),
        ]
        indexes = [
            models.Index(fields=["made_at"], name="open_flags", condition=models.Q(closed_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Notice(models.Model):
    """What somebody was told: an outcome with its reason, or an offer of care. Kept until it was read."""

    class Kind(models.TextChoices):
        """What it tells."""

        APPROVED = "approved", _("Your message is shown")
        REMOVED = "removed", _("Your message was removed")
        FLAG_REMOVED = "flag_removed", _("What you reported was removed")
        FLAG_KEPT = "flag_kept", _("What you reported stays")
        FLAG_MASKED = "flag_masked", _("A part of what you reported was covered")
        CALL_ANSWERED = "call_answered", _("A moderator answered")
        WRITTEN = "written", _("A moderator wrote to you")
        CARE = "care", _("Care was offered")
        SEAT_TAKEN = "seat_taken", _("You may not use the room")
        MASKED = "masked", _("A part of your message was covered")
        REMINDED = "reminded", _("A reminder of the rules")
        WARNED = "warned", _("A warning")
        PAUSED = "paused", _("A pause from writing")
        NEUTRAL_NAME = "neutral_name", _("A neutral name")
        APPEAL_UPHELD = "appeal_upheld", _("The decision stays")
        APPEAL_OVERTURNED = "appeal_overturned", _("The decision was changed")
        HARD_TO_READ = "hard_to_read", _("Somebody found your message hard to read")

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="notices")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="notices")
    decision = models.ForeignKey(Decision, null=True, on_delete=models.CASCADE, related_name="notices")
    reason = models.ForeignKey(Reason, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["person", "room"], name="unread_notices", condition=models.Q(read_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
