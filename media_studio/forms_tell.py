"""The forms on which a story is begun and written, in the language of the story, typed or dictated."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .drafting import SUMMARY_LENGTH, TITLE_LENGTH
from .manuscript import TEXT_LENGTH
from .models.tellings import Kind, Way

NAME_IT = _("Give your story a name. A short one is fine.")


class BeginForm(forms.Form):
    """What it is, how one wants to tell it, and its name, which may wait."""

    kind = forms.ChoiceField(
        label=_("What do you want to tell?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what you want to tell."),
            "invalid_choice": _("Choose what you want to tell."),
        },
    )
    way = forms.ChoiceField(
        label=_("How do you want to write?"),
        help_text=_("You can change this at any time. Your text stays."),
        choices=Way.choices,
        widget=forms.RadioSelect,
        initial=Way.QUESTIONS,
        error_messages={
            "required": _("Choose how you want to write."),
            "invalid_choice": _("Choose how you want to write."),
        },
    )
    title = forms.CharField(
        label=_("What do you want to call your story?"),
        help_text=_("You can change the name later."),
        max_length=TITLE_LENGTH,
        required=False,
        widget=forms.TextInput({"autocapitalize": "sentences", "enterkeyhint": "next"}),
    )


class WrittenForm(forms.Form):
    """Fields of plain text for keyboard and dictation alike, in the language of the story."""

    def __init__(self, *args: Any, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.visible_fields():
            is_long = isinstance(field.field.widget, forms.Textarea)
            hint = "enter" if is_long else "next"
            given = {"autocapitalize": "sentences", "spellcheck": "true", "enterkeyhint": hint}
            field.field.widget.attrs |= given | ({"lang": language} if language else {})


def _title() -> forms.CharField:
    return forms.CharField(
        label=_("Name of the story"), max_length=TITLE_LENGTH, error_messages={"required": NAME_IT}
    )


def _summary() -> forms.CharField:
    return forms.CharField(
        label=_("In short"),
        help_text=_("Three short lines. What is the story about?"),
        max_length=SUMMARY_LENGTH,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


def _was(length: int) -> forms.CharField:
    """What the writer had before them, sent along: so nothing is overwritten that they never saw."""
    return forms.CharField(max_length=length, required=False, strip=False, widget=forms.HiddenInput)


class WriteForm(WrittenForm):
    """The calm page: name, summary, text."""

    title = _title()
    summary = _summary()
    text = forms.CharField(
        label=_("Your story"),
        help_text=_(
            "Leave an empty line between paragraphs. Headings help readers: use the buttons for them."
        ),
        max_length=TEXT_LENGTH,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 16}),
    )
    seen_revision = forms.IntegerField(widget=forms.HiddenInput)
    heading = forms.CharField(required=False, widget=forms.HiddenInput)  # a question whose heading is wanted


class AnswerForm(WrittenForm):
    """One question, one field."""

    answer = forms.CharField(
        label=_("Your answer"),
        max_length=TEXT_LENGTH,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 10}),
    )
    was_answer = _was(TEXT_LENGTH)


class NameForm(WrittenForm):
    """The page after the questions: what the story is called."""

    title = _title()
    summary = _summary()
    was_title = _was(TITLE_LENGTH)
    was_summary = _was(SUMMARY_LENGTH)
