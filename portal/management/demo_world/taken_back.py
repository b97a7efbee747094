"""A draft that Aino took back a moment ago: in "Everything of mine" it can be brought back for a day."""

from django.utils import translation

from content.models import Seal
from media_studio.drafting import begin_story, save_draft
from media_studio.taking_back import take_back_story

from .people import person

TITLE = "Kirje, jota en lähetä"
TEXT = "# Ilta\n\nKirjoitin tämän illalla.\n\nAamulla en halunnut enää näyttää sitä kenellekään."


def build() -> str | None:
    """One story, sealed."""
    if Seal.objects.exists():
        return None
    aino = person("aino")
    with translation.override("fi"):
        story = begin_story(aino, title=TITLE)
    fields = {"title": TITLE, "summary": "", "text": TEXT}
    save_draft(aino, story=story, fields=fields, seen_revision=story.latest_revision_id)
    take_back_story(aino, story=story)
    return "A story is taken back; it can return for a day."
