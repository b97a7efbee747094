"""The form for getting the newsletter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit.languages import WRITTEN


class SubscribeForm(forms.Form):
    """An address and a language; nothing else is asked."""

    mail = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We use it for the newsletter only."),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Check the e-mail address. It looks like this: name@example.org"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("In which language?"), choices=WRITTEN, widget=forms.RadioSelect)
    # Left empty by people; machines fill everything.
    website = forms.CharField(required=False, widget=forms.HiddenInput)
