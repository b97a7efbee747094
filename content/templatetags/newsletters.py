"""`{% piece item as piece %}`: what a newsletter tells of one page."""

from django import template

from content.newsletter_mail import piece_of

register = template.Library()


@register.simple_tag
def piece(item):
    """The title, the byline, the summary, the address and the editors' words before it."""
    return piece_of(item)
