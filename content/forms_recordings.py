"""The form of recordings in the CMS: for a sound of the house; a video has its place in the studio."""

from typing import Any

from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtailmedia.forms import BaseMediaForm

from .forms_files import FileForgotten
from .models.recordings import FILM


class RecordingForm(FileForgotten, BaseMediaForm):  # type: ignore[misc]  # wagtailmedia has no types
    """Brings a sound. For a video it has no field, and says where one is brought."""

    choose_again = gettext_lazy("Choose the recording again.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_elsewhere = self.instance.type == FILM and not self.instance.pk
        if self.is_elsewhere:
            self.fields.clear()

    def non_field_errors(self) -> ErrorList:
        """Where a video is brought stands above the form, as an error would."""
        if self.is_elsewhere:
            return self.error_class(
                [_("Bring a video in the studio, with a story. There it gets its captions.")]
            )
        errors: ErrorList = super().non_field_errors()
        return errors
