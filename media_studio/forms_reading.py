"""The forms around reading and taking down: labels, help, what is missing. Rules are in the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AppealForm(forms.Form):
    """What the storyteller wants to say to the editor who looks again. May be empty."""

    words = forms.CharField(
        label=_("Do you want to tell something?"),
        help_text=_("You do not have to explain."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class DecisionForm(forms.Form):
    """Why it stays down, or why it may be public again."""

    words = forms.CharField(
        label=_("Why do you decide so?"),
        help_text=_("The storyteller reads this. Use kind words."),
        max_length=2000,
        error_messages={"required": _("Write why. The storyteller reads it.")},
        widget=forms.Textarea({"rows": 4}),
    )


class CorrectionForm(forms.Form):
    """Other words for one paragraph, why, and what readers will read about it."""

    after = forms.CharField(
        label=_("The words as they should be"),
        max_length=40_000,
        strip=False,
        error_messages={"required": _("Write the words as they should be.")},
        widget=forms.Textarea({"rows": 6}),
    )
    reason = forms.CharField(
        label=_("Why? The storyteller reads this."),
        help_text=_("Use kind words."),
        max_length=1000,
        error_messages={"required": _("Write why. The storyteller reads it.")},
        widget=forms.Textarea({"rows": 3}),
    )
    note = forms.CharField(
        label=_("The note that readers see under the story"),
        help_text=_("For example: We corrected the year."),
        max_length=200,
        error_messages={"required": _("Write the note that readers will see.")},
    )
