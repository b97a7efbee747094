"""Rooms and their rules."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .texts import spoken


class Room(models.Model):
    """A place to talk. `last_seq` counts its changes; it is raised only under the row's lock."""

    class Audience(models.TextChoices):
        """Whom the room is for."""

        MEMBERS = "members", _("Members")
        INVITED = "invited", _("By invitation")
        TOGETHER = "together", _("Clients and professionals together")

    class Review(models.TextChoices):
        """Who reads a message before the room does."""

        ALL_HELD = "all_held", _("A moderator reads every message first")
        NEWCOMERS_HELD = "newcomers_held", _("A moderator reads a newcomer's first messages")
        WATCHED = "watched", _("Messages are shown at once and watched")

    class WhenUnattended(models.TextChoices):
        """What happens while no moderator is present."""

        READ_ONLY = "read_only", _("People can read but not write")
        HOLD_EVERYTHING = "hold_everything", _("Every message waits for a moderator")

    slug = models.SlugField(_("address"), unique=True)
    name_fi = models.CharField(_("name in Finnish"), max_length=80)
    name_sv = models.CharField(_("name in Swedish"), max_length=80, blank=True)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    description_fi = models.TextField(_("description in Finnish"), max_length=500)
    description_sv = models.TextField(_("description in Swedish"), max_length=500, blank=True)
    description_en = models.TextField(_("description in English"), max_length=500, blank=True)
    audience = models.CharField(_("for whom"), max_length=20, choices=Audience, default=Audience.MEMBERS)
    when_unattended = models.CharField(
        _("when no moderator is present"),
        max_length=20,
        choices=WhenUnattended,
        default=WhenUnattended.READ_ONLY,
    )
    symbol = models.CharField(_("symbol"), max_length=40, default="talk")
    size_limit = models.PositiveIntegerField(
        _("seats at most"), default=0, help_text=_("Zero means no limit.")
    )
    review = models.CharField(
        _("who reads first"), max_length=20, choices=Review, default=Review.NEWCOMERS_HELD
    )
    newcomer_messages = models.PositiveIntegerField(_("a newcomer's first messages"), default=3)
    slow_seconds = models.PositiveIntegerField(
        _("seconds between messages"),
        default=0,
        help_text=_("One person's next message waits this long. Zero means no waiting."),
    )
    paused_until = models.DateTimeField(_("paused until"), null=True, blank=True)
    closed_until = models.DateTimeField(_("closed early until"), null=True, blank=True)
    pinned = models.TextField(_("pinned notice"), blank=True, max_length=500)
    flood_limit = models.PositiveIntegerField(
        _("frames in ten seconds"),
        default=400,
        help_text=_("One connection may send this many. Zero means no limit and no look at repetition."),
    )
    is_closed = models.BooleanField(_("closed for good"), default=False)
    last_seq = models.PositiveBigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["pk"]
        permissions = [
            ("enter_rooms", "Can enter rooms"),
            ("moderate_rooms", "Can moderate rooms"),
            ("manage_rooms", "Can manage rooms"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return spoken(self, "name")

    @property
    def description(self) -> str:
        """The description in the active language."""
        return spoken(self, "description")

    @property
    def topic(self) -> str:
        """The hub's name for this room's series."""
        return f"room.{self.pk}"


class HouseRules(models.Model):
    """One version of a room's rules, in easy language. A version never changes; a new one is added."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="rules", verbose_name=_("room"))
    version = models.PositiveIntegerField(_("version"))
    text_fi = models.TextField(_("rules in Finnish, one on each line"))
    text_sv = models.TextField(_("rules in Swedish, one on each line"), blank=True)
    text_en = models.TextField(_("rules in English, one on each line"), blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("house rules")
        verbose_name_plural = _("house rules")
        constraints = [models.UniqueConstraint(fields=["room", "version"], name="one_text_per_version")]

    def __str__(self) -> str:
        return f"{self.room} {self.version}"

    @property
    def lines(self) -> list[str]:
        """The rules one by one, in the active language."""
        return [line.strip() for line in spoken(self, "text").splitlines() if line.strip()]


class RoomInvitation(models.Model):
    """Somebody may enter a room that is by invitation."""

    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("room")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="room_invitations",
        verbose_name=_("person"),
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("invitation to a room")
        verbose_name_plural = _("invitations to rooms")
        constraints = [
            models.UniqueConstraint(fields=["room", "person"], name="one_invitation_per_person_and_room")
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.person_id}"
