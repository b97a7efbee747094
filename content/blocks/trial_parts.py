"""The small parts of a trial's page that hold figures."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class Figure(blocks.StructBlock):
    """One number and what it counts."""

    number = blocks.CharBlock(label=_("Number"), max_length=20)
    words = blocks.CharBlock(label=_("What the number counts"), max_length=120)

    class Meta:
        icon = "order"
        label = _("Figure")
