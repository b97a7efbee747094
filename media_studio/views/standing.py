"""What stands over every page of writing: who sees it, who reads it, what was asked."""

from typing import Any

from content.models import StoryPage

from .. import desk, drafting, queries
from ..appeals import may_ask_again
from .wording import draft_is_seen_by
from .writing import saved_in_words


def standing(story: StoryPage) -> dict[str, Any]:
    """Where the story stands, for `parts/standing.html`, and when it was saved."""
    taken = queries.taken_down(story)
    return {
        "story": story,
        "stage": queries.stage(story),
        "taken_down": taken,
        "may_ask_again": may_ask_again(taken, story),
        "seen_by": draft_is_seen_by(story),
        "waiting": queries.suggestions_waiting(story),
        "has_no_reader": desk.may_nobody_read(story),
        "asked": queries.asked_change(story),
        "saved": saved_in_words(drafting.Saved(story.latest_revision_id, story.latest_revision_created_at)),
    }
