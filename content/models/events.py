"""Events: the facts that are the same in every language. Its pages tell of it in words."""

import datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from content.event_policy import Door, Facts, door_of, first_known_day, last_known_day
from content.partial_date_fields import PartialDateField
from content.regions import with_towns_in_words
from portal.kit import clock


class Known(models.TextChoices):
    """What is known of one fact of a place."""

    UNKNOWN = "unknown", _("Not known")
    YES = "yes", _("Yes")
    NO = "no", _("No")


def known(label: Any) -> models.CharField:
    """One fact of the place: yes, no, or not known."""
    return models.CharField(label, max_length=8, choices=Known.choices, default=Known.UNKNOWN)


ACCESS = ("step_free", "lift", "toilet", "loop", "quiet_room", "assistants")


class EventForm(WagtailAdminModelForm):
    """The facts of an event with their days: what is refused hangs on both."""

    def clean(self) -> dict[str, Any]:
        """Nobody can sign up after the last day of the event."""
        cleaned: dict[str, Any] = super().clean()
        closes_on, days = cleaned.get("closes_on"), self._days()
        if closes_on and days and closes_on > max(days):
            self.add_error("closes_on", _("The last day for signing up is after the event. Check the days."))
        return cleaned

    def _days(self) -> list[datetime.date]:
        filled_in = [day.cleaned_data for day in self.formsets["days"] if day.is_valid()]
        return [day["date"] for day in filled_in if day.get("date") and not day.get("DELETE")]


class Event(ClusterableModel):
    """Something that anybody may come to. People sign up for this, in whichever language they read of it."""

    class Way(models.TextChoices):
        """Where one takes part."""

        ON_SITE = "on site", _("At a place")
        ONLINE = "online", _("Online")
        BOTH = "both", _("At a place or online")

    name = models.CharField(_("Name in this list"), max_length=120, help_text=_("Readers do not see it."))
    organiser = models.CharField(_("Organiser"), max_length=200, blank=True)
    about_when = PartialDateField(
        _("About when"),
        blank=True,
        help_text=_("Only when no day is known. A year or a month: 2019 or 2017-04."),
    )
    only_announced = models.BooleanField(
        _("Only the plan is known"), default=False, help_text=_("The papers do not tell how it went.")
    )
    is_called_off = models.BooleanField(
        _("Called off"), default=False, help_text=_("Everybody who signed up gets a mail.")
    )
    way = models.CharField(_("Where"), max_length=8, choices=Way.choices, default=Way.ON_SITE)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    address = models.CharField(_("Address"), max_length=200, blank=True)
    online_url = models.URLField(
        _("Link for taking part online"),
        blank=True,
        help_text=_("It is mailed to those who have a place. No page shows it."),
    )
    step_free = known(_("Step-free way in"))
    lift = known(_("Lift"))
    toilet = known(_("Accessible toilet"))
    loop = known(_("Induction loop"))
    quiet_room = known(_("Quiet room"))
    assistants = known(_("An assistant may come along"))
    takes_sign_ups = models.BooleanField(_("One signs up"), default=False)
    capacity = models.PositiveSmallIntegerField(
        _("How many fit in"), null=True, blank=True, help_text=_("Empty: everybody fits in.")
    )
    closes_on = models.DateField(
        _("Last day for signing up"), null=True, blank=True, help_text=_("Empty: until the first day.")
    )
    takes_questions = models.BooleanField(
        _("One may send questions ahead"), default=False, help_text=_("You read and answer them first.")
    )
    # Made of the days when they are saved: lists are ordered and parted by them.
    begins_on = models.DateField(_("first day"), null=True, editable=False, db_index=True)
    until = models.DateField(null=True, editable=False, db_index=True)
    # For calendar programs: which telling of it is the newest.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    base_form_class = EventForm
    panels: ClassVar[list[Any]] = [
        HelpPanel(content=_("Write the facts here once. Each language has a page of its own.")),
        FieldPanel("name"),
        FieldPanel("organiser"),
        InlinePanel("days", heading=_("Days"), label=_("Day")),
        FieldRowPanel([FieldPanel("about_when"), FieldPanel("only_announced"), FieldPanel("is_called_off")]),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("way", "place", "address", "online_url")], heading=_("Place")
        ),
        MultiFieldPanel([FieldPanel(name) for name in ACCESS], heading=_("Accessibility of the place")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("takes_sign_ups", "capacity", "closes_on", "takes_questions")],
            heading=_("Signing up and questions"),
        ),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-begins_on", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A place to go to has a name."""
        super().clean()
        if self.way != self.Way.ONLINE and not self.place:
            raise ValidationError({"place": _("Write where it is.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With its first and last day, as the days say."""
        days = [day.date for day in self.days.all()] if self.pk or self._has_days() else []
        self.begins_on = first_known_day(days, self.about_when)
        self.until = last_known_day(days, self.about_when)
        super().save(*args, **kwargs)

    def _has_days(self) -> bool:
        return "days" in getattr(self, "_cluster_related_objects", {})

    @property
    def facts(self) -> Facts:
        """What the sign-up hangs on. Where only a month is known nobody signs up yet."""
        begins_on = None if self.about_when else self.begins_on
        return Facts(
            self.takes_sign_ups, self.is_called_off, begins_on, self.closes_on, capacity=self.capacity
        )

    @property
    def door(self) -> Door:
        """How the sign-up stands now."""
        counted = self.sign_ups.counted()
        return self.door_with(taken=counted.taken, waiting=counted.waiting)

    def door_with(self, *, taken: int, waiting: int) -> Door:
        """The same where it is known already how many come and wait."""
        return door_of(self.facts, taken=taken, waiting=waiting, today=clock.today())

    @admin.display(description=_("Sign-ups"))
    def people_in_words(self) -> str:
        """How many come and how many wait, for the list of the organisers."""
        if not self.takes_sign_ups:
            return ""
        counted = self.sign_ups.counted()
        told = {"taken": counted.taken, "waiting": counted.waiting}
        return gettext("%(taken)s come, %(waiting)s wait") % told

    @admin.display(description=_("Called off"))
    def called_off_in_words(self) -> str:
        """The same in the list of the organisers, only where it is so."""
        return gettext("Called off") if self.is_called_off else ""

    @property
    def is_over(self) -> bool:
        """Whether its last day is gone."""
        return self.until is not None and self.until < clock.today()

    @property
    def last_day_to_sign_up(self) -> datetime.date | None:
        """The day after which nobody signs up any more."""
        return self.closes_on or self.begins_on

    @property
    def is_on_site(self) -> bool:
        """Whether there is a place to go to."""
        return self.way != self.Way.ONLINE

    @property
    def place_in_words(self) -> str:
        """Where it is, in the language of the moment."""
        return with_towns_in_words(self.place)

    @property
    def access(self) -> list[tuple[Any, str]]:
        """What is known of the place, fact by fact: the name of the fact and the answer."""
        return [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in ACCESS]

    @property
    def is_access_known(self) -> bool:
        """Whether anything is known of the place."""
        return any(getattr(self, name) != Known.UNKNOWN for name in ACCESS)


class EventDay(Orderable):
    """One day of an event, with its hours where they are known: those of the clock on the wall there."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="days")
    date = models.DateField(_("Day"))
    begins = models.TimeField(_("Begins at"), null=True, blank=True)
    ends = models.TimeField(_("Ends at"), null=True, blank=True)

    panels: ClassVar[list[Any]] = [FieldRowPanel([FieldPanel(name) for name in ("date", "begins", "ends")])]

    class Meta(Orderable.Meta):
        verbose_name = _("day")
        verbose_name_plural = _("days")
        ordering = ["date", "begins", "pk"]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d}"

    def clean(self) -> None:
        """Both hours or none; it ends after it begins."""
        super().clean()
        if (self.begins is None) != (self.ends is None):
            raise ValidationError({"ends": _("Write when it begins and when it ends.")})
        if self.begins is not None and self.ends is not None and self.ends <= self.begins:
            raise ValidationError({"ends": _("The end must be later than the beginning.")})

    @property
    def begins_at(self) -> datetime.datetime | None:
        """The moment it begins, summer time or not; None when the hour is not known."""
        return moment(self.date, self.begins)

    @property
    def ends_at(self) -> datetime.datetime | None:
        """The moment it ends."""
        return moment(self.date, self.ends)


def moment(day: datetime.date, hour: datetime.time | None) -> datetime.datetime | None:
    """An hour of a day in Finland as a moment."""
    if hour is None:
        return None
    return datetime.datetime.combine(day, hour, tzinfo=timezone.get_default_timezone())
