"""The forms of a newsletter: its name and greeting, and a few words before a piece."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit.languages import WRITTEN

from .newsletters import INTRO_LENGTH, TITLE_LENGTH, WORDS_LENGTH


class NewsletterForm(forms.Form):
    """The name and the greeting."""

    title = forms.CharField(
        label=_("The name of the newsletter"),
        help_text=_("It is the subject of the mail too."),
        max_length=TITLE_LENGTH,
        error_messages={"required": _("Give the newsletter a name.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    intro = forms.CharField(
        label=_("A greeting to the readers"),
        max_length=INTRO_LENGTH,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class BeginNewsletterForm(NewsletterForm):
    """And the language, which stays."""

    language = forms.ChoiceField(label=_("In which language?"), choices=WRITTEN, widget=forms.RadioSelect)


class PieceForm(forms.Form):
    """The editors' words before a piece."""

    words = forms.CharField(
        label=_("A few words before it"),
        help_text=_("Why do you tell of it? Use plain words."),
        max_length=WORDS_LENGTH,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
