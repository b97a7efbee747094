"""What a moderator fills in to begin and to end a shift."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .shifts import NOTE, UNPLANNED_HOURS

HOURS: dict[int, Promise] = {
    1: _("One hour"),
    2: _("Two hours"),
    3: _("Three hours"),
    4: _("Four hours"),
}


class BeginForm(forms.Form):
    """A planned shift, or a new one for some hours; and the note that was read."""

    shift = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = forms.IntegerField(required=False, widget=forms.HiddenInput)
    hours = forms.TypedChoiceField(
        label=_("How long are you here?"),
        choices=[(number, HOURS[number]) for number in UNPLANNED_HOURS],
        coerce=int,
        empty_value=None,
        required=False,
        initial=2,
        widget=forms.RadioSelect,
    )


class NoteForm(forms.Form):
    """The hand-over note."""

    gentle_with = forms.CharField(
        label=_("Who needs gentleness?"),
        help_text=_("If nobody does, write “nobody”."),
        max_length=NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    still_open = forms.CharField(
        label=_("What is still open?"),
        help_text=_("If nothing is, write “nothing”."),
        max_length=NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    debrief = forms.CharField(
        label=_("How was the shift for you?"),
        help_text=_("You may leave this empty. Other moderators can read it."),
        required=False,
        max_length=NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
