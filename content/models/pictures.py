"""Pictures and their renditions."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """A picture somebody brought."""

    admin_form_fields = Image.admin_form_fields


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
