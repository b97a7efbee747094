"""The forms about somebody else in a story: what of them, where, until when; a yes that was told; a mail."""

import datetime
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from content.asking_people import QUESTION_LENGTH
from content.models.consents import Place
from content.models.people_in import How, What
from content.templatetags.pictures import picture_img
from portal.kit.languages import WRITTEN

from .people import NAME_LENGTH, About, is_past

ELSEWHERE = (Place.NEWSLETTER, Place.PRINT, Place.PODCAST)


class PersonForm(forms.Form):
    """Who it is and what of them is in the story."""

    name = forms.CharField(
        label=_("What do you call them?"),
        help_text=_("Only you and they see this name."),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Write a name.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    what = forms.MultipleChoiceField(
        label=_("What tells who they are?"),
        choices=What.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    pictures = forms.TypedMultipleChoiceField(
        label=_("In which pictures are they?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    parts = forms.MultipleChoiceField(
        label=_("Which words tell about them?"),
        help_text=_("They see only the pictures and words that you mark."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    places = forms.MultipleChoiceField(
        label=_("Where else may it be shown?"),
        help_text=_("This site is always asked. Choose more if you want."),
        choices=[(place.value, place.label) for place in ELSEWHERE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    until = forms.DateField(
        label=_("The last day"),
        help_text=_("Leave this empty, and there is no end. They can change it."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as a date.")},
    )
    language = forms.ChoiceField(
        label=_("In which language are they asked?"), choices=WRITTEN, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, pictures: list[Any], parts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [(each.pk, _labelled(number, each)) for number, each in enumerate(pictures, start=1)]
        for name, choices in {"pictures": shown, "parts": parts}.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            if not choices:
                del self.fields[name]

    def clean_until(self) -> datetime.date | None:
        """Today is the first day that can be the last one."""
        day: datetime.date | None = self.cleaned_data["until"]
        if is_past(day):
            raise forms.ValidationError(_("This day is over. Choose a later day."))
        return day

    @property
    def about(self) -> About:
        """What was written."""
        return About(**{name: self.cleaned_data[name] for name in self.fields})


class ToldForm(forms.Form):
    """A yes that was said or written on paper."""

    how = forms.ChoiceField(
        label=_("How did they say yes?"),
        choices=[(each.value, each.label) for each in (How.SPOKEN, How.PAPER)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they said yes.")},
    )
    witness = forms.CharField(
        label=_("Who heard it, or who keeps the paper?"),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Write a name.")},
    )
    day = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Write the day."), "invalid": _("Write the day as a date.")},
    )


class MailForm(forms.Form):
    """Where the link goes by mail."""

    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("We keep it only until they answer."),
        error_messages={
            "required": _("Write the e-mail address."),
            "invalid": _("The address is not whole. Look for the @ sign."),
        },
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class AnswerForm(forms.Form):
    """What is answered to somebody who asked something first."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("They read it by the link they have."),
        max_length=QUESTION_LENGTH,
        error_messages={"required": _("Write an answer.")},
        widget=forms.Textarea({"rows": 3}),
    )


def _labelled(number: int, picture: Any) -> Any:
    words = _("Picture %(number)s") % {"number": number}
    look = picture_img(picture, 400)
    return format_html('<span class="person-picture">{}<span>{}</span></span>', look, words)
