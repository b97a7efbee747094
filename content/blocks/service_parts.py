"""The parts of a service's page: a step of the first visit, and a part of the path read by two."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from ..picture_use import may_stand_on
from . import samples
from .body import with_decided_words


class VisitStep(blocks.StructBlock):
    """One step of the first visit. A picture in it has words, or is said to be decoration."""

    name = blocks.CharBlock(label=_("What happens"), max_length=120, help_text=_("A few words."))
    text = blocks.TextBlock(
        label=_("In more words"), required=False, max_length=400, help_text=_("One to three sentences.")
    )
    picture = ImageChooserBlock(label=_("Picture"), required=False)

    def clean(self, value: Any) -> Any:
        """Refuses a picture about whose words nobody has decided."""
        return with_decided_words(super().clean(value))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `picture`: the one to print, or nothing when it is somebody else's than the page's."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = value.get("picture")
        allowed = chosen is not None and may_stand_on(context.get("page"), chosen)
        context["picture"] = chosen if allowed else None
        return context

    class Meta:
        preview_value = staticmethod(samples.visit_step)
        icon = "order"
        label = _("Step")
        template = "blocks/visit_step.html"


class PathPart(blocks.StructBlock):
    """A part of the path through the service: as the client meets it, and as the professional does."""

    name = blocks.CharBlock(label=_("Which part"), max_length=80, help_text=_("A few words."))
    client = blocks.TextBlock(label=_("What the client does and meets"), max_length=500)
    professional = blocks.TextBlock(label=_("What the professional does"), max_length=500)

    class Meta:
        preview_value = staticmethod(samples.path_part)
        icon = "arrows-up-down"
        label = _("Part of the path")
        template = "blocks/path_part.html"
