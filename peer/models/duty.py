"""When rooms are open, who is on shift, and who is present right now."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .rooms import Room


class Weekday(models.IntegerChoices):
    """The days of the week as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class WeeklyHours(models.Model):
    """A room is open every week on this day between these times, on the clock of Helsinki.

    `closes` of 0:00 means midnight at the end of the day. A room without any hours keeps no timetable:
    it is open whenever a moderator is on duty.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="hours", verbose_name=_("room"))
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        verbose_name = _("weekly hours")
        verbose_name_plural = _("weekly hours")
        ordering = ["weekday", "opens"]
        constraints = [
            models.UniqueConstraint(fields=["room", "weekday", "opens"], name="one_opening_per_time")
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class ExceptionDay(models.Model):
    """One day on which the weekly hours do not hold: closed, or open at other times."""

    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="exception_days", verbose_name=_("room")
    )
    day = models.DateField(_("day"))
    opens = models.TimeField(_("opens"), null=True, blank=True, help_text=_("Empty means closed all day."))
    closes = models.TimeField(_("closes"), null=True, blank=True)

    class Meta:
        verbose_name = _("exception day")
        verbose_name_plural = _("exception days")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["room", "day"], name="one_exception_per_day"),
            models.CheckConstraint(
                condition=models.Q(opens__isnull=True, closes__isnull=True)
                | models.Q(opens__isnull=False, closes__isnull=False),
                name="an_exception_has_both_times_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.day}"


class Shift(models.Model):
    """A moderator's turn: planned in the rota, begun with the last note read, ended with a note."""

    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shifts", verbose_name=_("moderator")
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="second_shifts",
        verbose_name=_("second moderator"),
        help_text=_("Called when the first one is not present."),
    )
    rooms = models.ManyToManyField(
        Room,
        blank=True,
        related_name="shifts",
        verbose_name=_("rooms"),
        help_text=_("None chosen means every room."),
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    begun_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    second_called_at = models.DateTimeField(null=True, editable=False)
    note_read = models.ForeignKey(
        "HandOverNote", null=True, editable=False, on_delete=models.SET_NULL, related_name="readers"
    )

    class Meta:
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="a_shift_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~models.Q(moderator=models.F("second")), name="the_second_is_somebody_else"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(begun_at__isnull=False),
                name="only_a_begun_shift_ends",
            ),
        ]
        indexes = [
            models.Index(
                fields=["moderator"],
                name="running_shifts",
                condition=models.Q(begun_at__isnull=False, ended_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.moderator_id} {self.starts_at:%Y-%m-%d %H:%M}"


class HandOverNote(models.Model):
    """What the next moderator must know. Every ended shift has one."""

    shift = models.OneToOneField(Shift, on_delete=models.CASCADE, related_name="note")
    gentle_with = models.TextField(_("whom to be gentle with"), blank=True)
    still_open = models.TextField(_("what is still open"), blank=True)
    debrief = models.TextField(_("how the shift was for you"), blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("hand-over note")
        verbose_name_plural = _("hand-over notes")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.made_at:%Y-%m-%d %H:%M}"


class Presence(models.Model):
    """The latest signs of one moderator. Whether they are present follows from these; see `peer.duty`."""

    moderator = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presence"
    )
    here_at = models.DateTimeField(null=True)  # pressed "I am here", or decided something
    queue_seen_at = models.DateTimeField(null=True)  # the socket of the desk was open

    def __str__(self) -> str:
        return f"{self.moderator_id}"


class DeskChoice(models.Model):
    """How one moderator wants the desk. Unlike a sign of presence it stays when they go."""

    moderator = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_choice"
    )
    covers_heavy = models.BooleanField(default=False)  # heavy texts stay covered until one opens them

    def __str__(self) -> str:
        return f"{self.moderator_id}"
