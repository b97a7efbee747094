"""The marks by which kept pages are known, and who tells which of them changed: see `page_changes.py`.

A page is told by its number, by the key of its translations, and as one of a list: its kind in its language.
A yes, somebody in a story, or a reader test is told by the page. A picture and its sizes are told by the
picture's number.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save
from wagtail.models import Collection, Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from portal.kit import page_changes
from portal.kit.page_changes import EVERYTHING, changed, spoken

from .digest import NOT_SHOWN
from .models import Consent, PersonIn, Picture, ReaderTest, Recording, Rendition
from .models.page_telling import marks_of, tell_pages
from .models.recordings import Still

SELDOM = (Collection, ContentType, Locale, PageViewRestriction, Site)


def speak_for_tables() -> None:
    """Says who speaks for which table, and begins to listen. Called once, when all models are there."""
    pages = {kind._meta.db_table for kind in apps.get_models() if issubclass(kind, Page)}
    things = (Consent, PersonIn, Picture, ReaderTest, Recording, Rendition, Still)
    joins: list[Any] = [field.remote_field.through for kind in things for field in kind._meta.many_to_many]
    rows = {kind._meta.db_table for kind in (*things, *joins)}
    own = apps.get_app_config("content").get_models(include_auto_created=True)
    spoken.base, spoken.lists, spoken.rows = Page._meta.db_table, pages, pages | rows
    seldom = {kind._meta.db_table for kind in (*SELDOM, get_user_model())}
    spoken.whole = ({kind._meta.db_table for kind in own} | seldom) - spoken.rows
    for signal in (post_save, post_delete):
        signal.connect(_row_changed, dispatch_uid="tell_kept_pages")
    for moved in (page_slug_changed, post_page_move):
        moved.connect(_moved, dispatch_uid="tell_kept_pages_moved")
    page_changes.look_at_statements()


def _row_changed(instance: Any, update_fields: frozenset[str] | None = None, **_signal: Any) -> None:
    if not page_changes.listeners:
        return
    if isinstance(instance, Page):
        if update_fields is None or not update_fields <= NOT_SHOWN - {"live", "first_published_at"}:
            changed(marks_of(instance))
    elif isinstance(instance, Consent | PersonIn | ReaderTest):
        tell_pages([instance.page_id])
    elif isinstance(instance, Picture | Recording):
        table = instance._meta.db_table
        changed([f"{table}:{instance.pk}", f"table:{table}"])
    elif isinstance(instance, Rendition):
        changed([f"{Picture._meta.db_table}:{instance.image_id}", f"table:{instance._meta.db_table}"])
    elif isinstance(instance, Still):
        changed([f"{Recording._meta.db_table}:{instance.recording_id}", f"table:{instance._meta.db_table}"])


def _moved(**_signal: Any) -> None:
    changed([EVERYTHING])
