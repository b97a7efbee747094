"""The form by which editors bring services in: one file, perhaps one beside it."""

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .service_data.notes import TOO_LARGE, Note, note
from .service_data.reading import MOST_BYTES, Given, Unreadable, read

JSON_FILE = {"accept": ".json,application/json"}


class ServiceFileForm(forms.Form):
    """The files, read whole. `given` is what they hold; `digest` tells them from others."""

    file = forms.FileField(
        label=_("File of services (JSON)"),
        widget=forms.FileInput(JSON_FILE),
        error_messages={"required": _("Choose a file.")},
    )
    beside = forms.FileField(
        label=_("File of their channels or organisations, if you have one"),
        required=False,
        widget=forms.FileInput(JSON_FILE),
    )
    again = forms.BooleanField(label=_("Bring back what was taken away here"), required=False)
    looked_at = forms.CharField(required=False, widget=forms.HiddenInput)

    given: Given
    digest: str

    def clean(self) -> dict[str, Any]:
        """A file that cannot be read is said at once, kindly."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("file") is None:
            return cleaned
        try:
            parts = [_bytes(each) for each in (cleaned["file"], cleaned.get("beside")) if each]
            self.given = read(*parts)
        except Unreadable as error:
            raise forms.ValidationError(in_words(error.note)) from error
        known = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts))
        known.update(b"again" if cleaned.get("again") else b"")
        self.digest = known.hexdigest()
        return cleaned

    @property
    def was_looked_at(self) -> bool:
        """Whether these same files were shown before, with the same choice."""
        return self.cleaned_data.get("looked_at") == self.digest


def in_words(told: Note) -> str:
    """A note in the language of the moment."""
    return gettext(told.words) % dict(told.values)


def _bytes(file: Any) -> bytes:
    if file.size > MOST_BYTES:
        raise Unreadable(note(TOO_LARGE, most=MOST_BYTES // 1_000_000))
    data: bytes = file.read()
    return data
