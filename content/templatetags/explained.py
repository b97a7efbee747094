"""`{% explained %}…{% endexplained %}`: the words of a public page, the first time they stand there."""

from django import template

from content.explained import with_meanings
from content.models.public import PublicPage
from portal.kit.languages import FINNISH, words_now
from portal.plain_language.hyphens import with_hyphens
from portal.reading.heading_symbols import with_symbols

register = template.Library()


class ExplainedNode(template.Node):
    """Marks what is inside on public pages, and leaves every other page as it is."""

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        """The same HTML: headings know their symbols and breaks; explained words are links with meanings."""
        html = self.nodelist.render(context)
        if not isinstance(context.get("page"), PublicPage):
            return html
        html = with_meanings(with_symbols(html, words_now()), words_now())
        return with_hyphens(html) if words_now() == FINNISH else html


@register.tag
def explained(parser, token):
    """Reads the block up to its end."""
    nodelist = parser.parse(("endexplained",))
    parser.delete_first_token()
    return ExplainedNode(nodelist)
