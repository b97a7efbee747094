"""Documents of the house: brought in the CMS, kept where no address reaches, shown with what they are."""

import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.db import models
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from portal.kit.storage import private_storage

from ..blocks.material_kinds import KINDS, LANGUAGES
from ..document_intake import TYPES, check, suffix_of


class DocumentFile(FieldFile):
    """A file whose address is a view that asks who is looking."""

    @property
    def url(self) -> str:
        """The address of the view that gives this file to those who may have it."""
        self._require_file()  # type: ignore[attr-defined]
        return reverse("document", args=[PurePath(self.name or "").name])

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Every new file is looked at, whichever way it came; raises `DocumentRefused`."""
        content.seek(0)
        check(content.read(), name)
        content.seek(0)
        super().save(name, content, save=save)


class DocumentField(models.FileField):
    """A document in private storage, under a random name."""

    attr_class = DocumentFile


def random_name(_instance: object, filename: str) -> str:
    """Where a new file goes. Nothing of the old name stays but the kind of file."""
    return f"documents/{secrets.token_hex(16)}{suffix_of(filename)}"


class MaterialFile(AbstractDocument):
    """A file to take along. It says what it is, in which language, and whether everybody can read it."""

    class Access(models.TextChoices):
        """Whether a screen reader can read it. Somebody has looked, or nobody has."""

        YES = "yes", _("Accessible")
        NO = "no", _("Not accessible")
        UNKNOWN = "unknown", _("Accessibility not checked")

    file = DocumentField(
        _("file"),
        upload_to=random_name,
        storage=private_storage,
        help_text=_("PDF, Word, PowerPoint, Excel, LibreOffice, CSV or TXT. At most 20 megabytes."),
    )
    kind = models.CharField(_("What it is"), max_length=20, choices=KINDS, default="guide")
    language = models.CharField(_("Language"), max_length=10, choices=LANGUAGES, default="fi")
    pages = models.PositiveIntegerField(_("How many pages"), null=True, blank=True)
    easy = models.BooleanField(_("It is easy to read"), default=False)
    access = models.CharField(
        _("Can everybody read it"),
        max_length=10,
        choices=Access.choices,
        default=Access.UNKNOWN,
        help_text=_("Accessible: it has headings, and words for its pictures."),
    )

    admin_form_fields = ("title", "file", "kind", "language", "pages", "easy", "access", "collection", "tags")
    search_fields: ClassVar[list[Any]] = [
        *AbstractDocument.search_fields,
        index.FilterField("kind"),
        index.FilterField("language"),
    ]

    class Meta:
        verbose_name = _("file to take along")
        verbose_name_plural = _("files to take along")

    def clean(self) -> None:
        """Leaves out Wagtail's look at the ending: `check` knows the kinds, and says one thing to people.

        A file that is refused is not kept, so Wagtail would speak of an ending that is empty.
        """
        super(AbstractDocument, self).clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Knows the size of a new file before it is kept."""
        if self.file and not getattr(self.file, "_committed", True):
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    @property
    def url(self) -> str:
        """Where those who may have it get it."""
        return self.file.url

    @property
    def content_type(self) -> str:
        """Of a short list, by the ending: never what the file says of itself."""
        return TYPES.get(suffix_of(self.file.name or ""), ("application/octet-stream", ""))[0]

    @property
    def format_name(self) -> str:
        """The kind of file as people say it: "PDF"."""
        return TYPES.get(suffix_of(self.file.name or ""), ("", ""))[1]

    @property
    def size_in_words(self) -> str:
        """How big it is: "12 kt"."""
        return filesizeformat(self.file_size) if self.file_size else ""

    @property
    def name_to_keep(self) -> str:
        """The name under which a reader's browser keeps it: its title, in plain letters."""
        return (slugify(self.title)[:80] or "document") + suffix_of(self.file.name or "")
