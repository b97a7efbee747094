"""The forms of the newsroom: ideas, wishes, assignments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .assigning import NOTE_LENGTH, PLACE_LENGTH, Terms
from .ideas import TITLE_LENGTH, WORDS_LENGTH
from .models import Assignment
from .rewriting import REASON_LENGTH

NO_DAY = _("Choose a day, or leave it empty.")


class IdeaForm(forms.Form):
    """An idea in a few words, and more about it."""

    title = forms.CharField(
        label=_("Your idea in a few words"),
        max_length=TITLE_LENGTH,
        error_messages={"required": _("Write the idea in a few words.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    words = forms.CharField(
        label=_("More about it"),
        help_text=_("Who could tell about it? Where does it happen?"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea({"rows": 4}),
    )


class TakeUpForm(IdeaForm):
    """A reader's wish as an idea, in one's own words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("The idea in your own words")
        self.fields["words"].help_text = ""


class DeclineForm(forms.Form):
    """Why an idea does not become a story now."""

    reason = forms.CharField(
        label=_("Why not now?"),
        help_text=_("Who brought the idea reads this. Use kind words."),
        max_length=WORDS_LENGTH,
        error_messages={"required": _("Write a kind reason. It is told to who brought the idea.")},
        widget=forms.Textarea({"rows": 4}),
    )


class StaysForm(forms.Form):
    """Why a paragraph that readers found too hard stays as it is."""

    reason = forms.CharField(
        label=_("Why does it stay?"),
        help_text=_("Who asked to hear reads this. Use kind words."),
        max_length=REASON_LENGTH,
        error_messages={"required": _("Write why it stays. Readers get it by mail.")},
        widget=forms.Textarea({"rows": 3}),
    )


class AssignmentForm(forms.Form):
    """Who does what, by when, where."""

    role = forms.ChoiceField(
        label=_("What is there to do?"),
        choices=Assignment.Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what there is to do.")},
    )
    person = forms.ChoiceField(label=_("Who does it?"), required=False)
    due = forms.DateField(
        label=_("By which day?"),
        required=False,
        error_messages={"invalid": NO_DAY},
        widget=forms.DateInput({"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )
    place = forms.CharField(label=_("Where?"), required=False, max_length=PLACE_LENGTH)
    note = forms.CharField(
        label=_("What else is good to know?"),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, people: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.pk): each for each in people}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", _("Whoever wants to")),
            *((number, str(each)) for number, each in self.people.items()),
        ]

    @property
    def terms(self) -> Terms:
        """What was filled in."""
        found = self.cleaned_data
        return Terms(role=found["role"], due=found["due"], place=found["place"], note=found["note"])

    @property
    def who(self) -> Any:
        """The person, or nobody yet."""
        return self.people.get(self.cleaned_data["person"])
