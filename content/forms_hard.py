"""The form under a paragraph that was marked: where to write when it is mended."""

from django import forms
from django.utils.translation import gettext_lazy as _


class HearForm(forms.Form):
    """An e-mail address for one mail."""

    mail = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You get one mail. Then we forget your address."),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Check the e-mail address. It looks like this: name@example.org"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # Left empty by people; machines fill everything.
    website = forms.CharField(required=False, widget=forms.HiddenInput)
