"""A story's own page: where it stands, the steps, and what else one can do with it."""

from django.http import HttpRequest, HttpResponse

from content.podcast_yes import says_podcast

from .. import queries
from ..appeals import may_ask_again
from ..gone_for import gone_for
from ..models import Telling
from ..models.tellings import Way
from ..newer_draft import newer_draft
from ..policy.stages import IN_READING
from . import access
from .places import places_of
from .steps import steps_of
from .wording import words_of


@access.storytellers
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one own story, one link away."""
    own = access.own_story(request, pk)
    taken = queries.taken_down(own)
    stage, telling = queries.stage(own), Telling.objects.of(own)
    other_way = Way.PAGE if telling.way == Way.QUESTIONS else Way.QUESTIONS
    context = {
        "story": own,
        "stage": stage,
        "words": words_of(stage, own),
        "telling": telling,
        "steps": steps_of(own),
        "places": places_of(own),
        "other_way": other_way,
        "waiting": queries.suggestions_waiting(own),
        "taken_down": taken,
        "may_ask_again": may_ask_again(taken, own),
        "is_read_now": stage in IN_READING,
        "newer": newer_draft(own),
        "gone": gone_for(own),
        "in_podcast": says_podcast(own),
        "may_be_taken_back": queries.may_be_taken_back(own),
    }
    return access.page(request, "story", context)
