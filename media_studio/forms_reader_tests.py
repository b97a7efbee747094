"""The form for a new reader test: a few questions, and the last day."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from content.models import ReaderQuestion
from content.models.reader_tests import QUESTION_LENGTH
from content.reader_test_policy import LONGEST_DAYS, MOST_QUESTIONS
from portal.kit import clock

from .reader_testing import Asked

Kind = ReaderQuestion.Kind
# Offered to begin with, in the language of the page.
OFFERED: list[tuple[Promise, str]] = [
    (_("What is this page about?"), Kind.TEXT),
    (_("Do you know what you can do now?"), Kind.YES_NO),
    (_("Was a word hard?"), Kind.HARD),
]
USUAL_DAYS = 14


class ReaderTestForm(forms.Form):
    """Up to five questions, each with its way to answer. Empty ones are left out."""

    until = forms.DateField(
        label=_("Until which day can people answer?"),
        help_text=_("At most 90 days from now."),
        error_messages={"required": _("Choose the last day."), "invalid": _("Choose the last day.")},
        widget=forms.DateInput({"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        self.fields["until"].initial = today + timedelta(days=USUAL_DAYS)
        last = {"min": today.isoformat(), "max": (today + timedelta(days=LONGEST_DAYS)).isoformat()}
        self.fields["until"].widget.attrs.update(last)
        with translation.override(language):
            offered = [(str(words), kind) for words, kind in OFFERED]
        for number, (words, kind) in enumerate(offered, 1):
            self.fields[f"words_{number}"].initial = words
            self.fields[f"kind_{number}"].initial = kind

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each question with its way to answer."""
        return [(self[f"words_{number}"], self[f"kind_{number}"]) for number in _numbers()]

    @property
    def questions(self) -> list[Asked]:
        """What was filled in."""
        found = self.cleaned_data
        return [Asked(found[f"words_{number}"], found[f"kind_{number}"]) for number in _numbers()]


def _numbers() -> range:
    return range(1, MOST_QUESTIONS + 1)


def _fields(number: int) -> dict[str, forms.Field]:
    long = _("Make the question shorter. It may have 200 signs.")
    return {
        f"words_{number}": forms.CharField(
            label=format_lazy(_("Question {number}"), number=number),
            required=False,
            max_length=QUESTION_LENGTH,
            error_messages={"max_length": long},
            widget=forms.TextInput({"autocomplete": "off"}),
        ),
        f"kind_{number}": forms.ChoiceField(
            label=format_lazy(_("How is question {number} answered?"), number=number),
            initial=Kind.TEXT,
            choices=Kind.choices,
            error_messages={"required": _("Choose how each question is answered.")},
        ),
    }


# Declared, as written ones would be: what was typed comes back to who is signed out meanwhile.
for _number in _numbers():
    ReaderTestForm.base_fields |= _fields(_number)  # type: ignore[attr-defined]
