"""What administrators fill in about rooms."""

from datetime import time
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from peer.models import CareLine, ExceptionDay, HouseRules, Reason, Room, RoomInvitation, Shift, WeeklyHours
from peer.permissions import may_enter_rooms, people_who_moderate
from portal.accounts.models import User

# Drawings of static/img/icons.svg.
SYMBOLS = {
    "talk": _("Two bubbles"),
    "group": _("People"),
    "home": _("A house"),
    "heart": _("A heart"),
    "read": _("A book"),
    "calendar": _("A calendar"),
    "voice": _("A voice"),
}


DAY_MINUTES = 24 * 60
LONGEST_OPENING = 16 * 60


class RoomForm(WagtailAdminModelForm):
    symbol = forms.ChoiceField(label=_("Symbol"), choices=list(SYMBOLS.items()))
    slug = forms.SlugField(
        label=_("Address"),
        help_text=_("You may leave this empty. Then it is made from the name."),
        required=False,
    )

    class Meta:
        model = Room
        fields = [
            *("name_fi", "name_sv", "name_en", "slug", "description_fi", "description_sv", "description_en"),
            *("symbol", "audience", "size_limit", "review", "newcomer_messages", "slow_seconds"),
            *("when_unattended", "is_closed"),
        ]

    def clean(self) -> dict[str, Any]:
        """An address that no other room has."""
        data: dict[str, Any] = super().clean()
        slug = data["slug"] = data.get("slug") or slugify(data.get("name_fi", "")) or "room"
        if Room.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            self.add_error("slug", _("Another room has this address. Write another one."))
        return data


class NewRoomForm(RoomForm):
    """A new room has rules from the beginning: nobody speaks before they accepted them."""

    rules_fi = forms.CharField(label=_("rules in Finnish, one on each line"), widget=forms.Textarea)
    rules_sv = forms.CharField(
        label=_("rules in Swedish, one on each line"), widget=forms.Textarea, required=False
    )
    rules_en = forms.CharField(
        label=_("rules in English, one on each line"), widget=forms.Textarea, required=False
    )


class HoursForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = WeeklyHours
        fields = ["room", "weekday", "opens", "closes"]

    def clean(self) -> dict[str, Any]:
        """Hours of one day do not overlap: two stretches side by side are one."""
        data: dict[str, Any] = super().clean()
        opens, closes = _minutes(data.get("opens")), _minutes(data.get("closes"))
        if opens is None or closes is None or "room" not in data or "weekday" not in data:
            return data
        ends = closes if closes > opens else closes + DAY_MINUTES
        if ends - opens > LONGEST_OPENING and (opens, closes) != (0, 0):
            self.add_error("closes", _("These hours are very long. Check the times."))
        others = WeeklyHours.objects.filter(room=data["room"], weekday=data["weekday"])
        for other in others.exclude(pk=self.instance.pk):
            begins, over = _minutes(other.opens) or 0, _minutes(other.closes) or 0
            if begins < ends and opens < (over if over > begins else over + DAY_MINUTES):
                self.add_error("opens", _("The room has other hours at this time already."))
        return data


class ExceptionForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = ExceptionDay
        fields = ["room", "day", "opens", "closes"]

    def clean(self) -> dict[str, Any]:
        """Both times, or none."""
        data: dict[str, Any] = super().clean()
        if bool(data.get("opens")) != bool(data.get("closes")):
            raise forms.ValidationError(_("Write both times, or leave both empty."))
        return data


class InvitationForm(WagtailAdminModelForm):
    class Meta:
        model = RoomInvitation
        fields = ["room", "person"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = Room.objects.filter(audience=Room.Audience.INVITED)
        self.fields["person"].queryset = User.objects.filter(is_active=True).order_by("first_name", "pk")
        self.fields["person"].label_from_instance = _name_and_address

    def clean_person(self) -> User:
        """Somebody who may be in rooms at all."""
        person: User = self.cleaned_data["person"]
        if not may_enter_rooms(person):
            raise forms.ValidationError(_("This person has no right to rooms yet."))
        return person


class ReasonForm(WagtailAdminModelForm):
    class Meta:
        model = Reason
        fields = ["code", "text_fi", "text_sv", "text_en", "order", "is_offered"]


class CareForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = CareLine
        fields = [
            *("number", "name_fi", "name_sv", "name_en"),
            *("order", "checked_on", "review_by", "is_shown"),
        ]

    def clean(self) -> dict[str, Any]:
        """The next check comes after the last one."""
        data: dict[str, Any] = super().clean()
        checked, again = data.get("checked_on"), data.get("review_by")
        if checked and again and again < checked:
            self.add_error("review_by", _("The next check is before the last one. Check both days."))
        return data


class RulesForm(WagtailAdminModelForm):
    class Meta:
        model = HouseRules
        fields = ["room", "text_fi", "text_sv", "text_en"]


class ShiftForm(WagtailAdminModelForm):
    weeks = forms.IntegerField(
        label=_("how many weeks"),
        help_text=_("The same shift is planned for each week."),
        min_value=1,
        max_value=26,
        initial=1,
        required=False,
    )

    class Meta(WagtailAdminModelForm.Meta):
        model = Shift
        fields = ["moderator", "second", "rooms", "starts_at", "ends_at"]
        widgets = {"rooms": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("moderator", "second"):
            self.fields[name].queryset = people_who_moderate()
            self.fields[name].label_from_instance = _name_and_address

    def clean(self) -> dict[str, Any]:
        """The end comes after the start, and the second is somebody else."""
        data: dict[str, Any] = super().clean()
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("The shift must end after it starts."))
        if data.get("second") and data["second"] == data.get("moderator"):
            self.add_error("second", _("Choose somebody else as the second moderator."))
        data["weeks"] = data.get("weeks") or 1
        return data


def _minutes(moment: time | None) -> int | None:
    return None if moment is None else moment.hour * 60 + moment.minute


def _name_and_address(person: User) -> str:
    return f"{person.first_name} ({person.email})"
