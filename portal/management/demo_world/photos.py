"""Aino's story in three invented pictures; on one of them a paper with a name is covered."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import translation

from content.models import StoryPage
from content.picture_editing import PIXELS, Cover, Edits
from media_studio.drafting import begin_story, keep, save_draft
from media_studio.models import Telling
from media_studio.models.tellings import Kind
from media_studio.picture_list import pictures_in
from media_studio.picture_words import Words
from media_studio.picturing import add_pictures, change_picture
from media_studio.queries import draft_of

from .people import person
from .texts import PICTURES

TITLE = "Matkani kirjastoon"
SUMMARY = "Aino kulkee kirjastoon joka tiistai.\nMatka on hänelle tärkeä."
CREDIT = "Oma ääni"
PAPER = Edits(covers=(Cover(47.0, 42.0, 8.0, 11.5, PIXELS),))
TOLD = {
    "bus-stop": (
        "Bussi tulee pysäkille. Pysäkin tolpassa oleva lappu on peitetty.",
        "Odotan bussia. Lapussa oli toisen ihmisen nimi, joten peitin sen.",
        PAPER,
    ),
    "library": (
        "Kirjaston pöydällä on palapeli, lamppu ja kahvikuppi.",
        "Istun aina sinisellä tuolilla.",
        Edits(),
    ),
    "lake": ("Tyyni järvi illalla.", "Kotimatkalla katson järveä.", Edits()),
}


@transaction.atomic
def build() -> str | None:
    """A draft, so that whoever looks can try the desk of pictures."""
    aino = person("aino")
    if Telling.objects.filter(story__storyteller=aino, kind=Kind.PHOTOS).exists():
        return None
    with translation.override("fi"):
        story = begin_story(aino, title=TITLE, kind=Kind.PHOTOS)
    fields = {"title": TITLE, "summary": SUMMARY}
    save_draft(aino, story=story, fields=fields, seen_revision=story.latest_revision_id)
    files = [PICTURES / f"{scene}.png" for scene in TOLD]
    uploads = [SimpleUploadedFile(file.name, file.read_bytes(), "image/png") for file in files]
    add_pictures(aino, story=story, uploads=uploads)
    for placed, (alt, caption, edits) in zip(pictures_in(_fresh(story)), TOLD.values(), strict=True):
        words = Words(alt=alt, caption=caption, credit=CREDIT)
        change_picture(aino, story=_fresh(story), block_id=placed.block_id, edits=edits, words=words)
    page = draft_of(_fresh(story))
    page.is_example = True
    keep(aino, page)
    return "Aino tells a story in pictures; a paper is covered."


def _fresh(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk)
