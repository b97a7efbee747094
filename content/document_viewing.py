"""Who may have a document. The public has it only as part of a page that the public may see."""

from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from .models import MaterialFile
from .models.undertakings import Undertaking
from .stored_things import numbers_of


def may_have(person: Any, document: MaterialFile) -> bool:
    """Whether this person may have a document that is not public: whoever works in the CMS."""
    return bool(
        document.pk and getattr(person, "is_active", False) and person.has_perm("wagtailadmin.access_admin")
    )


def is_public(document: MaterialFile) -> bool:
    """Whether anybody may have the document now: some page that anybody may read shows it.

    The pages themselves are asked, and not the index of references: that follows a moment later.
    """
    return any(_shows(kind, document.pk) for kind in Undertaking.__subclasses__())


def _shows(kind: Any, number: int) -> bool:
    pages = kind.objects.live().public().annotate(raw=Cast("materials", TextField()))
    holding = pages.filter(raw__contains=f'"document": {number}')
    return any(number in numbers_of(page, MaterialFile) for page in holding)
