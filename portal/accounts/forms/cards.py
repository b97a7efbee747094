"""What is typed around sign-in cards: a number, for whom a card is made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .sign_in import address_field


class NumberForm(forms.Form):
    """The number that the other screen shows."""

    number = forms.CharField(
        label=_("The number on the other screen"),
        help_text=_("It has four numbers."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false", "size": "6"}
        ),
        error_messages={"required": _("Write the number from the other screen.")},
    )


class CardForForm(forms.Form):
    """For whom staff print a card, and that the person wants it."""

    email = address_field(label=_("E-mail address of the person's account"))
    name = forms.BooleanField(label=_("Print the first name on the card"), required=False)
    said_yes = forms.BooleanField(
        label=_("I know the person. They are with me and want a card."),
        error_messages={"required": _("Tick this, or do not go on.")},
    )
