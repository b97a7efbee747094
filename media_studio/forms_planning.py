"""The forms for the day of a story: now or on a day, which day, at what time."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.kit import clock

from .policy.planning import Verdict, moment_of, verdict

NO_DAY = _("Choose a day.")
NO_TIME = _("Write the time like this: 14:30")
WHY_NOT = {
    Verdict.PAST: _("This time is over. Choose a later one."),
    Verdict.TOO_FAR: _("Choose a day within a year."),
}
NOW, ON_A_DAY = "now", "day"


class DayForm(forms.Form):
    """A day and a time, on the clocks of this place."""

    day = forms.DateField(
        label=_("On which day?"),
        error_messages={"required": NO_DAY, "invalid": NO_DAY},
        widget=forms.DateInput({"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )
    time = forms.TimeField(
        label=_("At what time?"),
        error_messages={"required": NO_TIME, "invalid": NO_TIME},
        widget=forms.TimeInput({"type": "time", "class": "short"}, format="%H:%M"),
    )

    def clean(self) -> dict[str, Any]:
        """The time is to come, and there is such a time on that day."""
        cleaned = super().clean() or {}
        if cleaned.get("day") and cleaned.get("time"):
            self._check(cleaned)
        return cleaned

    def _check(self, cleaned: dict[str, Any]) -> None:
        moment = moment_of(cleaned["day"], cleaned["time"], timezone.get_default_timezone())
        if moment is None:
            self.add_error("time", _("The clocks change then. Choose another time."))
        elif why := WHY_NOT.get(verdict(moment, now=clock.now())):
            self.add_error("day", why)
        cleaned["moment"] = moment

    @property
    def moment(self) -> datetime.datetime:
        """What was chosen."""
        found: datetime.datetime = self.cleaned_data["moment"]
        return found


class WhenForm(DayForm):
    """Public now, or on a day."""

    when = forms.ChoiceField(
        label=_("When does it become public?"),
        choices=[(NOW, _("Now, at once")), (ON_A_DAY, _("On a day that I choose"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose when."), "invalid_choice": _("Choose when.")},
    )
    field_order = ("when", "day", "time")

    def clean(self) -> dict[str, Any]:
        """Without a day nothing is asked of day and time. Who writes one and says "now" is asked again."""
        if self.cleaned_data.get("when") != NOW:
            return super().clean()
        for name in ("day", "time"):
            self.errors.pop(name, None)
        if {"day", "time"} & set(self.changed_data) and (self.data.get("day") or self.data.get("time")):
            self.add_error("when", _("You chose now, but wrote a day too. Choose one."))
        return self.cleaned_data

    @property
    def is_for_later(self) -> bool:
        """Whether a day was chosen."""
        return bool(self.cleaned_data["when"] == ON_A_DAY)


def day_filled_in(moment: datetime.datetime | None) -> dict[str, Any]:
    """What the form shows of a day that is planned or proposed."""
    if moment is None:
        return {}
    local = timezone.localtime(moment)
    return {"day": local.date(), "time": local.time()}
