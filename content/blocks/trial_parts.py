"""The small parts of a trial's page: figures, the themes of its work, what it hoped to change."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import samples


class Figure(blocks.StructBlock):
    """One number and what it counts."""

    number = blocks.CharBlock(label=_("Number"), max_length=20)
    words = blocks.CharBlock(label=_("What the number counts"), max_length=120)

    class Meta:
        template = "blocks/figure.html"
        preview_value = staticmethod(samples.figure)
        icon = "order"
        label = _("Figure")


class Strand(blocks.StructBlock):
    """One theme of the trial's work: its name, in how many steps it goes, and what is in it."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    steps = blocks.IntegerBlock(label=_("How many steps"), required=False, min_value=1)
    contents = blocks.ListBlock(
        blocks.CharBlock(label=_("One thing"), max_length=300), label=_("What is in it"), default=[]
    )

    class Meta:
        template = "blocks/strand.html"
        preview_value = staticmethod(samples.strand)
        icon = "list-ol"
        label = _("Theme of the work")


class Effect(blocks.StructBlock):
    """What the trial hoped to change for somebody."""

    whom = blocks.CharBlock(label=_("For whom"), max_length=120)
    effects = blocks.ListBlock(
        blocks.CharBlock(label=_("One thing"), max_length=300), label=_("What changes")
    )

    class Meta:
        template = "blocks/effect.html"
        preview_value = staticmethod(samples.effect)
        icon = "group"
        label = _("Change for somebody")
