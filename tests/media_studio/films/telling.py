"""What somebody does with a film, in one line each."""

from content import recording_intake
from content.models import StoryPage
from media_studio import captioning, drafting, publishing, queries, spoken, transcribing, voicing
from media_studio.keeping_captions import Captioned
from tests.factories.films import CAPTIONS, upload
from tests.factories.telling import read_through

WORDS = "Hei, olen Aino."


def bring(aino, story, *, prepared=True):
    block = voicing.add_film(aino, story=story, upload=upload(), caption="Aamulla")
    if prepared:
        recording_intake.prepare.call(newest(story, block).pk)
    return block


def newest(story, block):
    return spoken.recording_at(queries.draft_of(story), block).recording


def caption(person, story, captions=CAPTIONS, was="", **more):
    told, was = Captioned(captions=captions, **more), Captioned(captions=was)
    return captioning.write_captions(person, story=story, block_id=story.block, told=told, was=was)


def write(person, story, words=WORDS, was=""):
    return transcribing.write_words(person, story=story, block_id=story.block, words=words, was=was)


def handed_in(aino, story):
    drafting.hand_in(aino, story=story, through_supporter=False)
    story.refresh_from_db()
    return story


def published(aino, eeva, story):
    handed_in(aino, story)
    read_through(eeva, story)
    read = queries.read_revision(StoryPage.objects.get(pk=story.pk))
    publishing.publish_consented(aino, story=story, revision_id=read.pk, byline="Aino", places=["site"])
    return StoryPage.objects.get(pk=story.pk)
