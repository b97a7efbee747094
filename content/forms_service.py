"""The form on a service's page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .asking_about_help import WORDS_LENGTH
from .wishing import ENDLESS, is_endless


class ServiceQuestionForm(forms.Form):
    """What somebody asks, and where to answer."""

    words = forms.CharField(
        label=_("What would you like to ask or tell?"),
        help_text=_("Do not write your identity code or anything about your illnesses."),
        max_length=WORDS_LENGTH,
        error_messages={
            "required": _("Write your question."),
            "max_length": _("Your question is very long. Make it a little shorter."),
        },
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    mail = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Write it if you want an answer. We send a copy there too."),
        required=False,
        error_messages={"invalid": _("Check the e-mail address. It looks like this: name@example.org")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # Left empty by people; machines fill everything.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_words(self) -> str:
        """Words that somebody can read."""
        words: str = self.cleaned_data["words"]
        if is_endless(words):
            raise forms.ValidationError(ENDLESS)
        return words
