"""The administrators' pages about rooms in the CMS. They translate forms to the actions of this app."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy

from peer import arranging, rooms, shifts
from peer.models import CareLine, ExceptionDay, HouseRules, Reason, Room, RoomInvitation, Shift, WeeklyHours
from peer.permissions import Person, may_manage, people_who_manage
from portal.accounts.models import User
from portal.kit import clock

from . import cms_forms


class ForAdministrators(BasePermissionPolicy):
    """Those who manage rooms may do what is listed; nobody else sees these pages."""

    def __init__(self, model: type[Model], acts: Iterable[str]) -> None:
        super().__init__(model)
        self.acts = {"view", *acts}

    def user_has_permission(self, user: Person, action: str) -> bool:
        """Whether the person may do this to things of this kind."""
        return action in self.acts and may_manage(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Everybody who manages rooms, if one of the acts is done here at all."""
        return people_who_manage() if self.acts & set(actions) else User.objects.none()


class Keeps:
    """A form's thing is kept through the action."""

    form: Any
    request: Any

    def save_instance(self) -> Model:
        """Keeps what the form holds."""
        return arranging.keep_setting(self.request.user, setting=self.form.save(commit=False))


class Add(Keeps, generic.CreateView):
    """A new setting."""


class Edit(Keeps, generic.EditView):
    """A changed setting."""


class Delete(generic.DeleteView):
    """A setting that goes."""

    def delete_action(self) -> None:
        """Drops it through the action."""
        arranging.drop_setting(self.request.user, setting=self.object)


class Settings(ModelViewSet):
    """The pages of one kind of setting."""

    add_view_class = Add
    edit_view_class = Edit
    delete_view_class = Delete
    copy_view_enabled = False
    add_to_reference_index = False
    form: type[forms.ModelForm]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """The form of this kind."""
        return self.form


class AddRoom(Add):
    """A new room, with its first rules."""

    def save_instance(self) -> Model:
        """Opens it, and writes the rules."""
        room = self.form.save(commit=False)
        arranging.keep_setting(self.request.user, setting=room)
        data = self.form.cleaned_data
        texts = {code: data[f"rules_{code}"] for code in ("fi", "sv", "en")}
        rooms.write_rules(self.request.user, room=room, texts=texts)
        return room


class RoomPages(Settings):
    model = Room
    add_view_class = AddRoom
    icon = "group"
    form = cms_forms.RoomForm

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """A new room is asked for its rules too."""
        return cms_forms.RoomForm if for_update else cms_forms.NewRoomForm

    list_display = ["name_fi", "audience", "review", BooleanColumn("is_closed", label=_("closed for good"))]


class HoursPages(Settings):
    model = WeeklyHours
    icon = "time"
    form = cms_forms.HoursForm
    list_display = ["room", "weekday", "opens", "closes"]
    list_filter = ["room"]


class ExceptionPages(Settings):
    model = ExceptionDay
    icon = "date"
    form = cms_forms.ExceptionForm
    list_display = ["room", "day", "opens", "closes"]
    list_filter = ["room"]


class InvitationPages(Settings):
    model = RoomInvitation
    icon = "mail"
    form = cms_forms.InvitationForm
    list_display = ["room", "person"]
    list_filter = ["room"]


class ReasonPages(Settings):
    model = Reason
    icon = "list-ul"
    form = cms_forms.ReasonForm
    list_display = ["text_fi", "code", BooleanColumn("is_offered", label=_("offered to moderators"))]


class CarePages(Settings):
    model = CareLine
    icon = "help"
    form = cms_forms.CareForm
    list_display = [
        *("number", "name_fi", "checked_on", "review_by"),
        BooleanColumn("is_shown", label=_("shown")),
    ]


class WriteRules(generic.CreateView):
    """The next version of a room's rules."""

    def save_instance(self) -> HouseRules:
        """Writes it through the action."""
        data = self.form.cleaned_data
        texts = {code: data[f"text_{code}"] for code in ("fi", "sv", "en")}
        return rooms.write_rules(self.request.user, room=data["room"], texts=texts)


class RulesPages(Settings):
    model = HouseRules
    icon = "doc-full"
    form = cms_forms.RulesForm
    add_view_class = WriteRules
    list_display = ["room", "version"]
    list_filter = ["room"]
    ordering = ["room", "-version"]


class PlanShift(generic.CreateView):
    """A shift into the rota."""

    def save_instance(self) -> Shift:
        """Plans it through the action."""
        data = dict(self.form.cleaned_data)
        weeks = data.pop("weeks")
        planned = [
            shifts.plan_shift(self.request.user, **{**data, **_moved(data, week)}) for week in range(weeks)
        ]
        return planned[0]


def _moved(data: dict[str, Any], weeks: int) -> dict[str, datetime]:
    """The same hours on the clock, so many weeks later, also where summer time begins or ends between."""
    zone = timezone.get_current_timezone()
    moved = {}
    for name in ("starts_at", "ends_at"):
        local = data[name].astimezone(zone).replace(tzinfo=None) + timedelta(weeks=weeks)
        moved[name] = local.replace(tzinfo=zone)
    return moved


class CancelShift(generic.DeleteView):
    """A shift out of the rota."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Cancels it, or says why it stays."""
        try:
            return super().form_valid(form)
        except shifts.ShiftRefused:
            messages.warning(self.request, _("This shift has begun. Its moderator ends it."))
            return redirect(self.index_url_name)

    def delete_action(self) -> None:
        """Cancels it through the action."""
        shifts.cancel_shift(self.request.user, shift=self.object)


class ComingShifts(generic.IndexView):
    """The rota from today on."""

    def get_base_queryset(self) -> QuerySet[Shift]:
        """What is over is not in the way."""
        coming: QuerySet[Shift] = super().get_base_queryset().filter(ends_at__gt=clock.now())
        return coming


class RotaPages(Settings):
    model = Shift
    icon = "user"
    index_view_class = ComingShifts
    form = cms_forms.ShiftForm
    add_view_class = PlanShift
    delete_view_class = CancelShift
    list_display = [
        *("moderator", "second", "starts_at", "ends_at"),
    ]
    list_filter = ["moderator"]
    ordering = ["starts_at"]


class RoomsGroup(ViewSetGroup):
    """The menu of rooms."""

    menu_label = _("Rooms")
    menu_icon = "group"
    menu_order = 150
    add_to_admin_menu = True
    items = (
        RoomPages,
        HoursPages,
        ExceptionPages,
        RotaPages,
        RulesPages,
        InvitationPages,
        ReasonPages,
        CarePages,
    )


ACTS: dict[type[Model], set[str]] = {
    Room: {"add", "change"},
    HouseRules: {"add"},
    Reason: {"add", "change"},
    Shift: {"add", "delete"},
    **{kind: {"add", "change", "delete"} for kind in arranging.MAY_GO},
}
