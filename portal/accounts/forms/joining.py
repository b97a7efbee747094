"""The fields of joining, inviting and deciding."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.kit.text import plain

from ..inviting import MAX_DAYS, MAX_USES, InvitationRefused, good_invitation
from ..models import Invitation, User
from ..permissions import may_invite_as
from ..roles import Role
from .sign_in import address_field, code_field

BY_INVITATION, BY_APPROVAL = "invitation", "approval"
ROLE_NAMES = {
    Role.MEMBER: _("Member"),
    Role.EXPERIENCE_EXPERT: _("Experience expert"),
    Role.PROFESSIONAL: _("Professional"),
    Role.EDITOR: _("Editor"),
    Role.MODERATOR: _("Moderator"),
    Role.ADMINISTRATOR: _("Administrator"),
}


class JoinForm(forms.Form):
    """What is asked at the door. `invitation` holds the invitation once the form is valid."""

    way = forms.ChoiceField(
        label=_("How do you want to join?"),
        choices=[
            (BY_APPROVAL, _("I have no invitation. I ask a moderator")),
            (BY_INVITATION, _("I have an invitation code")),
        ],
        widget=forms.RadioSelect,
        initial=BY_APPROVAL,
        error_messages={"required": _("Choose one of the two.")},
    )
    code = forms.CharField(
        label=_("Invitation code"),
        help_text=_("You find it on the invitation. It is another code than the one we mail you."),
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    about = forms.CharField(
        label=_("Message to the moderator"),
        help_text=_("You may tell how you know us. You may leave this empty."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    first_name = forms.CharField(
        label=_("First name"),
        help_text=_("Others in the rooms do not see it by itself."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Write your first name.")},
    )
    email = address_field(help_text=_("We mail you a sign-in code. There is no password."))
    age = forms.BooleanField(error_messages={"required": _("Tick this if it is true. It is needed.")})
    notice = forms.BooleanField(
        label=_("I have read the privacy notice"),
        error_messages={"required": _("Read the privacy notice. Then tick this.")},
    )
    health = forms.BooleanField(
        label=_("I agree that Oma ääni keeps what I tell about my health"),
        help_text=_(
            "You need not tell anything about your health. "
            "We ask everybody, because words in rooms may tell of health. "
            "You can take your yes back later."
        ),
        error_messages={"required": _("Tick this. We need it also if you tell nothing.")},
    )
    passkey = forms.BooleanField(
        label=_("I want a passkey as well"),
        help_text=_("Then your phone or computer signs you in, with its own lock."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation: Invitation | None = None
        self.fields["age"].label = _("I am at least %(age)s years old") % {
            "age": settings.JOINING_MINIMUM_AGE
        }
        if self.initial.get("code"):
            self.initial["way"] = BY_INVITATION
        if settings.JOINING_OPEN:
            del self.fields["way"], self.fields["about"]
            self.fields["code"].help_text = _(
                "You find the code on the paper you got. Leave this empty if you have no code."
            )

    def clean_first_name(self) -> str:
        name = plain(self.cleaned_data["first_name"], max_length=60)
        if not name:
            raise forms.ValidationError(_("Write your first name."))
        return name

    def clean_about(self) -> str:
        return plain(self.cleaned_data["about"], max_length=500)

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        code = (cleaned.get("code") or "").strip()
        wants_code = code if settings.JOINING_OPEN else cleaned.get("way") == BY_INVITATION
        if wants_code:
            self._open_with(code)
        return cleaned

    def _open_with(self, code: str) -> None:
        if not code:
            self.add_error("code", _("Write the invitation code. You can also ask a moderator."))
            return
        try:
            self.invitation = good_invitation(code)
        except InvitationRefused:
            self.add_error("code", _("This code opens nothing now. Check it, or ask a moderator."))


class ProveForm(forms.Form):
    """The mailed code at joining."""

    code = code_field()


class InvitationForm(forms.Form):
    """A new invitation: for how many, how long, as what."""

    note = forms.CharField(
        label=_("For whom"),
        help_text=_("For example: club evening in Tampere. Only staff see this."),
        max_length=100,
        required=False,
    )
    max_uses = forms.IntegerField(label=_("For how many people"), min_value=1, max_value=MAX_USES, initial=1)
    days = forms.IntegerField(label=_("Good for how many days"), min_value=1, max_value=MAX_DAYS, initial=30)
    role = forms.TypedChoiceField(label=_("They join as"), coerce=Role, initial=Role.MEMBER)

    def __init__(self, *args: Any, maker: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.value, name) for role, name in ROLE_NAMES.items() if may_invite_as(maker, role)
        ]
