"""The form of the wish box."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .wishing import ENDLESS, WORDS_LENGTH, is_endless


class WishForm(forms.Form):
    """What to write about, and where to say thank you."""

    words = forms.CharField(
        label=_("What would you like to read about?"),
        help_text=_("One sentence is enough. Do not write anybody's name."),
        max_length=WORDS_LENGTH,
        error_messages={"required": _("Write what you would like to read about.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    mail = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We use it for one word of thanks. Then we forget it."),
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
