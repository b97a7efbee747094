"""Rooms and their rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .texts import spoken


class Room(models.Model):
    """A place to talk. `last_seq` counts its changes; it is raised only under the row's lock."""

    class Audience(models.TextChoices):
        """Whom the room is for."""

        MEMBERS = "members", _("Members")

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
    flood_limit = models.PositiveIntegerField(
        _("frames in ten seconds"),
        default=400,
        help_text=_("One connection may send this many. Zero means no limit."),
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

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="rules")
    version = models.PositiveIntegerField()
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
