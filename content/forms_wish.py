"""The forms for anybody: a wish or a barrier, and feedback on accessibility."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models.access_feedback import WHERE_LENGTH
from .models.access_feedback import WORDS_LENGTH as FEEDBACK_LENGTH
from .models.wishes import Wish
from .regions import Region
from .themes import Theme
from .wishing import ENDLESS, WORDS_LENGTH, is_endless

INVALID_MAIL = _("Check the e-mail address. It looks like this: name@example.org")
LONG = _("Your text is very long. Make it a little shorter.")


class WishForm(forms.Form):
    """What one wishes or where one got stuck, of what it is, and where to answer."""

    kind = forms.ChoiceField(
        label=_("What do you want to tell?"),
        choices=Wish.Kind.choices,
        initial=Wish.Kind.WISH,
        required=False,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Tell it in your own words"),
        help_text=_("One sentence is enough. Do not write anybody's name."),
        max_length=WORDS_LENGTH,
        error_messages={"required": _("Write your wish in a few words."), "max_length": LONG},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    region = forms.ChoiceField(
        label=_("Where?"), choices=[("", _("All of Finland"))], required=False, widget=forms.Select
    )
    theme = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[("", _("Something else")), *Theme.choices],
        required=False,
        widget=forms.Select,
    )
    mail = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Write it if you want to hear the answer. Then we forget it."),
        required=False,
        error_messages={"invalid": INVALID_MAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # Left empty by people; machines fill everything.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["region"].choices = [("", _("All of Finland")), *regions_by_name()]  # type: ignore[attr-defined]

    def clean_words(self) -> str:
        """Words that somebody can read."""
        return readable(self.cleaned_data["words"])


class FeedbackForm(forms.Form):
    """What somebody could not use, where, and where to answer."""

    words = forms.CharField(
        label=_("What did not work?"),
        help_text=_("Tell what you tried to do. Do not write anything about your illnesses."),
        max_length=FEEDBACK_LENGTH,
        error_messages={"required": _("Write what did not work."), "max_length": LONG},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    where = forms.CharField(
        label=_("On which page?"),
        help_text=_("The name of the page, or its address."),
        max_length=WHERE_LENGTH,
        required=False,
        error_messages={"max_length": LONG},
    )
    mail = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Write it if you want an answer. Then we forget it."),
        required=False,
        error_messages={"invalid": INVALID_MAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_words(self) -> str:
        """Words that somebody can read."""
        return readable(self.cleaned_data["words"])


def readable(words: str) -> str:
    """The words; a word without an end is refused."""
    if is_endless(words):
        raise forms.ValidationError(ENDLESS)
    return words


def regions_by_name() -> list[tuple[str, str]]:
    """All regions, in the order of their names in the language of the moment."""
    named = [(code, str(name)) for code, name in Region.choices]
    return sorted(named, key=lambda choice: choice[1].lower())
