"""The form of a document in the CMS: a file that the house does not take is said at once, kindly."""

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm

from .document_intake import TYPES, check
from .forms_files import FileForgotten


class DocumentForm(FileForgotten, BaseDocumentForm):
    """A document with what it is. Nothing typed is lost when the file is refused."""

    choose_again = gettext_lazy("Choose the file again. The browser could not keep it.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Names the kinds that the house takes, before anybody chooses a file."""
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            field.help_text = self._meta.model._meta.get_field("file").help_text
            field.widget.attrs["accept"] = ",".join(TYPES)

    def clean_file(self) -> Any:
        """The file, when it is whole and of a kind that the house takes."""
        file = self.cleaned_data["file"]
        if file and not getattr(file, "_committed", False):
            file.seek(0)
            check(file.read(), file.name)
            file.seek(0)
        return file
