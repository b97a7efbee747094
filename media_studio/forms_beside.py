"""The forms of walking beside: what a supporter may do, what they suggest, who is named."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.kit import clock

from .models.supports import Rights


class TermsForm(forms.Form):
    """What a supporter may do, and until when."""

    rights = forms.ChoiceField(
        label=_("What may your supporter do?"),
        choices=Rights.choices,
        widget=forms.RadioSelect,
        initial=Rights.SUGGEST,
        error_messages={"required": _("Choose what your supporter may do.")},
    )
    last_day = forms.DateField(
        label=_("The last day"),
        help_text=_("Leave this empty, and there is no end. You can end it yourself at any time."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as a date.")},
    )

    def __init__(self, *args: Any, must_choose: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rights"].required = must_choose

    def clean_rights(self) -> str:
        """Suggesting is what is asked for when nothing was chosen."""
        return self.cleaned_data["rights"] or Rights.SUGGEST.value

    def clean_last_day(self) -> datetime.date | None:
        """Today is the first day that can be the last one."""
        day: datetime.date | None = self.cleaned_data["last_day"]
        if day is not None and not clock.today() <= day < datetime.date.max:
            raise forms.ValidationError(_("Choose a day that is not over."))
        return day

    @property
    def until(self) -> datetime.datetime | None:
        """The end of the last day."""
        day: datetime.date | None = self.cleaned_data["last_day"]
        if day is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(1), datetime.time()))


def last_day_of(until: datetime.datetime | None) -> datetime.date | None:
    """The last day of a support that ends then."""
    return timezone.localtime(until - datetime.timedelta(seconds=1)).date() if until else None


class SuggestForm(forms.Form):
    """Words of one paragraph, and what they could be."""

    block = forms.CharField(max_length=36, widget=forms.HiddenInput)
    quote = forms.CharField(
        label=_("The words as they are now"),
        help_text=_("Copy them exactly. Leave this empty for the whole paragraph."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2, "data-quote": ""}),
    )
    proposed = forms.CharField(
        label=_("The words as they could be"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    takes_out = forms.BooleanField(label=_("The words could go."), required=False)
    comment = forms.CharField(
        label=_("What do you want to say about them?"),
        help_text=_("Use kind words."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, data: Any = None, *, block: str) -> None:
        super().__init__(data, auto_id=f"suggest-{block}-%s", initial={"block": block})


class CommentForm(SuggestForm):
    """What a reader of the media team says about one part of a story, and perhaps other words."""

    def __init__(self, data: Any = None, *, block: str) -> None:
        super().__init__(data, block=block)
        self.fields["comment"].label = _("What do you want to say about this part?")
        self.fields["comment"].widget.attrs["rows"] = 4


class DecideForm(forms.Form):
    """What the storyteller answers to a suggestion. May be empty."""

    answer = forms.CharField(label=_("Answer in words"), required=False, widget=forms.Textarea({"rows": 2}))


class PartForm(forms.Form):
    """A new paragraph, beside the others."""

    words = forms.CharField(
        label=_("A new paragraph after this one"), required=False, widget=forms.Textarea({"rows": 4})
    )


class NamedForm(forms.Form):
    """Which of the supporters who wish it are named under the story."""

    named = forms.MultipleChoiceField(
        label=_("Who walked beside you?"),
        help_text=_("They wish to be named under the story. You decide."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, people: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["named"].choices = [(str(each.pk), str(each)) for each in people]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[int]:
        """The numbers of those who are named."""
        return [int(number) for number in self.cleaned_data["named"]]
