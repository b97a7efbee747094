"""A small correction of Aino's public story, which Eeva proposes: it waits for Aino's yes or no."""

from django.db import transaction

from content.models import StoryPage
from media_studio.correctable import parts_of
from media_studio.correcting import propose
from media_studio.models import Correction

from .people import person

OLD, NEW = "yksitoista lausetta", "kaksitoista lausetta"
REASON = "Laskin lauseet lehdestä. Niitä on kaksitoista. Korjaisimmeko luvun?"
NOTE = "Korjasimme lauseiden määrän."


@transaction.atomic
def build() -> str | None:
    """One correction, not answered."""
    if Correction.objects.exists():
        return None
    for story in StoryPage.objects.filter(storyteller=person("aino"), live=True):
        for part, words in parts_of(story).items():
            if OLD in words:
                after = words.replace(OLD, NEW)
                propose(
                    person("eeva"),
                    story=story,
                    part=part,
                    seen=words,
                    after=after,
                    reason=REASON,
                    note=NOTE,
                )
                return "A small correction waits for Aino's answer."
    return None
