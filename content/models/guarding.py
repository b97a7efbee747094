"""The guard: nothing goes into the database that would show a story without its storyteller's yes.

It stands where every save of every page passes, also saves of the bare `Page` and of fixtures. What writes
past the models, such as `queryset.update`, is met by `TellablePage.serve`, by `shown()` and by a check.
"""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..digest import NOT_SHOWN
from ..picture_use import has_a_strange_picture
from ..recording_use import has_a_strange_recording, wordless, words_missing
from .consents import ConsentMissing, is_covered, is_practice, is_tellable
from .pictures import Picture, PictureHeld
from .recordings import Recording, RecordingHeld


def refuse_uncovered(*, instance: Model, update_fields: frozenset[str] | None = None, **_signal: Any) -> None:
    """Before a page is saved: `ConsentMissing` when the public would see what nobody said yes to."""
    if not isinstance(instance, Page) or not _is_story(instance):
        return
    if update_fields is not None and not _shown_among(instance, update_fields):
        return
    whole = is_tellable(instance) and update_fields is None
    page: Any = instance if whole else _as_it_would_be(instance, update_fields)
    if page is None:
        if instance.live:
            raise ConsentMissing(_("A story is public only when its storyteller says yes."))
        return
    _refuse_another_storyteller(page)
    _refuse_practice(page)
    if page.live and has_a_strange_picture(page):
        raise ConsentMissing(_("A picture in the text is somebody else's. Take it out first."))
    if page.live:
        _refuse_recordings(page)
    if page.live and not is_covered(page):
        raise ConsentMissing(_("A story is public only when its storyteller says yes."))


def _refuse_practice(page: Any) -> None:
    """It is never public, has no day on which it would be, and does not become a story."""
    if is_practice(page):
        if page.live or page.go_live_at:
            raise ConsentMissing(_("This is practice. It is never public."))
    elif hasattr(page, "is_practice"):
        before = type(page)._base_manager.filter(pk=page.pk).values_list("is_practice", flat=True).first()
        if before:
            raise ConsentMissing(_("Practice stays practice."))


def _refuse_recordings(page: Any) -> None:
    if has_a_strange_recording(page):
        raise ConsentMissing(_("A recording in the text is somebody else's. Take it out first."))
    if missing := wordless(page):
        raise ConsentMissing(words_missing(missing))


def refuse_held_recording(*, instance: Recording, **_signal: Any) -> None:
    """Before a recording is deleted: `RecordingHeld` while a public story holds it."""
    if instance.is_held:
        raise RecordingHeld(_("This recording is public. Only the storyteller can take it back."))


def refuse_held(*, instance: Picture, **_signal: Any) -> None:
    """Before a picture is deleted: `PictureHeld` while a public story shows it."""
    if instance.is_held:
        raise PictureHeld(_("This picture is in a public story. Only the storyteller can take it back."))


def _is_story(page: Page) -> bool:
    kind = type(page) if is_tellable(page) else page.specific_class if page.content_type_id else None
    return kind is not None and hasattr(kind, "always_needs_consent")


def _shown_among(page: Page, update_fields: frozenset[str]) -> set[str]:
    fields = page._meta.concrete_fields
    names = {field.name for field in fields if {field.name, field.attname} & update_fields}
    return names - (NOT_SHOWN - {"live"})


def _as_it_would_be(page: Page, update_fields: frozenset[str] | None) -> Any:
    """The stored page with just those values that this save writes; None when there is none yet."""
    stored = page.specific_class._base_manager.filter(pk=page.pk).first()
    for field in page._meta.concrete_fields if stored else ():
        if update_fields is None or {field.name, field.attname} & update_fields:
            setattr(stored, field.attname, getattr(page, field.attname))
    return stored


def _refuse_another_storyteller(page: Any) -> None:
    before = type(page)._base_manager.filter(pk=page.pk).values_list("storyteller_id", flat=True).first()
    if before is not None and before != page.storyteller_id:
        raise ConsentMissing(_("A story stays its storyteller's."))
