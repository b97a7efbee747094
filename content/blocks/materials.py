"""Documents that say what they are before somebody opens them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from . import samples

KINDS = [
    ("guide", _("Guide")),
    ("description", _("Description of a model")),
    ("form", _("Form")),
    ("report", _("Report")),
    ("leaflet", _("Leaflet")),
    ("slides", _("Slides")),
    ("numbers", _("Numbers")),
    ("page", _("Web page")),
    ("other", _("Other material")),
]
LANGUAGES = [
    ("fi", _("In Finnish")),
    ("sv", _("In Swedish")),
    ("en", _("In English")),
    ("other", _("In another language")),
]


class Material(blocks.StructBlock):
    """One document or page: what it is, its language, how long it is, whether it is easy to read."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    kind = blocks.ChoiceBlock(label=_("What it is"), choices=KINDS, default="guide")
    language = blocks.ChoiceBlock(label=_("Language"), choices=LANGUAGES, default="fi")
    easy = blocks.BooleanBlock(label=_("It is easy to read"), required=False)
    pages = blocks.IntegerBlock(label=_("How many pages"), required=False, min_value=1)
    size = blocks.CharBlock(
        label=_("How big the file is"), required=False, max_length=30, help_text=_("For example: 2 MB.")
    )
    page = blocks.PageChooserBlock(label=_("A page of ours"), required=False)
    address = blocks.URLBlock(
        label=_("Address elsewhere"),
        required=False,
        help_text=_("Leave both empty when nobody can open it on the net."),
    )

    def clean(self, value: Any) -> Any:
        """Refuses two places for one document."""
        cleaned = super().clean(value)
        if cleaned.get("page") and cleaned.get("address"):
            words = _("Choose a page of ours, or write an address. Not both.")
            raise StructBlockValidationError({"address": ValidationError(words)})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds what the document is in words, and `href`: where it is, or nothing."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page = value.get("page")
        shown = page if page is not None and page.live else None
        context["kind"] = dict(KINDS).get(value["kind"], "")
        context["language"] = dict(LANGUAGES).get(value["language"], "")
        context["href"] = shown.url if shown else value.get("address") or ""
        context["elsewhere"] = not shown and bool(context["href"])
        return context

    class Meta:
        preview_value = staticmethod(samples.material)
        icon = "doc-full"
        label = _("Material")
        template = "blocks/material.html"
