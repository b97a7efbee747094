"""Recordings: somebody's voice or film, kept where no address reaches, with its words in writing."""

import hashlib
import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtailmedia.models import AbstractMedia, MediaQuerySet

from portal.kit.languages import WRITTEN
from portal.kit.one_answer import is_one_answer
from portal.kit.storage import private_storage

from .. import captions as captions_of_films
from ..digest import things_in_bulk
from ..film_cleaning import CleanFilm, clean_film
from ..recording_cleaning import REASONS, CleanSound, RecordingRefused, clean
from .pictures import random_name

# What the public hears and reads of a recording. A change of any of these changes every page that holds it.
HEARD_FACTS = ("file", "sha256", "transcript", "language", "captions", "seen", "no_speech", "poster")
AUDIO, FILM = "audio", "video"  # as wagtailmedia calls them
MIDDLE = 2  # of the three stills: the poster until its storyteller chooses


class RecordingHeld(PermissionDenied):
    """The recording is part of what a storyteller said yes to: it stays as it is while the yes stands."""


def recording_name(instance: object, filename: str) -> str:
    """Where a new file goes. Nothing of the old name stays but the kind of file."""
    return random_name(instance, filename).replace("pictures/", "recordings/", 1)


def brought_name(_instance: object, _filename: str) -> str:
    """Where a file lies until it is written anew. Nothing of its name stays: its bytes tell its kind."""
    return f"recordings/brought/{secrets.token_hex(16)}"


def still_name(_instance: object, _filename: str) -> str:
    """Where a picture out of a film lies."""
    return f"stills/{secrets.token_hex(16)}.jpg"


class RecordingQuerySet(MediaQuerySet):
    """Recordings. In one answer a stream finds those that are known already."""

    def in_bulk(self, id_list: Any = None, *, field_name: str = "pk") -> dict[Any, Any]:
        """Wagtail's blocks ask here for what they hold."""
        if id_list is None or field_name != "pk" or self.query.has_filters() or not is_one_answer():
            return super().in_bulk(id_list, field_name=field_name)
        return things_in_bulk(self.model, id_list)


class Recording(AbstractMedia):
    """A recording or a film that somebody made or brought. It is public only with its words in writing."""

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
    language = models.CharField(_("language"), max_length=12, choices=WRITTEN, blank=True)

    # Of a film alone. Captions stand here as we wrote them, never as they were brought.
    captions = models.TextField(_("captions"), blank=True, max_length=100_000, editable=False)
    no_speech = models.BooleanField(_("nobody speaks in it"), default=False, editable=False)
    seen = models.TextField(_("what is seen in it"), blank=True, max_length=10_000, editable=False)
    poster = models.PositiveSmallIntegerField(_("first picture"), default=0, editable=False)  # 0: none

    objects = RecordingQuerySet.as_manager()
    _stills_to_keep: list[bytes] = []

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
    def is_film(self) -> bool:
        """Whether there is something to see in it."""
        return self.type == FILM

    @property
    def has_transcript(self) -> bool:
        """Whether what is said in it stands in writing, or it is a film in which nobody speaks."""
        return bool(self.transcript.strip()) or (self.is_film and self.no_speech)

    @property
    def has_captions(self) -> bool:
        """Whether captions that fit it stand under a film."""
        return captions_of_films.read(self.captions, self.duration).is_valid

    @property
    def has_words(self) -> bool:
        """Whether all its words are in writing: without them nobody but its people hears or sees it."""
        return self.has_transcript and (not self.is_film or self.has_captions)

    @property
    def all_words(self) -> str:
        """All that stands in writing: what is said, the captions of a film, what is seen in it."""
        return "\n\n".join(part for part in (self.transcript, self.captions, self.seen) if part)

    @property
    def captions_url(self) -> str:
        """The address of the view that serves the captions to those who may see the film."""
        return reverse("captions", args=[PurePath(str(self.file.name)).name])

    @property
    def words_url(self) -> str:
        """The address of the view that serves what is said in a recording to those who may hear it."""
        return reverse("recording_words", args=[PurePath(str(self.file.name)).name])

    @property
    def chosen_still(self) -> "Still | None":
        """The picture that is seen before the film begins."""
        return next((each for each in self.stills.all() if each.place == self.poster), None)

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
        if (
            self.pk
            and not self.has_transcript
            and type(self).objects.filter(pk=self.pk).exclude(transcript="")
        ):
            raise ValidationError({"transcript": _("Write what is said in it. Then everybody gets it.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every new file is written anew, whichever way it came. A held recording stays as it is public."""
        self._take_in()
        self.thumbnail = None  # a sound has no picture
        if self._state.adding:
            self.is_house = self.is_house or self.owner_id is None
        else:
            self._keep_what_is_held()
        made, self._stills_to_keep = self._stills_to_keep, []
        super().save(*args, **kwargs)
        if made:
            self._keep_stills(made)

    def _take_in(self) -> None:
        if not self.file or getattr(self.file, "_committed", True):
            return
        given: Any = self.file.file
        if not isinstance(given, CleanSound | CleanFilm):
            given = clean_film(given) if self.is_film else clean(given)
            self.file = given
        self.type = FILM if isinstance(given, CleanFilm) else AUDIO
        self.duration = given.duration
        if isinstance(given, CleanFilm):
            self.width, self.height = given.width, given.height
            self.poster = min(self.poster or MIDDLE, len(given.stills))
            self._stills_to_keep = given.stills
        given.seek(0)
        self.sha256 = hashlib.file_digest(given, "sha256").hexdigest()
        given.seek(0)

    def _keep_stills(self, made: list[bytes]) -> None:
        self.stills.all().delete()
        for place, picture in enumerate(made, start=1):
            file = ContentFile(picture, name="still.jpg")
            self.stills.create(place=place, file=file, sha256=hashlib.sha256(picture).hexdigest())

    def _keep_what_is_held(self) -> None:
        before = type(self)._base_manager.filter(pk=self.pk).first()
        changed = before and any(getattr(before, fact) != getattr(self, fact) for fact in HEARD_FACTS)
        if changed and self.is_held:
            raise RecordingHeld(_("This recording is public. Only the storyteller can take it back."))


class Still(models.Model):
    """A picture out of a film. The one that its storyteller chose is seen before the film begins."""

    recording = models.ForeignKey(Recording, related_name="stills", on_delete=models.CASCADE)
    place = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to=still_name, storage=private_storage)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("place",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["recording", "place"], name="one_still_at_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.recording_id}.{self.place}"

    @property
    def url(self) -> str:
        """The address of the view that serves it to those who may see the film."""
        return reverse("still", args=[PurePath(str(self.file.name)).name])
