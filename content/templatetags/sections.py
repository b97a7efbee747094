"""Where the parts of the site are: `{% section_url "stories" %}` gives the address in the page's language."""

from django import template
from django.urls import reverse
from django.utils import translation

from content.queries import section_urls
from portal.kit.one_answer import once

register = template.Library()


@register.simple_tag
def section_url(name):
    """The address of a part of the site, by its word in `PARTS` or `StandardPage.Section`.

    A part that has no page in this language leads to the home of the language; the accessibility statement
    is always there, as the law wants it.
    """
    language = translation.get_language() or "fi"
    elsewhere = reverse("content:accessibility") if name == "accessibility" else f"/{language}/"
    return once(("parts", language), lambda: section_urls(language)).get(name, elsewhere)


@register.filter
def lines(text):
    """The lines of a field that holds one thing on each line; empty ones are left out."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
