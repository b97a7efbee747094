"""Facts for machines: `{% service_json page %}`, `{% article_json page %}` and so on.

A data block is no script: the content policy of the house, which allows none inside a page, lets it stand.
"""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from content.event_reads import schema_of
from content.models import TellablePage
from content.schema_org import article_data, house_data, service_data, trial_data, way_data

register = template.Library()
# What could end the block or open another, in any parser; as JSON writes them they mean the same.
SIGNS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag
def service_json(page):
    """One service."""
    return block(service_data(page))


@register.simple_tag
def trial_json(page):
    """One trial."""
    return block(trial_data(page))


@register.simple_tag
def event_json(page):
    """One event, with its days."""
    return block(schema_of(page))


@register.simple_tag
def article_json(page):
    """A story or a piece of news; nothing for a page of another sort."""
    return block(article_data(page)) if isinstance(page, TellablePage) else ""


@register.simple_tag
def way_json(page, steps):
    """The way from home to the page; home itself has none."""
    return block(way_data(steps, page.url)) if steps else ""


@register.simple_tag
def house_json():
    """Who keeps this site."""
    return block(house_data())


def block(data: dict[str, Any]) -> SafeString:
    """The data as a block of a page, whatever words are in it."""
    words = json.dumps(data, ensure_ascii=False).translate(SIGNS)
    safe = mark_safe(words)  # noqa: S308  no sign of HTML is left in it
    return format_html('<script type="application/ld+json">{}</script>', safe)
