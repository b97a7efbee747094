"""Documents, good and bad, and one that is kept."""

import io
import zipfile
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile

from content.models import MaterialFile
from portal.management.demo_world.tagged_pdf import tagged_pdf


def pdf(*parts: tuple[str, str]) -> bytes:
    """A small PDF with these tagged pieces of text."""
    return tagged_pdf("Opas", "fi", list(parts) or [("H1", "Opas"), ("P", "Näin pääset alkuun.")])


def packed(**files: str) -> bytes:
    """A zip file; a double underline in a name stands for a slash, a single one for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, words in files.items():
            file.writestr(name.replace("__", "/").replace("_", "."), words)
    return out.getvalue()


def make_document(data: bytes | None = None, name: str = "salainen-nimi.pdf", **facts: Any) -> MaterialFile:
    """A document of the house."""
    facts.setdefault("title", "Opas työhön")
    file = MaterialFile(file=ContentFile(data or pdf(), name=name), **facts)
    file.save()
    return file


def document_facts() -> dict[str, object]:
    """A document by its number and by its file's name, as addresses name it."""
    document = make_document()
    return {"document_pk": document.pk, "document_file": PurePath(document.file.name).name}
