"""What the app connects when it starts: the guard, the picture policy, sizes, the words of the log."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import AbstractPage, Page, Revision
from wagtail.permissions import register_permission_policy
from wagtail.signals import page_published, page_unpublished
from wagtailmedia import permissions as media_permissions
from wagtailmedia import wagtail_hooks as media_hooks
from wagtailmedia.views import chooser, media

from .cards import write_ahead
from .digest import pictures_of
from .models import Picture, Recording, ServicePage, TellablePage
from .models.guarding import refuse_held, refuse_held_recording, refuse_uncovered
from .models.planned import Happening, end_plan
from .models.service_sources import forget_words
from .page_marks import speak_for_tables
from .page_policy import PagePolicy
from .picture_making import make_later
from .picture_policy import PicturePolicy
from .picture_sizes import make_sizes
from .purging import forget
from .recording_policy import RecordingPolicy


def connect() -> None:
    """Called once, when all models are there."""
    pre_save.connect(refuse_uncovered, dispatch_uid="refuse_uncovered")
    pre_delete.connect(refuse_held, sender=Picture, dispatch_uid="refuse_held")
    pre_delete.connect(refuse_held_recording, sender=Recording, dispatch_uid="refuse_held_recording")
    post_save.connect(make_later, sender=Picture, dispatch_uid="make_sizes_later")
    post_delete.connect(forget_words, sender=ServicePage, dispatch_uid="forget_words_of_source")
    page_published.connect(_make_sizes, dispatch_uid="make_sizes")
    page_published.connect(_write_ahead, dispatch_uid="write_ahead")
    page_unpublished.connect(_forget, dispatch_uid="forget_unpublished")
    policy = PicturePolicy(Picture, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user")
    # For the exact class: Wagtail registers its own for the class a moment later.
    register_permission_policy(Picture, policy, exact_class=True)
    _keep_recordings_in_the_house()
    register_permission_policy(AbstractPage, PagePolicy())
    post_save.connect(_end_plan, sender=Revision, dispatch_uid="end_plan")
    speak_for_tables()
    hooks.register("register_log_actions", _register_log_actions)


def _keep_recordings_in_the_house() -> None:
    """Wagtailmedia's pages ask a policy of their own making, not the registered one: they get ours."""
    policy = RecordingPolicy()
    register_permission_policy(Recording, policy, exact_class=True)
    for pages in (media, chooser):
        pages.permission_checker.policy = policy
    for module in (media_hooks, media_permissions):
        module.permission_policy = policy
    media_hooks.MediaAdminURLFinder.permission_policy = policy


def _make_sizes(instance: Page, **_signal: Any) -> None:
    make_sizes(pictures_of(instance))


def _write_ahead(instance: Page, **_signal: Any) -> None:
    if isinstance(instance, TellablePage):
        transaction.on_commit(lambda: write_ahead(instance), robust=True)


def _end_plan(instance: Revision, update_fields: frozenset[str] | None = None, **_signal: Any) -> None:
    """Somebody took the day away in the CMS: the yes that waited for it ends too."""
    if update_fields != {"approved_go_live_at"} or instance.approved_go_live_at is not None:
        return
    with transaction.atomic():
        if isinstance(page := instance.content_object, TellablePage):
            end_plan(type(page).objects.select_for_update().get(pk=page.pk), Happening.ENDED)


def _forget(instance: Page, **_signal: Any) -> None:
    if isinstance(instance, TellablePage):
        forget([instance])


def _register_log_actions(actions: Any) -> None:
    actions.register_action("content.consent", _("Consent given"), _("The storyteller said yes"))
    actions.register_action(
        "content.take_register",
        _("Register of consents taken along"),
        _("The register of consents was taken"),
    )
    actions.register_action("content.undo", _("Taking back undone"), _("The storyteller brought it back"))
    actions.register_action("content.withdraw", _("Consent taken back"), _("The storyteller took it back"))
    actions.register_action("content.hide", _("Not shown any more"), _("Somebody in it wished so"))
    actions.register_action("content.unname", _("Name taken out"), _("A helper does not want to be named"))
