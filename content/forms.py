"""The form that tells the editors about a page."""

from typing import Any

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

    def __init__(self, *args: Any, is_story: bool = False, **kwargs: Any) -> None:
        """Whoever a story is about may ask for it to be taken away; other things are nobody's story."""
        super().__init__(*args, **kwargs)
        mail, reason = self.fields["mail"], self.fields["reason"]
        if is_story:
            mail.help_text = _("Needed if the story is about you, or for an answer. We use it only for that.")
        elif isinstance(reason, forms.ChoiceField):
            reason.choices = [each for each in Report.Reason.choices if each[0] != Report.Reason.ABOUT_ME]

    def clean(self) -> dict[str, Any]:
        """Nobody can be asked more, or told what was done, without an address."""
        data = super().clean() or {}
        is_told = data.get("mail") or "mail" in self.errors
        if data.get("reason") == Report.Reason.ABOUT_ME and not is_told:
            self.add_error(
                "mail",
                _(
                    "Write your e-mail address, so that we can answer you. "
                    "If you have none, choose another reason."
                ),
            )
        return data


class LastDayForm(forms.Form):
    """Until when somebody in a story lets it be shown."""

    last_day = forms.DateField(
        label=_("The last day"),
        help_text=_("Leave this empty, and there is no end."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as a date.")},
    )
