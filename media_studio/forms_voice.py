"""The forms of recordings and films: a file, the words under it, what is said in it, captions."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from content.captions import LONGEST_TEXT
from portal.kit.fields import line, lines

from .captioning import SEEN_LENGTH
from .forms_tell import WrittenForm
from .transcribing import WORDS_LENGTH
from .voicing import CAPTION_LENGTH


class CaptionForm(WrittenForm):
    """One sentence under a recording."""

    caption = line(
        _("Text under the recording"), _("What is it about? One sentence is enough."), most=CAPTION_LENGTH
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

    words = lines(
        _("What is said in the recording?"),
        _("Write as it is said. Short stops and “er” may be left out."),
        most=WORDS_LENGTH,
        rows=12,
    )
    was_words = forms.CharField(widget=forms.HiddenInput, required=False)


class AddFilmForm(WrittenForm):
    """A film that one has. How long and how large it may be is said before it is sent."""

    upload = forms.FileField(
        label=_("Choose a video"),
        error_messages={
            "required": _("Choose a video first."),
            "empty": _("The file is empty. Choose another one."),
        },
        widget=forms.FileInput({"accept": "video/mp4,video/quicktime,video/webm,.mp4,.mov,.webm"}),
    )
    caption = line(
        _("Text under the video"), _("What is it about? One sentence is enough."), most=CAPTION_LENGTH
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        figures = {
            "minutes": settings.FILM_MAX_SECONDS // 60,
            "size": settings.FILM_MAX_BYTES // (1024 * 1024),
        }
        self["upload"].help_text = (
            _("MP4, MOV or WebM. At most %(minutes)s minutes and %(size)s MB.") % figures
        )


class CaptionsForm(WrittenForm):
    """The captions of a film as WebVTT, whether nobody speaks, and what is seen in it."""

    captions = lines(
        _("Captions"),
        _("First the word WEBVTT. Then for each: an empty line, the times, the words."),
        most=LONGEST_TEXT,
        rows=14,
        strip=False,
    )
    brought = forms.FileField(
        label=_("Or bring a file with captions"),
        help_text=_("A file that ends in .vtt. It takes the place of the captions here."),
        max_length=200,
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".vtt,text/vtt"}),
    )
    no_speech = forms.BooleanField(
        label=_("Nobody speaks in this video."),
        help_text=_("Then the captions tell of sounds, or that nobody speaks."),
        required=False,
    )
    seen = lines(
        _("What is seen in the video?"),
        _("For those who do not see it. Tell what matters for the story."),
        most=SEEN_LENGTH,
        rows=6,
    )
    was_captions = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    was_seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_brought(self) -> str:
        """The text of the file, when there is one."""
        file = self.cleaned_data.get("brought")
        if not file:
            return ""
        if file.size > 4 * LONGEST_TEXT:
            raise forms.ValidationError(_("The file is too large for captions. Choose another one."))
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as other:
            words = _("We cannot read the letters in this file. Save it as UTF-8.")
            raise forms.ValidationError(words) from other
        if "\0" in text or len(text) > LONGEST_TEXT:
            raise forms.ValidationError(_("This is not a file with captions. Choose another one."))
        return text


class PosterForm(forms.Form):
    """Which picture stands before the film."""

    still = forms.IntegerField(min_value=0, max_value=9)
