"""Recordings: somebody's voice, kept where no address reaches, with its words in writing."""

from pathlib import PurePath
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from portal.kit.storage import private_storage

from .pictures import random_name


def recording_name(instance: object, filename: str) -> str:
    """Where a new file goes. Nothing of the old name stays but the kind of file."""
    return random_name(instance, filename).replace("pictures/", "recordings/", 1)


class Recording(AbstractMedia):
    """A recording that somebody made or brought. It is public only with its words in writing."""

    file = models.FileField(_("file"), upload_to=recording_name, storage=private_storage)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
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
        return reverse("recording", args=[PurePath(self.file.name).name])
