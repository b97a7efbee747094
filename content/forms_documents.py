"""The form of a document in the CMS: a file that the house does not take is said at once, kindly."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm

from .document_intake import check


class DocumentForm(BaseDocumentForm):
    """A document with what it is. Nothing typed is lost when the file is refused."""

    def clean_file(self) -> Any:
        """The file, when it is whole and of a kind that the house takes."""
        file = self.cleaned_data["file"]
        if file and not getattr(file, "_committed", False):
            file.seek(0)
            check(file.read(), file.name)
            file.seek(0)
        return file
