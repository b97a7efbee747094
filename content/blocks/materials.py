"""Documents that say what they are before somebody opens them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from . import samples
from .material_kinds import KINDS, LANGUAGES


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
    document = DocumentChooserBlock(
        label=_("A file of ours"),
        required=False,
        help_text=_("The file says itself what it is, its language and size."),
    )
    page = blocks.PageChooserBlock(label=_("A page of ours"), required=False)
    address = blocks.URLBlock(
        label=_("Address elsewhere"),
        required=False,
        help_text=_("Leave all three empty when nobody can open it on the net."),
    )

    def clean(self, value: Any) -> Any:
        """Refuses two places for one document."""
        cleaned = super().clean(value)
        given = [name for name in ("document", "page", "address") if cleaned.get(name)]
        if len(given) > 1:
            words = _("Choose one: a file, a page of ours, or an address.")
            raise StructBlockValidationError({given[-1]: ValidationError(words)})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds what the document is in words, and `href`: where it is, or nothing.

        `told` says it of itself: the file of ours when there is one, the words of the block else.
        """
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page, file = value.get("page"), value.get("document")
        shown = file or (page if page is not None and page.live else None)
        told = file or value
        context |= {"told": told, "file": file, "href": shown.url if shown else value.get("address") or ""}
        context["kind"] = dict(KINDS).get(_of(told, "kind"), "")
        context["language"] = dict(LANGUAGES).get(_of(told, "language"), "")
        context["elsewhere"] = not shown and bool(context["href"])
        return context

    class Meta:
        preview_value = staticmethod(samples.material)
        icon = "doc-full"
        label = _("Material")
        template = "blocks/material.html"


def _of(told: Any, name: str) -> Any:
    return told.get(name) if hasattr(told, "get") else getattr(told, name)
