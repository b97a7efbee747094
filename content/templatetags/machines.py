"""The head of a page for programs: `{% feed_links "news" %}`, `{% link_preview page description %}`."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from content.feed_paths import FORMATS, TYPES, feed_name
from content.link_previews import preview_of
from content.models.public import PublicPage, absolute

register = template.Library()


@register.simple_tag
def feed_links(kind):
    """Where programs find the feeds of one sort, in each format."""
    named = f"{settings.SITE_NAME}: {_names()[kind]}"
    rows = [
        (TYPES[form], f"{named} ({form.upper()})", reverse(f"content:{feed_name(kind, form)}"))
        for form in FORMATS
    ]
    if kind == "stories":
        podcast = _("Podcast")
        rows.append((TYPES["rss"], f"{settings.SITE_NAME}: {podcast}", reverse("content:podcast")))
    return format_html_join("\n", '<link rel="alternate" type="{}" title="{}" href="{}">', rows)


@register.simple_tag
def podcast_address():
    """The whole address of the podcast in the language that is read: people copy it into a program."""
    return absolute(reverse("content:podcast"))


@register.simple_tag
def link_preview(page, description=""):
    """What other sites show of a link to this page."""
    if not isinstance(page, PublicPage):
        return ""
    rows = preview_of(page, description)
    return format_html_join("\n", '<meta property="{}" content="{}">', rows)


def _names():
    return {"news": _("News"), "stories": _("Stories"), "events": _("Events")}
