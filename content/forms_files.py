"""What forms with a file in the CMS have in common: a browser forgets the file when a form comes back."""

from typing import Any

from django import forms


class FileForgotten(forms.Form):
    """Says at the file that it must be chosen again, when something else was wrong. Named first."""

    choose_again: Any

    def full_clean(self) -> None:
        """As any form, and then the file.

        Where only the file was sent, as by dropping many at once, the CMS keeps it and asks for the rest.
        """
        super().full_clean()
        if self._is_forgotten():
            self.add_error("file", self.choose_again)

    def _is_forgotten(self) -> bool:
        if "file" not in self.fields or "file" in self.errors or self.add_prefix("file") not in self.files:
            return False
        return any(self.add_prefix(name) in self.data for name in self.errors)
