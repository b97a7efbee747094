"""The form that tells the editors about a page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Report
from .reporting import WORDS_LENGTH


class ReportForm(forms.Form):
    """Why, in whose words, and where to answer."""

    reason = forms.ChoiceField(
        label=_("What is wrong with the page?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    words = forms.CharField(
        label=_("Tell in your own words"),
        help_text=_("Which part of the page do you mean?"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    mail = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Write it if you want an answer. We use it only for that."),
        required=False,
        error_messages={"invalid": _("Check the e-mail address. It looks like this: name@example.org")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # Left empty by people; machines fill everything.
    website = forms.CharField(required=False, widget=forms.HiddenInput)


class LastDayForm(forms.Form):
    """Until when somebody in a story lets it be shown."""

    last_day = forms.DateField(
        label=_("The last day"),
        help_text=_("Leave this empty, and there is no end."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as a date.")},
    )
