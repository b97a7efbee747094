"""How the desk says that readers of a test have answered."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.permissions import may_test_pages
from portal.accounts.models import User

from ..reader_results import Row, waiting


def lines_for(person: User) -> list[tuple[str, str, str]]:
    """Of each test with new answers: a sentence, where it opens, and whether more may come."""
    return [_line(row) for row in (waiting() if may_test_pages(person) else [])]


def _line(row: Row) -> tuple[str, str, str]:
    said = ngettext(
        "%(number)s new answer about “%(title)s”", "%(number)s new answers about “%(title)s”", row.new
    ) % {"number": row.new, "title": row.page.title}
    state = _("The test is open.") if row.test.is_open else _("The test is over.")
    return said, reverse("studio:reader_test", args=[row.test.pk]), state
