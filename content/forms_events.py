"""The forms of an event: signing up, and asking ahead."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models.sign_ups import NAME_LENGTH, QUESTION_LENGTH, WORDS_LENGTH, Need
from .wishing import ENDLESS, is_endless


def _readable(words: str) -> str:
    if is_endless(words):
        raise forms.ValidationError(ENDLESS)
    return words


class SignUpForm(forms.Form):
    """Who comes, and what they need. Only the name and the address must be told."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("Your first name is enough."),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    mail = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We mail you whether you have a place."),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Check the e-mail address. It looks like this: name@example.org"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    needs = forms.MultipleChoiceField(
        label=_("What do you need, so that you can take part?"),
        help_text=_("Choose as many as you like, or none."),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("Do you need something else?"),
        help_text=_("Tell it in your own words. You need not say why."),
        max_length=WORDS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    # Left empty by people; machines fill everything.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_words(self) -> str:
        """Words that somebody can read."""
        return _readable(self.cleaned_data["words"])


class ToldForm(SignUpForm):
    """The same later, by the link in the mail. It shows no name: a wrong address may be a stranger's."""

    name = None  # type: ignore[assignment]
    mail = None  # type: ignore[assignment]  # Django's way to leave out a field
    website = None  # type: ignore[assignment]


class QuestionForm(forms.Form):
    """One question, without a name."""

    words = forms.CharField(
        label=_("What do you want to ask?"),
        help_text=_("Do not write anybody's name. You need not write your own."),
        max_length=QUESTION_LENGTH,
        error_messages={"required": _("Write your question.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_words(self) -> str:
        """Words that somebody can read."""
        return _readable(self.cleaned_data["words"])
