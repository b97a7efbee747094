"""Documents that editors bring: known by their content, and without parts that would run by themselves."""

import io
import zipfile
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# By the ending: what the reader's program is told, and what a reader reads.
TYPES = {
    ".pdf": ("application/pdf", "PDF"),
    ".odt": ("application/vnd.oasis.opendocument.text", "ODT"),
    ".odp": ("application/vnd.oasis.opendocument.presentation", "ODP"),
    ".ods": ("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
    ".csv": ("text/csv; charset=utf-8", "CSV"),
    ".txt": ("text/plain; charset=utf-8", "TXT"),
}
# Inside each kind of packed document there is a file that only this kind has.
HEARTS = {".docx": "word/document.xml", ".pptx": "ppt/presentation.xml", ".xlsx": "xl/workbook.xml"}
RUNS_IN_PDF = (b"/JavaScript", b"/Launch", b"/OpenAction<</S/JS")
RUNS_IN_PACKED = ("vbaproject.bin", "basic/", "scripts/", "activex")
MOST_PARTS = 5_000


class DocumentRefused(ValidationError):
    """The house does not take this file. The message says why, and what one can do."""


def suffix_of(name: str) -> str:
    """The ending that says the kind, in small letters: ".pdf"."""
    return PurePath(name).suffix.lower()


def check(data: bytes, name: str) -> None:
    """Raises `DocumentRefused` unless this is a whole document of the kind that its name says."""
    suffix = suffix_of(name)
    if suffix not in TYPES:
        raise DocumentRefused(_("Bring a PDF, a Word or LibreOffice file, CSV or TXT."), code="kind")
    if not data:
        raise DocumentRefused(_("The file is empty. Choose another file."), code="empty")
    if len(data) > settings.DOCUMENT_MAX_BYTES:
        raise DocumentRefused(_("The file is too large. It may have 20 megabytes."), code="size")
    _check_content(data, suffix)


def _check_content(data: bytes, suffix: str) -> None:
    if suffix == ".pdf":
        _be(data.startswith(b"%PDF-") and b"%%EOF" in data[-2048:])
        _run_nothing(sign in data for sign in RUNS_IN_PDF)
    elif suffix in (".txt", ".csv"):
        _be(_is_text(data))
    else:
        _check_packed(data, suffix)


def _check_packed(data: bytes, suffix: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            _be(len(names) <= MOST_PARTS and _has_heart(packed, names, suffix))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as broken:
        raise _not_that_kind() from broken
    _run_nothing(sign in name.lower() for name in names for sign in RUNS_IN_PACKED)


def _has_heart(packed: zipfile.ZipFile, names: list[str], suffix: str) -> bool:
    if suffix in HEARTS:
        return HEARTS[suffix] in names
    with packed.open("mimetype") if "mimetype" in names else io.BytesIO() as kind:
        return kind.read(200) == TYPES[suffix][0].encode()


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


def _be(is_so: bool) -> None:
    if not is_so:
        raise _not_that_kind()


def _run_nothing(found: Any) -> None:
    if any(found):
        words = _("The file has a program inside. Save it without the program.")
        raise DocumentRefused(words, code="runs")


def _not_that_kind() -> DocumentRefused:
    words = _("The file is not what its name says. Save it anew and bring it again.")
    return DocumentRefused(words, code="content")
