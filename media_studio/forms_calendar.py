"""The form of the calendar: what takes place, on which day, from when until when, where."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Occasion
from .occasions import NAME_LENGTH, NOTE_LENGTH, Plan

TIME = {"type": "time", "class": "short"}
NO_TIME = _("Write the time like this: 14:30")


class OccasionForm(forms.Form):
    """A shift, a meeting or an event."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Occasion.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )
    title = forms.CharField(
        label=_("Its name"),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Give it a name.")},
    )
    day = forms.DateField(
        label=_("On which day?"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        widget=forms.DateInput({"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )
    begins = forms.TimeField(
        label=_("It begins at"),
        error_messages={"required": NO_TIME, "invalid": NO_TIME},
        widget=forms.TimeInput(TIME, format="%H:%M"),
    )
    ends = forms.TimeField(
        label=_("It ends at"),
        error_messages={"required": NO_TIME, "invalid": NO_TIME},
        widget=forms.TimeInput(TIME, format="%H:%M"),
    )
    place = forms.CharField(label=_("Where?"), required=False, max_length=NAME_LENGTH)
    note = forms.CharField(
        label=_("What else is good to know?"),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("The end must be later than the beginning."))
        return cleaned

    @property
    def plan(self) -> Plan:
        """What was filled in, at the times of this place."""
        found = self.cleaned_data
        return Plan(
            kind=found["kind"],
            title=found["title"],
            begins_at=_moment(found["day"], found["begins"]),
            ends_at=_moment(found["day"], found["ends"]),
            place=found["place"],
            note=found["note"],
        )


def filled_in(occasion: Occasion) -> dict[str, Any]:
    """What the form shows of something that is planned already."""
    begins, ends = timezone.localtime(occasion.begins_at), timezone.localtime(occasion.ends_at)
    return {
        "kind": occasion.kind,
        "title": occasion.title,
        "day": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        "place": occasion.place,
        "note": occasion.note,
    }


def _moment(day: datetime.date, at: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, at, timezone.get_default_timezone())
