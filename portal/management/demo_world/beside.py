"""What Veikko suggests beside Aino, and what Eeva says of the story that she reads, as beside.yaml says."""

from typing import Any

from django.db import transaction
from django.utils import translation

from content.models import StoryPage
from media_studio import passages, queries
from media_studio.models import Suggestion
from media_studio.suggesting import decline, suggest
from media_studio.support_acts import note_visit

from .people import person
from .texts import told


@transaction.atomic
def build() -> str | None:
    """The suggestions: some wait for Aino, one she has answered; Eeva's wait for Oiva."""
    plan = told("beside")
    story = StoryPage.objects.filter(title=plan["story"], storyteller=person("aino")).first()
    if story is None or Suggestion.objects.filter(story=story).exists():
        return None
    veikko = person(plan["supporter"])
    with translation.override("fi"):
        note_visit(veikko, story=story)
        for item in plan["suggestions"]:
            _suggest(veikko, story, item)
        read = StoryPage.objects.get(draft_title=plan["read"])
        for item in plan["comments"]:
            _suggest(person(plan["reader"]), read, item, source=Suggestion.Source.READER)
    return f"{len(plan['suggestions'])} suggestions are made beside Aino's story, and a reader comments."


def _suggest(by: Any, story: StoryPage, item: dict[str, Any], **more: Any) -> None:
    draft = passages.passages_of(queries.draft_of(story))
    block = next(one.id for one in draft if item["quote"] in one.words)
    words: dict[str, Any] = {name: item[name] for name in ("quote", "proposed", "comment") if name in item}
    made = suggest(by, story=story, block_id=block, **words, **more)
    if "declined" in item:
        decline(person("aino"), suggestion=made, answer=item["declined"])
