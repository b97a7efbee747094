"""Recordings: somebody's voice, kept where no address reaches, with its words in writing."""

import hashlib
import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from portal.kit.storage import private_storage

from ..recording_cleaning import REASONS, CleanSound, RecordingRefused, clean
from .pictures import random_name

# What the public hears and reads of a recording. A change of any of these changes every page that holds it.
HEARD_FACTS = ("file", "sha256", "transcript", "language")


class RecordingHeld(PermissionDenied):
    """The recording is part of what a storyteller said yes to: it stays as it is while the yes stands."""


def recording_name(instance: object, filename: str) -> str:
    """Where a new file goes. Nothing of the old name stays but the kind of file."""
    return random_name(instance, filename).replace("pictures/", "recordings/", 1)


def brought_name(_instance: object, _filename: str) -> str:
    """Where a file lies until it is written anew. Nothing of its name stays: its bytes tell its kind."""
    return f"recordings/brought/{secrets.token_hex(16)}"


class Recording(AbstractMedia):
    """A recording that somebody made or brought. It is public only with its words in writing."""

    file = models.FileField(_("file"), upload_to=recording_name, storage=private_storage)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    # As it came, until it is written anew; nobody hears it. Then it is gone, or refused for a reason.
    brought = models.FileField(upload_to=brought_name, storage=private_storage, blank=True, editable=False)
    refused = models.CharField(max_length=16, blank=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("brought by"),
        related_name="recordings",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
    )
    is_house = models.BooleanField(_("recording of the house"), default=False, editable=False)
    transcript = models.TextField(_("what is said in it"), blank=True, max_length=40_000)
    transcript_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written down by"),
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
    )
    transcript_at = models.DateTimeField(_("written down"), null=True, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES, blank=True)

    admin_form_fields = ("title", "file", "collection", "transcript", "tags")
    search_fields: ClassVar[list[Any]] = [*AbstractMedia.search_fields, index.FilterField("is_house")]

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    @property
    def url(self) -> str:
        """The address of the view that serves this file to those who may hear it."""
        return reverse("recording", args=[PurePath(str(self.file.name)).name])

    @property
    def is_ready(self) -> bool:
        """Whether it is written anew and can be heard by those who may."""
        return bool(self.file and self.sha256)

    @property
    def is_prepared_now(self) -> bool:
        """Whether it waits to be written anew."""
        return not self.is_ready and not self.refused

    @property
    def refusal(self) -> str:
        """Why it could not be taken, in words; nothing when it could."""
        return str(REASONS.get(self.refused, REASONS["broken"])) if self.refused else ""

    @property
    def has_words(self) -> bool:
        """Whether what is said in it stands in writing. Without that nobody but its people hears it."""
        return bool(self.transcript.strip())

    @property
    def is_held(self) -> bool:
        """Whether a standing consent covers a page that holds this recording."""
        return self.pk is not None and self.consents.standing().exists()

    def clean(self) -> None:
        """Forms learn here, kindly, what `save` would refuse."""
        super().clean()
        try:
            self._take_in()
        except RecordingRefused as refused:
            raise ValidationError({"file": refused.reason}) from refused
        if self.pk and not self.has_words and type(self).objects.filter(pk=self.pk).exclude(transcript=""):
            raise ValidationError({"transcript": _("Write what is said in it. Then everybody gets it.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every new file is written anew, whichever way it came. A held recording stays as it is public."""
        self._take_in()
        self.thumbnail = None  # a sound has no picture
        if self._state.adding:
            self.is_house = self.is_house or self.owner_id is None
        else:
            self._keep_what_is_held()
        super().save(*args, **kwargs)

    def _take_in(self) -> None:
        if not self.file or getattr(self.file, "_committed", True):
            return
        given: File[bytes] = self.file.file
        if not isinstance(given, CleanSound):
            given = clean(given)
            self.file = given  # type: ignore[assignment]
        self.type, self.duration = "audio", given.duration  # type: ignore[attr-defined]
        given.seek(0)
        self.sha256 = hashlib.sha256(given.read()).hexdigest()
        given.seek(0)

    def _keep_what_is_held(self) -> None:
        before = type(self)._base_manager.filter(pk=self.pk).first()
        changed = before and any(getattr(before, fact) != getattr(self, fact) for fact in HEARD_FACTS)
        if changed and self.is_held:
            raise RecordingHeld(_("This recording is public. Only the storyteller can take it back."))
