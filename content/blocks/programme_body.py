"""What a programme's page is written with: text, and ways that lead to its trials."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import samples
from .page_body import StandardBody


class Way(blocks.StructBlock):
    """One way that was found, in a few words, and the trials that went it."""

    title = blocks.CharBlock(label=_("The way"), max_length=160)
    text = blocks.TextBlock(label=_("In a few sentences"), required=False, rows=3, max_length=500)
    trials = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="content.TrialPage"), label=_("Trials"), default=[]
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `shown`: the trials that anybody may read."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["shown"] = [trial for trial in value["trials"] if trial is not None and trial.live]
        return context

    class Meta:
        preview_value = staticmethod(samples.way)
        icon = "arrow-right"
        label = _("A way")
        template = "blocks/way.html"


class ProgrammeBody(StandardBody):
    """Headings, paragraphs and lists; numbers; and ways with their trials."""

    way = Way()
