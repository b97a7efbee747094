"""What happened when: a date as exact as is known, and one sentence."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..partial_date_fields import PartialDateBlock
from ..partial_dates import in_words
from . import samples


class Milestone(blocks.StructBlock):
    """One day, month or year in the life of a programme or trial."""

    date = PartialDateBlock(
        label=_("When"),
        help_text=_("A year, a month or a day: 2019, 2017-04 or 2017-04-01."),
    )
    words = blocks.CharBlock(label=_("What happened, in one sentence"), max_length=200)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `when`: the date as people say it."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["when"] = in_words(value.get("date") or "")
        return context

    class Meta:
        preview_value = staticmethod(samples.milestone)
        icon = "date"
        label = _("Milestone")
        template = "blocks/milestone.html"
