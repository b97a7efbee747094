"""What somebody chooses who wants their account erased, and the code that they were mailed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Farewell
from .sign_in import code_field

GO, STAY = "go", "stay"


class FarewellForm(forms.Form):
    """When the stories go, and whether news for the team stays."""

    stories = forms.ChoiceField(
        label=_("My public stories"),
        choices=Farewell.Stories.choices,
        widget=forms.RadioSelect,
        initial=Farewell.Stories.NOW,
        error_messages={
            "required": _("Choose when your stories go."),
            "invalid_choice": _("Choose one of these."),
        },
    )
    news = forms.ChoiceField(
        label=_("News that I wrote for the team"),
        choices=[(GO, _("It goes with my stories")), (STAY, _("It stays, under the name that stands there"))],
        widget=forms.RadioSelect,
        initial=GO,
        required=False,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )


class CodeForm(forms.Form):
    """The mailed code."""

    code = code_field()


class OrderForm(forms.Form):
    """Why an administrator has somebody's account erased."""

    why = forms.ChoiceField(
        label=_("The reason"),
        choices=[each for each in Farewell.Why.choices if each[0] != Farewell.Why.OWN],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason."), "invalid_choice": _("Choose one of these.")},
    )
    sure = forms.BooleanField(
        label=_("I have the request in writing, and I know whose it is."),
        error_messages={"required": _("Tick this, or do not go on.")},
    )
