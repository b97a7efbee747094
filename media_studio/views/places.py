"""Where else one can go from a story's own page."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from content.models import StoryPage

# Address, sign and words. A place that is not there is left out.
PLACES = (
    ("studio:preview", "eye", _("See it as readers will")),
    ("studio:plain", "read", _("How easy is it to read?")),
    ("studio:versions", "clock", _("Earlier versions")),
    ("studio:beside", "group", _("Side by side")),
)


@dataclass(frozen=True)
class PlaceToGo:
    """One link."""

    href: str
    icon: str
    label: str


def places_of(story: StoryPage) -> list[PlaceToGo]:
    """The links that lead somewhere today."""
    found = []
    for name, icon, label in PLACES:
        try:
            found.append(PlaceToGo(reverse(name, args=[story.pk]), icon, str(label)))
        except NoReverseMatch:
            continue
    return found
