"""What a standard page is made of: short parts under headings."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import samples
from .body import ParagraphBlock
from .counts import CountTree, Target


class StandardBody(blocks.StreamBlock):
    """Headings, paragraphs and lists. No embeds, and nothing that asks another host for anything."""

    heading = samples.shown_as(
        blocks.CharBlock(
            label=_("Heading"),
            icon="title",
            max_length=120,
            help_text=_("A few words that say what comes next."),
            template="blocks/heading.html",
        ),
        samples.heading,
    )
    paragraph = samples.shown_as(
        ParagraphBlock(
            label=_("Paragraph"),
            icon="pilcrow",
            help_text=_("One thing in one paragraph. Three sentences are enough."),
        ),
        samples.paragraph,
    )
    list = samples.shown_as(
        blocks.ListBlock(
            blocks.CharBlock(label=_("One thing")),
            label=_("List"),
            icon="list-ul",
            template="blocks/list.html",
        ),
        samples.things,
    )
    counts = CountTree()
    target = Target()
