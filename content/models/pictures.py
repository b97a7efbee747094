"""Pictures and their renditions: kept where no address reaches, under names that tell nothing."""

import hashlib
import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.conf import settings
from django.core.cache.backends.dummy import DummyCache
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    ImageQuerySet,
    WagtailImageField,
    WagtailImageFieldFile,
)
from wagtail.search import index

from portal.kit.one_answer import is_one_answer
from portal.kit.storage import private_storage

from ..digest import things_in_bulk
from ..picture_cleaning import CleanFile, PictureRefused, clean

# What the public sees of a picture. A change of any of these changes every page that shows it.
FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
SHOWN_FACTS = ("file", "sha256", "alt", "decorative", "credit", *FOCAL_POINT)


class PictureHeld(PermissionDenied):
    """The picture is part of what a storyteller said yes to: it stays as it is while the yes stands."""


class PictureFile(WagtailImageFieldFile):
    """A file whose address is a view that asks who is looking."""

    @property
    def url(self) -> str:
        """The address of the view that serves this file to those who may see it."""
        self._require_file()
        return reverse("picture", args=[PurePath(self.name).name])


class PictureField(WagtailImageField):
    """A picture in private storage, under a random name."""

    attr_class = PictureFile


def random_name(_instance: object, filename: str) -> str:
    """Where a new file goes. Nothing of the old name stays but the kind of file."""
    return f"pictures/{secrets.token_hex(16)}{PurePath(filename).suffix.lower()}"


class PictureQuerySet(ImageQuerySet):
    """Pictures. In one answer a stream finds those that are known already."""

    def in_bulk(self, id_list: Any = None, *, field_name: str = "pk") -> dict[Any, Any]:
        """Wagtail's blocks ask here for what they hold."""
        if id_list is None or field_name != "pk" or self.query.has_filters() or not is_one_answer():
            return super().in_bulk(id_list, field_name=field_name)
        return things_in_bulk(self.model, id_list)


class Picture(AbstractImage):
    """A picture somebody brought. Its words for those who do not see it belong to it."""

    file = PictureField(
        _("file"), upload_to=random_name, storage=private_storage, width_field="width", height_field="height"
    )
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    alt = models.CharField(
        _("what the picture shows"), max_length=250, blank=True, help_text=_("For those who do not see it.")
    )
    decorative = models.BooleanField(_("only decoration"), default=False)
    credit = models.CharField(_("who made it"), max_length=120, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("brought by"),
        related_name="pictures",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
    )
    # What the person brought stays with them alone; what was cut, turned or covered is a picture of its own.
    made_from = models.ForeignKey(
        "self",
        verbose_name=_("made from"),
        related_name="made_of_it",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
    )
    edits = models.JSONField(_("what was done to it"), default=dict, blank=True, editable=False)
    # A picture of the house may be on pages that tell nobody's story; any other needs a consent to be seen.
    is_house = models.BooleanField(_("picture of the house"), default=False, editable=False)

    objects = PictureQuerySet.as_manager()

    admin_form_fields = ("title", "file", "alt", "decorative", "credit", "collection", "tags")
    search_fields: ClassVar[list[Any]] = [
        *AbstractImage.search_fields,
        index.SearchField("alt"),
        index.FilterField("is_house"),
    ]

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Wagtail's own __init__ would set `decorative`, a field here, back to False.
        super(AbstractImage, self).__init__(*args, **kwargs)
        self.contextual_alt_text = None

    @property
    def default_alt_text(self) -> str:
        """What a screen reader says; nothing for a decoration."""
        return "" if self.decorative else self.alt

    @property
    def is_held(self) -> bool:
        """Whether a standing consent covers a page that shows this picture."""
        return self.pk is not None and self.consents.standing().exists()

    def clean(self) -> None:
        """Forms learn here, kindly, what `save` would refuse."""
        super().clean()
        try:
            self._take_in()
        except PictureRefused as refused:
            raise ValidationError({"file": refused.reason}) from refused

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every new file is drawn anew, whichever way it came. A held picture keeps what the public sees."""
        self._take_in()
        if self._state.adding:
            self.is_house = self.is_house or self.owner_id is None
        else:
            self._keep_what_is_held()
        super().save(*args, **kwargs)

    def _take_in(self) -> None:
        if not self.file or getattr(self.file, "_committed", True):
            return
        given: File[bytes] = self.file.file
        if not isinstance(given, CleanFile):
            given.seek(0)
            self.file = clean(given.read(), given.name or "")  # type: ignore[assignment]
        taken = self.file.file
        taken.seek(0)
        self.sha256 = hashlib.sha256(taken.read()).hexdigest()
        self._set_image_file_metadata()

    def _keep_what_is_held(self) -> None:
        before = type(self)._base_manager.filter(pk=self.pk).first()
        changed = before and any(getattr(before, fact) != getattr(self, fact) for fact in SHOWN_FACTS)
        if changed and self.is_held:
            raise PictureHeld(_("This picture is in a public story. Only the storyteller can take it back."))


class Rendition(AbstractRendition):
    """A picture in one size."""

    # The database alone knows which sizes there are: one dropped when a story is taken back, or rolled back
    # with its transaction, would live on in another process's cache as a dead address.
    cache_backend: ClassVar[DummyCache] = DummyCache("renditions", {})

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)
    file = PictureField(
        upload_to=random_name, storage=private_storage, width_field="width", height_field="height"
    )

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
