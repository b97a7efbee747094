"""What the studio knows of where a story can be: its tables, its pages, and who else asks there."""

from typing import Any

from content.doors import askers, doors, served
from content.surfaces import Sought, rows
from portal.accounts.models import User

from . import models
from .reminding import readers


def register_here() -> None:
    """Called once, when all models are there."""
    for name, model in {
        "notices": models.Notice,
        "suggestions": models.Suggestion,
        "what supporters did": models.SupportAct,
        "leases": models.Lease,
        "supports": models.Support,
        "assignments": models.Assignment,
        "corrections": models.Correction,
        "tellings": models.Telling,
    }.items():
        rows(name, model, "story:pages")
    served("studio: every page of the story", lambda sought: _numbered(sought))
    served("studio: desk, board and lists", lambda _sought: doors("studio:"))
    askers["a supporter"] = _supporter
    askers["a reader"] = lambda sought: next(
        (each for each in readers() if each.pk != sought.storyteller), None
    )


def _numbered(sought: Sought) -> list[str]:
    plain = set(doors("studio:"))
    return [path for path in doors("studio:", *sought.pages) if path not in plain]


def _supporter(sought: Sought) -> Any:
    given = models.Support.objects.filter(storyteller=sought.storyteller, accepted_at__isnull=False)
    return User.objects.filter(supports_given__in=given, is_active=True).order_by("pk").first()
