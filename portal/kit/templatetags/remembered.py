"""`{% remembered "footer" %}…{% endremembered %}`: a part that many pages have alike, written once.

Inside, everything comes from the language, the words after the name, and the database as it is then.
"""

from django import template

from portal.kit.remembered import remembered

register = template.Library()


class RememberedNode(template.Node):
    """The part, as it was written last in this language with these words."""

    def __init__(self, nodes, words):
        self.nodelist = nodes
        self._words = words

    def render(self, context):
        """Written anew where it is not known, and outside of answers that are the same for everybody."""
        key = ("part", *(word.resolve(context) for word in self._words))
        return remembered(key, lambda: self.nodelist.render(context))


@register.tag("remembered")
def remembered_tag(parser, token):
    """Takes the name of the part, and whatever else it is written from."""
    words = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodes = parser.parse(("endremembered",))
    parser.delete_first_token()
    return RememberedNode(nodes, words)
