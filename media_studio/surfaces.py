"""What the studio knows of where a story can be: its tables, its pages, and who else asks there."""

from functools import partial
from typing import Any

from django.db.models import Model, Q
from django.urls import reverse

from content.doors import PUBLIC, askers, doors, served
from content.models import AccessFeedback, NewsletterPage, Portfolio, PortfolioWork, Wish
from content.surfaces import Sought, kept, rows
from portal.accounts.models import User

from . import models
from .desk import readers

MANY = 40  # of the newest ideas and wishes that are looked at


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
        "practice in lessons": models.Practice,
        "notes left as they are": models.LeftSo,
    }.items():
        rows(name, model, "story:pages")
    kept("lessons, which tell nobody's story", lambda _sought: 0, models.Lesson)
    rows("questions for newsletters", models.NewsletterAsk, "story:pages", "newsletter:pages")
    rows("unsaved looks of pictures", models.UnsavedLook, "story:pages")
    rows("captions not saved", models.UnsavedCaptions, "story:pages")
    for name, model, fields in (
        ("ideas", models.Idea, ("title", "words")),
        ("ideas that were taken back", models.TakenIdea, ("title", "words")),
        ("lessons", models.Lesson, ("title", "summary", "task", "given")),
        ("wishes of readers", Wish, ("words", "shown_words", "answer")),
        ("feedback on accessibility", AccessFeedback, ("words", "answer")),
    ):
        kept(name, partial(_worded, model, fields), model)
    rows("works in portfolios", PortfolioWork, "page:pages")
    served("portfolios", _portfolios, by=PUBLIC)
    served("studio: every idea and wish", lambda _sought: _ideas_and_wishes())
    served("studio: every newsletter", lambda _sought: _newsletters())
    served("studio: every page of the story", lambda sought: _numbered(sought))
    served("studio: desk, board and lists", lambda _sought: doors("studio:"))
    askers["a supporter"] = _supporter
    askers["a reader"] = lambda sought: next(
        (each for each in readers() if each.pk != sought.storyteller), None
    )


def _numbered(sought: Sought) -> list[str]:
    plain = set(doors("studio:"))
    return [path for path in doors("studio:", *sought.pages) if path not in plain]


def _worded(model: type[Model], fields: tuple[str, ...], sought: Sought) -> int:
    """Rows in which the words stand; they point to no story."""
    rows = model._base_manager.values_list(*fields)
    return sum(sought.is_in("\n".join(row)) for row in rows) if sought.words else 0


def _newsletters() -> list[str]:
    numbers = NewsletterPage.objects.order_by("-pk").values_list("pk", flat=True)[:MANY]
    doors = ("newsletter", "newsletter_pick", "newsletter_mail", "newsletter_html", "newsletter_send")
    return [reverse(f"studio:{door}", args=[number]) for number in numbers for door in doors]


def _ideas_and_wishes() -> list[str]:
    ideas = models.Idea.objects.order_by("-pk").values_list("pk", flat=True)[:MANY]
    wishes = Wish.objects.order_by("-pk").values_list("pk", flat=True)[:MANY]
    return [
        *(reverse("studio:idea", args=[number]) for number in ideas),
        *(reverse("studio:wish", args=[number]) for number in wishes),
    ]


def _portfolios(sought: Sought) -> list[str]:
    """Those that ever had it in them, and its teller's own."""
    asked = Q(works__page__in=sought.pages) | Q(owner=sought.storyteller)
    keys = Portfolio.objects.filter(asked).values_list("key", flat=True).distinct()
    return [reverse("content:portfolio", args=[key]) for key in keys]


def _supporter(sought: Sought) -> Any:
    given = models.Support.objects.filter(storyteller=sought.storyteller, accepted_at__isnull=False)
    return User.objects.filter(supports_given__in=given, is_active=True).order_by("pk").first()
