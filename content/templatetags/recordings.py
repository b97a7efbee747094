"""What templates of recordings ask for."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()
ENDS = (".", "!", "?", "…", ":", ";")
CLOSING = "\"'”’»)"


@register.filter
def length_in_words(seconds: float) -> str:
    """How long a recording lasts: minutes, and seconds below five minutes."""
    whole = max(round(seconds or 0), 1)
    minutes, rest = divmod(whole, 60)
    if minutes >= 5:
        minutes, rest = round(whole / 60), 0
    parts = []
    if minutes:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes})
    if rest:
        parts.append(ngettext("%(count)s second", "%(count)s seconds", rest) % {"count": rest})
    return _("Length %(length)s") % {"length": " ".join(parts)}


@register.filter
def as_sentence(words: str) -> str:
    """The words with one full stop at their end, unless they end like a sentence already."""
    said = (words or "").strip()
    return said if not said or said.rstrip(CLOSING).endswith(ENDS) else f"{said}."
