"""The forms of recordings: a file, the words under it, and what is said in it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .forms_tell import WrittenForm
from .transcribing import WORDS_LENGTH
from .voicing import CAPTION_LENGTH


class CaptionForm(WrittenForm):
    """One sentence under a recording."""

    caption = forms.CharField(
        label=_("Text under the recording"),
        help_text=_("What is it about? One sentence is enough."),
        max_length=CAPTION_LENGTH,
        required=False,
    )


class AddRecordingForm(CaptionForm):
    """A sound that one has."""

    upload = forms.FileField(
        label=_("Choose a recording"),
        help_text=_("At most 30 minutes and 40 megabytes. We remove the name, time and place from it."),
        error_messages={
            "required": _("Choose a recording first."),
            "empty": _("The file is empty. Choose another one."),
        },
        widget=forms.FileInput({"accept": "audio/*,video/mp4,video/webm"}),
    )
    field_order = ("upload", "caption")


class SpokenWordsForm(WrittenForm):
    """What is said in a recording. `was_words` is what the writer had before them."""

    words = forms.CharField(
        label=_("What is said in the recording?"),
        help_text=_("Write as it is said. Short stops and “er” may be left out."),
        max_length=WORDS_LENGTH,
        required=False,
        widget=forms.Textarea({"rows": 12}),
    )
    was_words = forms.CharField(widget=forms.HiddenInput, required=False)
