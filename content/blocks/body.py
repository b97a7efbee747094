"""What a story or a piece of news is written with: headings, paragraphs, pictures."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import expand_db_html, get_text_for_indexing
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

from portal.kit.text import rich

from ..picture_use import may_stand_on
from . import samples

# Where one item of a list ends without a mark and the next begins.
BETWEEN_ITEMS = re.compile(r"(?<![.!?])</li>\s*(?=<li)")
# A paragraph that is a link and nothing else: no sentence says how high its line is.
ONLY_A_LINK = re.compile(r"<p>(?=\s*<a [^>]*>(?:(?!</?a\b|</?p\b).)*</a>\s*</p>)", re.DOTALL)
PARAGRAPH_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with a few quiet marks. What is shown passes the last gate for HTML each time."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", PARAGRAPH_FEATURES)
        super().__init__(**kwargs)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `html`: safe to print as it is."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        html = rich(expand_db_html(value.source))
        context["html"] = mark_safe(ONLY_A_LINK.sub('<p class="link-alone">', html))  # noqa: S308  our own words
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        """The words in a row, as the search shows them; a dot stands between items of a list."""
        return [get_text_for_indexing(BETWEEN_ITEMS.sub("</li>· ", value.source))]

    class Meta:
        template = "blocks/paragraph.html"


def with_decided_words(value: Any) -> Any:
    """The value of a block with a `picture`, when its words, or that it is decoration, are decided."""
    picture = value.get("picture")
    if picture is not None and not picture.alt and not picture.decorative:
        words = _("Write what the picture shows, or say that it is decoration. Do it in the picture.")
        raise StructBlockValidationError({"picture": ValidationError(words)})
    return value


class PictureBlock(blocks.StructBlock):
    """A picture with the words under it. The words for those who do not see it belong to the picture."""

    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Text under the picture"), required=False, max_length=250)

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
        preview_value = staticmethod(samples.picture)
        icon = "image"
        template = "blocks/picture.html"


class RecordingBlock(blocks.StructBlock):
    """Somebody's voice. What they say stands beside it in writing: it belongs to the recording."""

    recording = AudioChooserBlock(label=_("Recording"))
    caption = blocks.CharBlock(label=_("Text under the recording"), required=False, max_length=250)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `recording`: the one to play, or nothing when it is somebody else's or is not ready.

        Adds `open`: whether the words beside it stand open, because the page tells little else.
        """
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen, page = value.get("recording"), context.get("page")
        allowed = chosen is not None and chosen.is_ready and may_stand_on(page, chosen)
        context["recording"] = chosen if allowed else None
        kinds = {block.block_type for block in getattr(page, "body", None) or []}
        context["open"] = not kinds & {"heading", "paragraph"}
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        """What is said in it can be found, as far as a page would show it."""
        content: list[str] = super().get_searchable_content(value)
        chosen = value.get("recording")
        return [*content, chosen.transcript] if chosen is not None and chosen.has_words else content

    class Meta:
        preview_value = staticmethod(samples.sound)
        preview_template = samples.SOUND_PREVIEW
        icon = "media"
        template = "blocks/recording.html"


class FilmBlock(RecordingBlock):
    """Somebody's film. Its captions and its words in writing belong to it, as with a recording."""

    recording = VideoChooserBlock(label=_("Video"))
    caption = blocks.CharBlock(label=_("Text under the video"), required=False, max_length=250)

    class Meta:
        preview_value = staticmethod(samples.sound)
        preview_template = samples.SOUND_PREVIEW
        icon = "media"
        template = "blocks/film.html"


class BodyBlock(blocks.StreamBlock):
    """The parts of a text, in order."""

    heading = samples.shown_as(
        blocks.CharBlock(label=_("Heading"), max_length=120, icon="title", template="blocks/heading.html"),
        samples.heading,
    )
    paragraph = samples.shown_as(ParagraphBlock(label=_("Paragraph"), icon="pilcrow"), samples.paragraph)
    picture = PictureBlock(label=_("Picture"))
    recording = RecordingBlock(label=_("Recording"))
    film = FilmBlock(label=_("Video"))
