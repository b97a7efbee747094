"""A story of Aino's that she tells by questions: two are answered, and yesterday's version is kept."""

import datetime

from django.db import transaction
from django.utils import translation

from content.models import StoryPage
from media_studio import telling
from media_studio.drafting import begin_story
from media_studio.models import Telling
from media_studio.models.tellings import Kind, Way

from .people import person

TITLE = "Mikä minua auttoi talvella"
ANSWERS = {
    "what": "Minua auttoi kävely. Kävelen joka aamu saman lenkin järven ympäri.",
    "found": "Kuulin siitä kahvilla. Sampo sanoi: lähde vain ovesta ulos.",
}


@transaction.atomic
def build() -> str | None:
    """The story, once: a telling of the same kind and name of hers is left as it is."""
    aino = person("aino")
    if StoryPage.objects.filter(storyteller=aino, draft_title=TITLE).exists():
        return None
    if Telling.objects.filter(story__storyteller=aino, kind=Kind.WHAT_HELPED).exists():
        return None
    with translation.override("fi"):
        story = begin_story(aino, title=TITLE, kind=Kind.WHAT_HELPED, way=Way.QUESTIONS)
    for key, words in ANSWERS.items():
        telling.answer(aino, story=story, key=key, words=words, was="")
    for revision in story.revisions.all():
        yesterday = revision.created_at - datetime.timedelta(days=1)
        story.revisions.filter(pk=revision.pk).update(created_at=yesterday)
    telling.answer(aino, story=story, key="found", words=f"{ANSWERS['found']} Lähdin.", was=ANSWERS["found"])
    telling.keep_place(aino, story=story, step="changed")
    return "Aino tells one more story, by questions."
