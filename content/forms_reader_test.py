"""The form of one question in a reader test: words, pictures, or a short answer. All may stay empty."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.reading import symbols

from .models import ReaderAnswer, ReaderQuestion
from .models.reader_tests import ANSWER_LENGTH
from .reader_answering import Said

LONG = _("Your text is very long. Make it a little shorter.")
Kind = ReaderQuestion.Kind


class WordsForm(forms.Form):
    """An answer in own words."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("One sentence is enough. Do not write anybody's name."),
        required=False,
        max_length=ANSWER_LENGTH,
        error_messages={"max_length": LONG},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Counted and refused by us, kindly: a browser would cut the end off without a word.
        self.fields["words"].widget.attrs.pop("maxlength", None)


class HardWordsForm(WordsForm):
    """The words that were hard, one on a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Hard words")
        self.fields["words"].help_text = _("Write each word on its own line.")


class ChoiceForm(forms.Form):
    """Yes, no, or not sure."""

    choice = forms.ChoiceField(
        label=_("Your answer"),
        choices=ReaderAnswer.Choice.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the answers.")},
    )


class PicturesForm(forms.Form):
    """Pictures that say something; at most as many as a message may have."""

    symbols = forms.MultipleChoiceField(
        label=_("Your answer"),
        help_text=_("Choose one picture or more."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose pictures from the list.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or symbols.FIRST_LANGUAGE
        every = symbols.all_symbols().values()
        self.fields["symbols"].choices = [(each.code, each.words_in(language)) for each in every]  # type: ignore[attr-defined]

    def clean_symbols(self) -> list[str]:
        """Not more than there is room for."""
        chosen: list[str] = self.cleaned_data["symbols"]
        if len(chosen) > symbols.MOST:
            raise forms.ValidationError(_("One answer has room for 12 pictures."))
        return chosen


FORMS: dict[str, type[forms.Form]] = {
    Kind.TEXT: WordsForm,
    Kind.HARD: HardWordsForm,
    Kind.YES_NO: ChoiceForm,
    Kind.SYMBOLS: PicturesForm,
}


def form_for(question: ReaderQuestion, sent: Any, before: ReaderAnswer | None) -> forms.Form:
    """The form of this question, with what its reader answered before."""
    told = {name: getattr(before, name) for name in ("words", "symbols", "choice")} if before else {}
    return FORMS[question.kind](sent, initial=told)


def said_in(form: forms.Form) -> Said:
    """What was filled in."""
    return Said(**form.cleaned_data)
