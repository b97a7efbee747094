"""The form of a picture in the CMS: nobody leaves open what those are told who do not see it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.forms import BaseImageForm

from .forms_files import FileForgotten


class PictureForm(FileForgotten, BaseImageForm):
    """A picture has words, or is said to be decoration."""

    choose_again = gettext_lazy("Choose the picture again.")

    def clean(self) -> dict[str, Any] | None:
        """Refuses a picture about which nobody decided."""
        cleaned: dict[str, Any] | None = super().clean()
        told = cleaned or {}
        if "alt" in self.fields and not (told.get("alt") or "").strip() and not told.get("decorative"):
            self.add_error("alt", _("Write what the picture shows, or say that it is only decoration."))
        return cleaned
