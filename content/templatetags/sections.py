"""Where the parts of the site are: `{% section_url "stories" %}` gives the address in the page's language."""

from django import template
from django.urls import reverse
from django.utils import translation

from content.queries import section_urls

register = template.Library()


@register.simple_tag(takes_context=True)
def section_url(context, name):
    """The address of a part of the site, by its word in `PARTS` or `StandardPage.Section`.

    A part that has no page in this language leads to the home of the language; the accessibility statement
    is always there, as the law wants it.
    """
    language = translation.get_language() or "fi"
    request = getattr(context, "request", None)
    known = getattr(request, "section_urls", {})
    if language not in known:
        known = {**known, language: section_urls(language)}
        if request is not None:
            request.section_urls = known
    elsewhere = reverse("content:accessibility") if name == "accessibility" else f"/{language}/"
    return known[language].get(name, elsewhere)


@register.filter
def lines(text):
    """The lines of a field that holds one thing on each line; empty ones are left out."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
